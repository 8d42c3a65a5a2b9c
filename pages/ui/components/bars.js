function across(chart) {
  const top = Math.max(...chart.bars.map((bar) => bar.count));
  return make('ul', { className: 'across', role: 'list' }, ...chart.bars.map((bar) => {
    const line = make('i');
    line.style.width = `${100 * bar.count / top}%`;
    if (bar.color) line.style.background = bar.color;
    return make('li', {}, make(
      'a', { href: bar.href, title: bar.label }, make('span', { className: 'name', textContent: bar.label }), make('span', {}, line),
      make('span', { className: 'count', textContent: `${bar.count.toLocaleString('en')} · ${bar.share}` }),
    ));
  }));
}

function up(chart) {
  const top = Math.max(...chart.bars.map((bar) => bar.count));
  return make('div', {}, make('ul', { className: 'up', role: 'list' }, ...chart.bars.map((bar) => {
    const line = make('i'), words = `${bar.label}: ${bar.count.toLocaleString('en')}`;
    line.style.height = `${100 * bar.count / top}%`;
    return make('li', {}, make('a', { href: bar.href, title: words, ariaLabel: words }, line));
  })), make('p', { className: 'ends' }, ...chart.ends.map((words) => make('span', { textContent: words }))));
}

function tiers(chart) {
  return make('ul', { className: 'tiers', role: 'list' }, ...chart.tiers.map((tier) => {
    const scale = make('span', { className: 'scale', ariaHidden: 'true' }, ...tier.widths.map((width) => {
      const piece = make('i');
      piece.style.width = `${100 * width}%`;
      return piece;
    }));
    return make('li', {}, make('span', { className: 'name', textContent: tier.label, title: tier.label }), scale,
      make('span', { className: 'count', textContent: tier.words }));
  }));
}

const KINDS = { across, up, tiers };

export default function ({ data, parentElement }) {
  parentElement.querySelector('.alike-bars').replaceChildren(...data.charts.map((chart) => {
    const box = make('section', { className: chart.kind === 'tiers' ? 'wide' : '' },
      make('h2', { textContent: chart.title }), make('p', { className: 'note', textContent: chart.note }), KINDS[chart.kind](chart));
    if (chart.more) box.append(make('p', { className: 'more', textContent: chart.more }));
    return box;
  }));
}
