import { element, make, replaceKeepingFocus } from '../lib/dom.js';
import { changed } from '../lib/redraw.js';

function item(tile, pick) {
  const parts = [make('span', { className: 'tile' }, make('img', { alt: '', src: tile.src })), element('span', 'name', tile.name)];
  if (tile.note) parts.push(element('span', 'note', tile.note));
  if (!tile.id) return make('li', {}, make('div', { className: 'image' }, ...parts));
  const button = make('button', { type: 'button', onclick: () => pick(tile.id) }, ...parts);
  button.dataset.key = tile.id;
  return make('li', {}, button);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector('ul');
  list.setAttribute('aria-label', data.label);
  list.classList.toggle('large', data.large);
  if (changed(list, data.tiles)) {
    replaceKeepingFocus(list, data.tiles.map((tile) => item(tile, (id) => setTriggerValue('picked', { id }))));
  }
  list.querySelectorAll('button').forEach((button) => {
    button.ariaPressed = String(button.dataset.key === data.selected);
  });
}
