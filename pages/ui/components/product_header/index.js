import { element, make, write } from '../lib/dom.js';
import { changed } from '../lib/redraw.js';
import { tile } from '../lib/tile.js';

function swatch([hex, name, share]) {
  const dot = make('i'), percent = share < 0.005 ? 'under 1%' : `${Math.round(100 * share)}%`;
  dot.style.background = hex;
  return make('li', { title: hex }, dot, `${name} `, element('small', '', percent));
}

function picture({ src, title }) {
  const page = tile(src, { alt: `Picture of ${title}`, loading: 'eager', words: true }), image = page.querySelector('img');
  // A small picture is shown at no more than twice its size: larger would only blur it.
  if (image) {
    image.onload = () => {
      image.style.maxWidth = `${2 * image.naturalWidth}px`;
      image.style.maxHeight = `${2 * image.naturalHeight}px`;
    };
  }
  return page;
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('article');
  if (!changed(root, data)) return;
  const facts = root.querySelector('.facts'), colors = root.querySelector('.colours');
  root.setAttribute('aria-label', data.title);
  root.classList.toggle('small', data.small);
  root.querySelector('.tile').replaceWith(picture(data));
  write(root, '.path', data.path.join(' › '));
  for (const name of ['price', 'was', 'tier']) write(root, `.${name}`, data[name]);
  root.querySelector('.cost').hidden = !data.price;
  facts.hidden = !data.facts.length;
  facts.replaceChildren(...data.facts.map(([name, value]) => make('div', {}, element('dt', '', name), element('dd', '', value))));
  colors.hidden = !data.colors.length;
  colors.querySelector('ul').replaceChildren(...data.colors.map(swatch));
}
