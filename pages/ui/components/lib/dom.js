// Makes what a component puts on the page. Text is set as text, so that no catalogue can bring markup.

/** Return a new element with these properties and children; children that are null are left out. */
export function make(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Return a new element with a class and text; either may be empty. */
export function element(name, className, text) {
  return make(name, { ...(className && { className }), ...(text && { textContent: text }) });
}

/** Write text into the element that a selector finds, and hide the element where there is none. */
export function write(root, selector, text) {
  const found = root.querySelector(selector);
  found.textContent = text;
  found.hidden = !text;
}

/** Replace a list's children; where one of them had the focus, the new one of the same data-key gets it. */
export function replaceKeepingFocus(list, children) {
  const key = list.contains(document.activeElement) && document.activeElement.dataset.key;
  list.replaceChildren(...children);
  if (key) list.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

/** Return a decorative part of a bar that fills a share, 0 to 1, of its length along `side`. */
export function bar(share, side = 'width') {
  const made = make('i');
  made.style[side] = `${100 * share}%`;
  return made;
}
