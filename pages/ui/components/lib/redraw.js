// Streamlit calls a component again after every change of its data or of the theme, also where nothing changed.
const drawn = new WeakMap();

/** Return whether data differ from those that the element has shown last, and remember them. */
export function changed(element, data) {
  const text = JSON.stringify(data);
  if (drawn.get(element) === text) return false;
  drawn.set(element, text);
  return true;
}
