import { bar, element, make } from '../lib/dom.js';

const top = (chart) => Math.max(...chart.bars.map(({ count }) => count));

function across(chart) {
  return make('ul', { role: 'list' }, ...chart.bars.map(({ label, count, href, note, color, steps }) => {
    const parts = (steps.length ? steps : [count / top(chart)]).map((share) => bar(share));
    const words = [count?.toLocaleString('en'), note].filter(Boolean).join(' · ');
    if (color) parts[0].style.background = color;
    return make('li', {}, make(href ? 'a' : 'span', { className: 'row', title: label, ...(href && { href }) },
      element('span', 'name', label), make('span', { className: 'parts' }, ...parts), element('span', 'count', words)));
  }));
}

function up(chart) {
  return make('div', {}, make('ul', { role: 'list' }, ...chart.bars.map(({ label, count, href }) => {
    const words = `${label}: ${count.toLocaleString('en')}`;
    return make('li', {}, make('a', { href, title: words, ariaLabel: words }, bar(count / top(chart), 'height')));
  })), make('p', { className: 'ends' }, ...chart.ends.map((words) => element('span', '', words))));
}

export default function ({ data, parentElement }) {
  parentElement.querySelector('.alike-bar-list').replaceChildren(...data.charts.map((chart) => make(
    'section', { className: chart.kind }, element('h2', '', chart.title), element('p', 'note', chart.note),
    chart.kind === 'up' ? up(chart) : across(chart), chart.more ? element('p', 'more', chart.more) : null,
  )));
}
