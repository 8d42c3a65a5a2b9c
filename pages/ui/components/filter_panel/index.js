import { bar, make, replaceKeepingFocus } from '../lib/dom.js';
import { icon } from '../lib/icons.js';
import { changed } from '../lib/redraw.js';
import { closeSidebar } from '../lib/streamlit_dom.js';

const FEW = 7;  // values of a list before "Show all"
const OPEN = 4; // lists that are open at first
const opened = new WeakMap();  // which lists of a form are open, and which show all their values

function option(group, entry, send) {
  const name = make('span', { className: 'name', textContent: entry.label });
  const count = make('span', { className: 'count', textContent: entry.count.toLocaleString('en') });
  if (group.kind === 'drill') {
    const row = make('button', { type: 'button', className: 'row' }, name, count);
    row.onclick = () => send({ column: group.column, value: entry.value, on: true });
    row.dataset.key = `${group.column}=${entry.value}`;
    return row;
  }
  const input = make('input', { type: 'checkbox', checked: entry.on });
  input.dataset.key = `${group.column}=${entry.value}`;
  input.onchange = () => send({ column: group.column, value: entry.value, on: input.checked });
  const box = make('span', { className: 'box' }, icon('tick'));
  if (entry.swatch) {
    box.classList.add('dot');
    box.classList.toggle('pale', entry.pale);
    box.style.background = entry.swatch;
  }
  return make('label', { className: 'row' }, input, box, name, count);
}

function list(group, state, draw, send) {
  const there = group.options;
  const all = state.all.has(group.title);
  const shown = all ? there : there.filter((entry, place) => place < FEW || entry.on);
  const ways = group.path.map((step) => {
    const up = make('button', { type: 'button', className: 'row up' }, make('span', { className: 'name', textContent: step.label }));
    up.onclick = () => send({ column: step.column, value: step.value, on: false });
    up.dataset.key = `up ${step.column}`;
    return up;
  });
  const here = group.here ? make('p', { className: 'here', textContent: group.here }) : null;
  const more = there.length > FEW + 1 ? make('button', {
    type: 'button', className: 'more', textContent: all ? 'Show fewer' : `Show all ${there.length}`,
  }) : null;
  if (more) {
    more.ariaExpanded = String(all);
    more.dataset.key = `more ${group.title}`;
    more.onclick = () => { state.all[all ? 'delete' : 'add'](group.title); draw(); };
  }
  const rows = (more ? shown : there).map((entry) => option(group, entry, send));
  return [...ways, here, make('div', { role: 'group', ariaLabel: group.title }, ...rows), more];
}

function nearest(edges, amount) {
  return edges.reduce((best, edge, place) => Math.abs(edge - amount) < Math.abs(edges[best] - amount) ? place : best, 0);
}

function prices(price, send) {
  const { edges, counts } = price, last = edges.length - 1, top = Math.max(1, ...counts);
  const bars = make('div', { className: 'bars', ariaHidden: 'true' }, ...counts.map((count) => bar(count / top, 'height')));
  const ends = ['Lowest', 'Highest'].map((word, high) => {
    const given = high ? price.high : price.low;
    const thumb = make('input', { type: 'range', min: 0, max: last, ariaLabel: `${word} ${price.title.toLowerCase()}` });
    thumb.value = given === null ? high * last : nearest(edges, given);
    const field = make('input', { type: 'number', min: 0, inputMode: 'numeric', placeholder: edges[high * last].toLocaleString('en') });
    field.value = given ?? '';
    thumb.dataset.key = `thumb ${high}`;
    field.dataset.key = `field ${high}`;
    return { thumb, field, label: make('label', {}, word, field) };
  });
  const [low, high] = ends.map((end) => end.thumb);
  const paint = () => [...bars.children].forEach((each, place) => {
    each.classList.toggle('in', place >= +low.value && place < +high.value);
  });
  const amounts = () => ends.map(({ field }) => field.value === '' ? null : Math.max(0, +field.value));
  ends.forEach(({ thumb, field }, number) => {
    const spoken = () => { thumb.ariaValueText = `${price.unit} ${edges[+thumb.value].toLocaleString('en')}`.trim(); };
    spoken();
    thumb.oninput = () => {
      thumb.value = number ? Math.max(+thumb.value, +low.value + 1) : Math.min(+thumb.value, +high.value - 1);
      field.value = +thumb.value === number * last ? '' : edges[+thumb.value];
      spoken();
      paint();
    };
    thumb.onchange = field.onchange = () => send({ price: amounts() });
  });
  paint();
  return [bars, make('div', { className: 'range' }, low, high), make('div', { className: 'ends' }, ...ends.map((end) => end.label))];
}

export default function ({ data, parentElement, setTriggerValue }) {
  const form = parentElement.querySelector('form');
  const state = opened.get(form) ?? { open: new Map(), all: new Set() };
  opened.set(form, state);
  if (!changed(form, data)) return;
  const send = (change) => setTriggerValue('changed', change);
  const section = (title, open, parts) => {
    const box = make('details', { open: state.open.get(title) ?? open }, make('summary', { textContent: title }), ...parts);
    box.firstChild.dataset.key = `open ${title}`;
    box.ontoggle = () => state.open.set(title, box.open);
    return box;
  };
  const draw = () => {
    const lists = data.groups.map((group, place) => section(
      group.title, place < OPEN || group.options.some((entry) => entry.on), list(group, state, draw, send),
    ));
    if (data.price) lists.splice(1, 0, section(data.price.title, true, prices(data.price, send)));
    const done = make('button', { type: 'button', className: 'done', textContent: data.done, onclick: closeSidebar });
    replaceKeepingFocus(form, [...lists, done]);
  };
  form.onsubmit = (event) => event.preventDefault();
  draw();
}
