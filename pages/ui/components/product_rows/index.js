import { element, make } from '../lib/dom.js';
import { onPlainClick } from '../lib/link.js';
import { changed } from '../lib/redraw.js';
import { tile } from '../lib/tile.js';

function item(product, data, pick) {
  const label = [product.title, product.note, product.marked && data.mark].filter(Boolean).join(', ');
  const link = make('a', { href: product.href, title: product.title, ariaLabel: label }, tile(product.src));
  if (product.note) link.append(element('span', 'note', product.note));
  if (data.current) link.ariaCurrent = String(product.id === data.current);
  if (data.picks) link.onclick = (event) => onPlainClick(event, () => product.id !== data.current && pick(product.id));
  return make('li', { className: product.marked ? 'marked' : '' }, link);
}

function section(row, data, pick) {
  const box = make('section', { ariaLabel: row.title || null }), header = make('header');
  if (row.title) header.append(element('h2', '', row.title));
  header.append(element('span', '', row.note));
  if (row.title || row.note) box.append(header);
  const products = [row.query, ...row.tiles].filter(Boolean);
  box.append(products.length
    ? make('ul', { className: row.query ? 'answers' : '', role: 'list' }, ...products.map((each) => item(each, data, pick)))
    : element('p', 'empty', row.empty));
  return box;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.alike-product-rows');
  if (!changed(root, data)) return;
  root.dataset.layout = data.layout;
  root.replaceChildren(...data.rows.map((row) => section(row, data, (id) => setTriggerValue('picked', { id }))));
}
