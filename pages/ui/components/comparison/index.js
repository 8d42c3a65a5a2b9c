import { bar, element, make } from '../lib/dom.js';
import { listsOf, toggle } from '../lib/favorites.js';
import { onPlainClick } from '../lib/link.js';
import { tile } from '../lib/tile.js';

function head(product, data, send) {
  const others = data.products.map(({ id }) => id).filter((id) => id !== product.id);
  const link = make('a', { href: product.href }, tile(product.src, { words: true }), element('span', 'title', product.title));
  link.onclick = (event) => onPlainClick(event, () => send('picked', { id: product.id }));
  const away = make('button', { type: 'button', className: 'away', textContent: 'Remove', ariaLabel: `Remove ${product.title}` });
  away.onclick = () => {
    if (listsOf(data.place).compare.includes(product.id)) toggle(data.place, 'compare', product.id);
    send('remaining', others);
  };
  return make('th', { scope: 'col' }, link, away);
}

function swatches(colors) {
  return make('span', { className: 'swatches' }, ...colors.map(([hex, share]) => {
    const percent = `${Math.max(1, Math.round(100 * share))} %`;
    const dot = make('i', { role: 'img', ariaLabel: `${hex}, ${percent}`, title: percent });
    dot.style.background = hex;
    return dot;
  }));
}

function pair(each, { products, names }) {
  const parts = Object.entries(names).flatMap(([signal, name]) => {
    const value = each[signal], fill = bar(value ?? 0);
    fill.dataset.part = signal;
    return [
      element('dt', '', name),
      make('dd', { className: 'bar', ariaHidden: 'true' }, fill),
      element('dd', '', value === null ? 'unknown' : value.toFixed(2)),
    ];
  });
  const [a, b] = [products[each.a], products[each.b]];
  return make('li', { ariaLabel: `${a.title} and ${b.title}` }, tile(a.src), tile(b.src), make('dl', {}, ...parts));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const find = (name) => parentElement.querySelector(name);
  const { products, rows, pairs } = data, only = find('.only input');
  find('table').style.setProperty('--products', products.length);
  find('thead').replaceChildren(make('tr', {}, make('td'), ...products.map((each) => head(each, data, setTriggerValue))));
  const lines = rows.map(({ name, values }) => make(
    'tr', { className: new Set(values).size > 1 ? 'differs' : '' },
    make('th', { scope: 'row', textContent: name }), ...values.map((value) => element('td', '', value || '–')),
  ));
  const colors = make('tr', {}, make('th', { scope: 'row', textContent: 'Colours in the picture' }),
    ...products.map((product) => make('td', {}, product.colors.length ? swatches(product.colors) : '–')));
  find('tbody').replaceChildren(...lines, colors);
  const show = () => lines.forEach((line) => { line.hidden = only.checked && !line.classList.contains('differs'); });
  only.onchange = show;
  show();
  find('.pairs').replaceChildren(...pairs.map((each) => pair(each, data)));
}
