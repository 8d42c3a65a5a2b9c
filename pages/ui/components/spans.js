const shown = new WeakMap();

export default function ({ data, parentElement }) {
  const list = parentElement.querySelector('ul'), text = JSON.stringify(data);
  if (shown.get(list) === text) return;
  shown.set(list, text);
  list.setAttribute('aria-label', data.label);
  const title = parentElement.querySelector('h2');
  title.textContent = data.title;
  title.hidden = !data.title;
  list.replaceChildren(...data.rows.map((row) => {
    const line = element('li', row.quiet ? 'quiet' : ''), name = element('span', 'name', row.name);
    if (row.note) name.append(element('small', '', row.note));
    const scale = element('span', 'scale'), bar = element('b'), reach = element('i'), dot = element('u');
    scale.ariaHidden = 'true';
    bar.style.width = `${100 * row.value}%`;
    reach.style.left = `${100 * row.low}%`;
    reach.style.width = `${100 * (row.high - row.low)}%`;
    dot.style.left = `${100 * row.value}%`;
    scale.append(bar, reach, dot);
    const number = element('span', 'number', row.value.toFixed(3));
    number.append(element('span', 'unseen', ` (95 % interval ${row.low.toFixed(3)} to ${row.high.toFixed(3)})`));
    number.title = `${row.low.toFixed(3)} to ${row.high.toFixed(3)}`;
    line.append(name, scale, number);
    return line;
  }));
}
