const shown = new WeakMap();

function line(name, count, total, rest) {
  const item = document.createElement('li'), bar = document.createElement('i');
  const label = document.createElement('span'), number = document.createElement('span');
  bar.style.width = `${(100 * count) / total}%`;
  label.textContent = name;
  label.title = name;
  number.textContent = count.toLocaleString('en');
  number.className = 'count';
  item.className = rest ? 'rest' : '';
  item.append(bar, label, number);
  return item;
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.alike-tally'), text = JSON.stringify(data);
  if (shown.get(parentElement) === text) return;
  shown.set(parentElement, text);
  root.replaceChildren(...data.tallies.map(({ name, values, others, total }) => {
    const box = document.createElement('section'), heading = document.createElement('h3');
    const list = document.createElement('ul');
    heading.textContent = name;
    list.setAttribute('role', 'list');
    list.append(...values.map(([value, count]) => line(value, count, total, false)));
    if (others) list.append(line('Others', others, total, true));
    box.append(heading, list);
    return box;
  }));
}
