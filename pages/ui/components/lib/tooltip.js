import { clamp } from './numbers.js';

const AWAY = 18;  // pixels between the pointer and the tooltip

/** Put a tooltip beside a place in its frame: to the right where there is room, and never out of the frame. */
export function place(tip, frame, [x, y]) {
  const { offsetWidth: wide, offsetHeight: high } = tip;
  const left = x + AWAY + wide > frame.width ? x - AWAY - wide : x + AWAY;
  tip.style.transform = `translate(${Math.max(4, left)}px, ${clamp(y - high / 2, 4, frame.height - high - 4)}px)`;
}

/** Write a product into a tooltip, or hide it where nothing is known. */
export function tell(tip, product) {
  tip.hidden = !product;
  if (!product) return;
  const image = tip.querySelector('img');
  image.hidden = !product.src;
  if (product.src && image.getAttribute('src') !== product.src) image.src = product.src;
  tip.querySelector('.name').textContent = product.title;
  tip.querySelector('.price').textContent = product.price;
}
