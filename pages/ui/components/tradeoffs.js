const shown = new WeakMap();
const TALL = 210, LEFT = 34, RIGHT = 8, TOP = 22, BOTTOM = 8;
const TONES = { look: 'var(--look)', colour: 'var(--colour)', price: 'var(--price)' };

function shape(name, attributes, text) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

const up = (y) => TALL - BOTTOM - y * (TALL - TOP - BOTTOM);

function frame(chart, wide, across) {
  const path = (points) => points.map(([x, y]) => `${across(x).toFixed(1)},${up(y).toFixed(1)}`).join(' ');
  const svg = shape('svg', { viewBox: `0 0 ${wide} ${TALL}`, 'aria-hidden': 'true' });
  for (const share of [0, 0.5, 1]) {
    svg.append(shape('line', { class: 'grid', x1: LEFT, x2: wide - RIGHT, y1: up(share), y2: up(share) }));
    svg.append(shape('text', { x: LEFT - 6, y: up(share) + 4, 'text-anchor': 'end' }, `${share * 100}`));
  }
  const usual = across(chart.usual), flip = chart.usual > 0.6;
  svg.append(shape('line', { class: 'usual', x1: usual, x2: usual, y1: TOP - 6, y2: up(0) }));
  svg.append(shape('text', { x: usual + (flip ? -5 : 5), y: TOP - 9, 'text-anchor': flip ? 'end' : 'start' }, chart.here));
  for (const line of chart.lines) {
    const group = shape('g', { style: `--tone: ${TONES[line.tone]}` });
    const rim = [...line.points.map((p) => [p.x, p.high]), ...line.points.map((p) => [p.x, p.low]).reverse()];
    group.append(shape('polygon', { class: 'band', points: path(rim) }));
    group.append(shape('polyline', { class: 'line', points: path(line.points.map((p) => [p.x, p.y])) }));
    svg.append(group);
  }
  return svg;
}

function drawn(chart, wide) {
  const across = (x) => LEFT + x * (wide - LEFT - RIGHT);
  const figure = element('figure'), says = element('p', 'says'), svg = frame(chart, wide, across);
  figure.append(element('h4', '', chart.title), says, svg);
  const marks = shape('g', {});
  svg.append(marks);
  const label = element('label', '', chart.slider), input = element('input'), output = element('output');
  Object.assign(input, { type: 'range', min: 0, max: chart.lines[0].points.length - 1, step: 1 });
  label.append(input, output);
  figure.append(label);

  function move() {
    const place = Number(input.value), x = chart.lines[0].points[place].x;
    output.textContent = `${Math.round(100 * x)} %`;
    input.setAttribute('aria-valuetext', `${Math.round(100 * x)} %`);
    marks.replaceChildren(shape('line', { class: 'at', x1: across(x), x2: across(x), y1: TOP, y2: up(0) }));
    says.replaceChildren(...chart.lines.flatMap((line, number) => {
      const y = line.points[place].y, figure = element('b', '', `${Math.round(100 * y)}`);
      figure.style.setProperty('--tone', TONES[line.tone]);
      marks.append(shape('circle', { class: 'dot', style: `--tone: ${TONES[line.tone]}`, cx: across(x), cy: up(y), r: 6 }));
      const last = number === chart.lines.length - 1;
      return [...(number ? [] : [chart.before]), figure, ` ${line.name}${last ? '.' : ', '}`];
    }));
  }

  input.value = chart.lines[0].points.findIndex((point) => Math.abs(point.x - chart.usual) < 1e-6);
  input.oninput = move;
  svg.onpointermove = (event) => {
    const box = svg.getBoundingClientRect(), x = ((event.clientX - box.left) / box.width * wide - LEFT) / (wide - LEFT - RIGHT);
    input.value = Math.round(Math.min(1, Math.max(0, x)) * (chart.lines[0].points.length - 1));
    move();
  };
  says.setAttribute('aria-live', 'polite');
  move();
  return figure;
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.alike-tradeoffs'), text = JSON.stringify(data);
  if (shown.get(root) === text) return;
  shown.set(root, text);
  // Drawn as wide as it is shown, so that its letters are as large as others.
  const all = root.clientWidth || 400, wide = all < 760 || data.charts.length < 2 ? all : (all - 40) / 2;
  root.replaceChildren(...data.charts.map((chart) => drawn(chart, wide)));
}
