function tile(product) {
  const box = make('span', { className: 'tile' });
  if (product.src) box.append(make('img', { src: product.src, alt: '' }));
  else box.append(make('span', { className: 'none', textContent: 'No picture' }));
  return box;
}

function head(product, place, pick, leave) {
  const link = make('a', { href: product.href }, tile(product), make('span', { className: 'title', textContent: product.title }));
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    pick(product.id);
  };
  const away = make('button', { type: 'button', className: 'away', textContent: 'Take away', ariaLabel: `Take away ${product.title}` });
  away.onclick = () => {
    if (kept.of(place).compare.includes(product.id)) kept.toggle(place, 'compare', product.id);
    leave(product.id);
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

function pair(each, products, names) {
  const parts = Object.entries(names).flatMap(([signal, name]) => {
    const value = each[signal], fill = make('i');
    fill.dataset.part = signal;
    fill.style.width = `${100 * (value ?? 0)}%`;
    return [
      make('dt', { textContent: name }),
      make('dd', { className: 'bar', ariaHidden: 'true' }, fill),
      make('dd', { textContent: value === null ? 'unknown' : value.toFixed(2) }),
    ];
  });
  const [a, b] = [products[each.a], products[each.b]];
  return make('li', { ariaLabel: `${a.title} and ${b.title}` }, tile(a), tile(b), make('dl', {}, ...parts));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const find = (name) => parentElement.querySelector(name);
  const { products, rows, pairs, names, place } = data;
  const only = find('.only input');
  find('table').style.setProperty('--products', products.length);
  find('thead').replaceChildren(make('tr', {}, make('td'), ...products.map(
    (product) => head(
      product, place, (id) => setTriggerValue('picked', { id }),
      (id) => setTriggerValue('left', products.map((other) => other.id).filter((other) => other !== id)),
    ),
  )));
  const lines = rows.map(({ name, values }) => make(
    'tr', { className: new Set(values).size > 1 ? 'differs' : '' },
    make('th', { scope: 'row', textContent: name }),
    ...values.map((value) => make('td', { textContent: value || '–' })),
  ));
  const colors = make('tr', {}, make('th', { scope: 'row', textContent: 'Colours in the picture' }),
    ...products.map((product) => make('td', {}, product.colors.length ? swatches(product.colors) : '–')));
  find('tbody').replaceChildren(...lines, colors);
  const show = () => lines.forEach((line) => { line.hidden = only.checked && !line.classList.contains('differs'); });
  only.onchange = show;
  show();
  find('.pairs').replaceChildren(...pairs.map((each) => pair(each, products, names)));
}
