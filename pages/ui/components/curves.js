const drawnCurves = new WeakMap(), SVG = 'http://www.w3.org/2000/svg';

function part(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function place(element, left, bottom) {
  if (left !== null) element.style.left = `${left}%`;
  if (bottom !== null) element.style.bottom = `${bottom}%`;
  return element;
}

function lines(data, up) {
  const svg = shape('svg', { viewBox: '0 0 100 100', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const corner = ([x, y]) => `${100 * x},${100 - up(y)}`;
  for (const step of data.steps) svg.append(shape('line', { class: 'grid', x1: 0, x2: 100, y1: 100 - up(step), y2: 100 - up(step) }));
  if (data.diagonal) svg.append(shape('line', { class: 'ideal', x1: 0, y1: 100 - up(0), x2: 100, y2: 100 - up(1) }));
  data.curves.forEach((curve, number) => {
    const kind = `of${number}`;
    if (curve.band.length) {
      const edge = [...curve.band.map(([x, low]) => [x, low]), ...curve.band.map(([x, , high]) => [x, high]).reverse()];
      svg.append(shape('polygon', { class: `band ${kind}`, points: edge.map(corner).join(' ') }));
    }
    svg.append(shape('polyline', { class: kind, points: curve.points.map(corner).join(' ') }));
  });
  return svg;
}

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector('.alike-curves'), text = JSON.stringify(data);
  if (drawnCurves.get(box) === text) return;
  drawnCurves.set(box, text);
  const up = (y) => (100 * (y - data.low)) / (1 - data.low);
  const frame = part('div', 'frame'), plot = part('div', 'plot');
  plot.role = 'img';
  plot.ariaLabel = data.says;
  plot.append(lines(data, up));
  for (const step of data.steps) plot.append(place(part('span', 'up', `${Math.round(100 * step)} %`), null, up(step)));
  for (const step of [0, 0.25, 0.5, 0.75, 1]) plot.append(place(part('span', 'across', `${100 * step} %`), 100 * step, null));
  data.curves.forEach((curve, number) => {
    if (curve.dots) for (const [x, y] of curve.points) plot.append(place(part('i', `dot of${number}`), 100 * x, up(y)));
  });
  if (data.here) {
    plot.append(place(part('b', 'line'), 100 * data.here[0], null));
    plot.append(place(part('i', 'here'), 100 * data.here[0], up(data.here[1])));
  }
  frame.append(plot);
  const head = part('p', 'head', data.title), foot = part('p', 'foot', data.across);
  const names = part('ul', 'names');
  names.role = 'list';
  if (data.curves.length > 1) names.append(...data.curves.map((curve, number) => part('li', `of${number}`, curve.name)));
  box.replaceChildren(head, ...(names.children.length ? [names] : []), frame, foot);
}
