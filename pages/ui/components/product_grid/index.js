import { fillCard, makeCard } from '../lib/card.js';
import { make } from '../lib/dom.js';
import { buttons, mark, toggle } from '../lib/favorites.js';
import { onPlainClick } from '../lib/link.js';
import { changed } from '../lib/redraw.js';

const EAGER = 8;  // pictures above the fold load at once, all others when they come near

function item(product, position) {
  const link = makeCard(product, position < EAGER ? 'eager' : 'lazy');
  link.dataset.id = product.id;
  fillCard(link, product);
  return make('li', {}, link, make('span', { className: 'favorites' }, ...buttons(product, ['favourites', 'compare'])));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const grid = parentElement.querySelector('.cards');
  if (changed(grid, data)) {
    grid.setAttribute('aria-label', data.label);
    grid.classList.toggle('small', data.small);
    grid.replaceChildren(...data.cards.map(item));
  }
  mark(grid, data.place);
  grid.onclick = (event) => {
    const button = event.target.closest('button[data-list]'), link = event.target.closest('a[data-id]');
    if (button) toggle(data.place, button.dataset.list, button.dataset.id);
    else if (link) onPlainClick(event, () => setTriggerValue('picked', { id: link.dataset.id }));
  };
}
