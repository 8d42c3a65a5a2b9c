import { bar, element, make } from '../lib/dom.js';

const top = (chart) => Math.max(...chart.bars.map(({ count }) => count));

function across(chart) {
  return make('ul', { className: 'across', role: 'list' }, ...chart.bars.map(({ label, count, href, share, color }) => {
    const line = bar(count / top(chart)), number = [count.toLocaleString('en'), share].filter(Boolean).join(' · ');
    if (color) line.style.background = color;
    return make('li', {}, make(href ? 'a' : 'span', { className: 'row', title: label, ...(href && { href }) },
      element('span', 'name', label), make('span', {}, line), element('span', 'count', number)));
  }));
}

function up(chart) {
  return make('div', {}, make('ul', { className: 'up', role: 'list' }, ...chart.bars.map(({ label, count, href }) => {
    const words = `${label}: ${count.toLocaleString('en')}`;
    return make('li', {}, make('a', { href, title: words, ariaLabel: words }, bar(count / top(chart), 'height')));
  })), make('p', { className: 'ends' }, ...chart.ends.map((words) => element('span', '', words))));
}

function tiers(chart) {
  return make('ul', { className: 'tiers', role: 'list' }, ...chart.tiers.map(({ label, widths, words }) => make('li', {},
    make('span', { className: 'name', textContent: label, title: label }),
    make('span', { className: 'scale', ariaHidden: 'true' }, ...widths.map((width) => bar(width))),
    element('span', 'count', words),
  )));
}

const KINDS = { across, up, tiers };

export default function ({ data, parentElement }) {
  parentElement.querySelector('.alike-bar-list').replaceChildren(...data.charts.map((chart) => make(
    'section', { className: chart.kind === 'tiers' ? 'wide' : '' }, element('h2', '', chart.title),
    element('p', 'note', chart.note), KINDS[chart.kind](chart), chart.more ? element('p', 'more', chart.more) : null,
  )));
}
