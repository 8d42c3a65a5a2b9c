const WIDTH = 420, HEIGHT = 250, LEFT = 40, BOTTOM = 40, TOP = 22, RIGHT = 8;
const shown = new WeakMap();

const x = (value) => LEFT + value * (WIDTH - LEFT - RIGHT);
const y = (value) => HEIGHT - BOTTOM - value * (HEIGHT - BOTTOM - TOP);

function drawn(name, attributes, text) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text) made.textContent = text;
  return made;
}

function axes(data) {
  const parts = [drawn('rect', { class: 'frame', x: x(0), y: y(1), width: x(1) - x(0), height: y(0) - y(1) })];
  [.25, .5, .75].forEach((value) => parts.push(
    drawn('line', { class: 'grid', x1: x(0), x2: x(1), y1: y(value), y2: y(value) }),
  ));
  const below = y(0) + 16;
  parts.push(
    drawn('text', { x: x(0), y: below }, data.across.ends[0]),
    drawn('text', { x: x(1), y: below, 'text-anchor': 'end' }, data.across.ends[1]),
    drawn('text', { x: (x(0) + x(1)) / 2, y: below + 16, 'text-anchor': 'middle' }, data.across.label),
    drawn('text', { x: x(0) - 6, y: y(0), 'text-anchor': 'end' }, data.up.ends[0]),
    drawn('text', { x: x(0) - 6, y: y(1) + 9, 'text-anchor': 'end' }, data.up.ends[1]),
    drawn('text', { x: x(0), y: y(1) - 8 }, data.up.label),
  );
  return parts;
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.alike-curve'), text = JSON.stringify(data);
  if (shown.get(root) === text) return;
  shown.set(root, text);
  const picture = drawn('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': data.says });
  picture.append(...axes(data));
  [...data.lines.entries()].reverse().forEach(([number, line]) => picture.append(drawn('polyline', {
    class: `line tone${number}${line.quiet ? ' quiet' : ''}`,
    points: line.points.map(([a, b]) => `${x(a).toFixed(1)},${y(b).toFixed(1)}`).join(' '),
  })));
  const [a, b] = data.here;
  picture.append(
    drawn('line', { class: 'drop', x1: x(a), x2: x(a), y1: y(b), y2: y(0) }),
    drawn('circle', { class: 'here', cx: x(a), cy: y(b), r: 6 }),
  );
  const legend = document.createElement('ul');
  legend.setAttribute('role', 'list');
  legend.append(...data.lines.map((line, number) => {
    const item = document.createElement('li');
    item.className = `tone${number}${line.quiet ? ' quiet' : ''}`;
    item.append(document.createElement('i'), line.name);
    return item;
  }));
  root.replaceChildren(picture, ...(data.lines.length > 1 ? [legend] : []));
}
