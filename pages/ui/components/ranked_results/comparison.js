// The two pictures below a result's explanation, with a map of what makes them look alike.
import { element, make } from '../lib/dom.js';

const NOTHING = { src: '', alt: '', caption: '' };
const PENDING = { sentence: 'Comparing the pictures…', pictures: [NOTHING, NOTHING], ratio: '3 / 4', colors: '', adds: '' };

function figure({ src, alt, caption, heat }, ratio) {
  const page = make('div', { className: 'page' }, src ? make('img', { src, alt }) : null, heat ? make('img', { className: 'heat', src: heat, alt: '' }) : null);
  page.style.aspectRatio = ratio;
  return make('figure', {}, page, element('figcaption', '', caption));
}

/** Show a comparison in its box, or that it is on its way; with neither the box is hidden. */
export function fillComparison(box, comparison, waiting) {
  box.hidden = !comparison && !waiting;
  const { sentence, pictures, ratio, colors, adds } = box.hidden ? { ...PENDING, pictures: [] } : comparison ?? PENDING;
  box.classList.toggle('waiting', !comparison);
  box.querySelector('.sentence').textContent = sentence;
  box.querySelector('.colours').textContent = colors;
  box.querySelector('.adds').textContent = adds;
  box.querySelector('.key').hidden = !pictures.some((picture) => picture.heat);
  box.querySelector('.pair').replaceChildren(...pictures.map((picture) => figure(picture, ratio)));
}
