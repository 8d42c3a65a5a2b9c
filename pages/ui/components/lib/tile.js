import { make } from './dom.js';
import { icon } from './icons.js';

/** Return what stands where a product has no picture. */
function placeholder(words) {
  return make('span', { className: 'none' }, icon('hanger'), words ? make('span', { textContent: 'No picture' }) : null);
}

/** Return a product's picture on a white page; where there is none, a placeholder, with words if there is room. */
export function tile(src, { alt = '', loading = 'lazy', words = false } = {}) {
  const image = src ? make('img', { alt, decoding: 'async', loading }) : placeholder(words);
  if (src) {
    image.onerror = () => image.replaceWith(placeholder(words));
    image.src = src;
  }
  return make('span', { className: 'tile' }, image);
}
