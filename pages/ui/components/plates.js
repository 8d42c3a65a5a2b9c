const shown = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector('.alike-plates ul');
  const text = JSON.stringify(data.plates);
  list.setAttribute('aria-label', data.label);
  list.classList.toggle('large', data.large);
  if (shown.get(list) !== text) {
    shown.set(list, text);
    const focused = list.contains(document.activeElement) && document.activeElement.dataset.id;
    list.replaceChildren(...data.plates.map((plate) => {
      const line = element('li'), body = element(plate.id ? 'button' : 'div', plate.id ? '' : 'plate');
      const tile = element('span', 'tile'), image = element('img');
      image.alt = '';
      image.src = plate.src;
      tile.append(image);
      body.append(tile, element('span', 'name', plate.name));
      if (plate.note) body.append(element('span', 'note', plate.note));
      if (plate.id) {
        body.type = 'button';
        body.dataset.id = plate.id;
        body.onclick = () => setTriggerValue('picked', { id: plate.id });
      }
      line.append(body);
      return line;
    }));
    if (focused) list.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
  }
  list.querySelectorAll('button').forEach((button) => {
    button.ariaPressed = String(button.dataset.id === data.chosen);
  });
}
