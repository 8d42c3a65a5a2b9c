import { make, write } from './dom.js';
import { tile } from './tile.js';

/** Return a link with a product's picture, name and price, to be filled. */
export function makeCard({ src }, loading = 'lazy') {
  const picture = tile(src, { loading, words: true });
  picture.append(make('span', { className: 'badge' }));
  const cost = make('span', { className: 'cost' }, make('span', { className: 'price' }), make('s', { className: 'was' }));
  return make('a', { className: 'card' }, picture, make('span', { className: 'title' }), cost);
}

/** Write a product into its card. */
export function fillCard(link, product) {
  link.href = product.href;
  for (const name of ['badge', 'title', 'price', 'was']) write(link, `.${name}`, product[name]);
  link.querySelector('.cost').hidden = !product.price;
}
