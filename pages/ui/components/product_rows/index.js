import { element, make, replaceKeepingFocus } from '../lib/dom.js';
import { onPlainClick } from '../lib/link.js';
import { changed } from '../lib/redraw.js';
import { tile } from '../lib/tile.js';

function item(product, row, data, pick) {
  const { id, href, title, note } = product;
  const label = [title, note, product.marked && data.mark].filter(Boolean).join(', ');
  const link = href ? make('a', { href, title, ariaLabel: label }, tile(product.src)) : make('div', {}, tile(product.src));
  if (data.named) link.append(element('span', 'name', title));
  if (note) link.append(element('span', 'note', note));
  if (href && data.current) link.ariaCurrent = String(id === data.current);
  if (href && data.picks) link.onclick = (event) => onPlainClick(event, () => id !== data.current && pick(id));
  link.dataset.key = `${row.title} ${id}`;
  return make('li', { className: product.marked ? 'marked' : '' }, link);
}

function section(row, data, pick) {
  const box = make('section', { ariaLabel: row.title || null }), header = make('header');
  if (row.title) header.append(element('h2', '', row.title));
  header.append(element('span', '', row.note));
  if (row.title || row.note) box.append(header);
  const products = [row.query, ...row.tiles].filter(Boolean);
  box.append(products.length
    ? make('ul', { className: row.query ? 'answers' : '', role: 'list' }, ...products.map((each) => item(each, row, data, pick)))
    : element('p', 'empty', row.empty));
  return box;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.alike-product-rows');
  if (!changed(root, data)) return;
  root.dataset.layout = data.layout;
  replaceKeepingFocus(root, data.rows.map((row) => section(row, data, (id) => setTriggerValue('picked', { id }))));
}
