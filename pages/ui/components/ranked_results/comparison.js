// The two pictures below a result's explanation, with a map of what makes them look alike.
import { element, make } from '../lib/dom.js';

const ALIKE = [11, 143, 134], APART = [224, 122, 31];  // of the heat map; seen on white pictures in both themes
const NOTHING = { src: '', alt: '', caption: '' };
const PENDING = { sentence: 'Comparing the pictures…', pictures: [NOTHING, NOTHING], ratio: '3 / 4', colors: '', adds: '' };

function heatMap(cells) {
  const [height, width] = [cells.length, cells[0].length], canvas = make('canvas', { width, height });
  const image = new ImageData(width, height);
  cells.flat().forEach((value, cell) => {
    image.data.set([...(value < 0 ? APART : ALIKE), Math.round(200 * Math.min(1, Math.abs(value)))], 4 * cell);
  });
  canvas.getContext('2d').putImageData(image, 0, 0);
  return canvas;
}

function figure({ src, alt, caption, heat }, ratio) {
  const page = make('div', { className: 'page' }, src ? make('img', { src, alt }) : null, heat ? heatMap(heat) : null);
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
