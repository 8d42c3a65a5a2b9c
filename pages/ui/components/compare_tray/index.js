import { make } from '../lib/dom.js';
import { follow, FULL, LIMITS, listsOf, store, toggle } from '../lib/favorites.js';
import { renew } from '../lib/listeners.js';
import { changed } from '../lib/redraw.js';
import { tile } from '../lib/tile.js';

function item(product, remove) {
  const cross = make('button', { type: 'button', className: 'cross', ariaLabel: `Remove ${product.title} from the comparison`, onclick: remove });
  cross.append(make('span', { ariaHidden: 'true', textContent: '×' }));
  return make('li', {}, tile(product.src, { alt: product.title }), cross);
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const tray = parentElement.querySelector('section');
  const find = (name) => tray.querySelector(name);
  const { place, products, gone } = data;

  // The server only mirrors what the browser stores.
  follow(tray, () => {
    const lists = { place, ...listsOf(place) };
    if (changed(tray, lists)) setStateValue('lists', lists);
  });
  for (const [list, ids] of Object.entries(listsOf(place))) {
    if (ids.some((id) => gone.includes(id))) store(place, list, ids.filter((id) => !gone.includes(id)));
  }

  tray.hidden = !products.length;
  const held = find('.chosen').contains(document.activeElement);
  find('.chosen').replaceChildren(...products.map((product) => item(product, () => toggle(place, 'compare', product.id))));
  if (held) (find('.cross') ?? document.body).focus();
  find('.note').textContent = products.length === 1 ? 'Choose one more to compare' : '';
  find('.go').disabled = products.length < 2;
  find('.go').onclick = () => setTriggerValue('compared', products.map((product) => product.id));
  find('.clear').onclick = () => store(place, 'compare', []);
  const stop = renew(tray);
  window.addEventListener(FULL, ({ detail }) => {
    if (detail === 'compare') find('.note').textContent = `You can compare up to ${LIMITS.compare} products. Remove one first.`;
  }, { signal: stop.signal });
  return () => stop.abort();
}
