const WORDS = 7, APART = 8, ROOM = .86;
const TICKS = [.0001, .0003, .001, .003, .01, .03, .1, .3, 1];
const shown = new WeakMap();

function percent(share) {
  const number = 100 * share;
  return `${number >= 1 ? Math.round(number) : Number(number.toPrecision(1))} %`;
}

/* The logarithms between which all shares lie. */
function reach(values) {
  const logs = values.map((value) => Math.log10(value.share));
  const low = Math.min(...logs), high = Math.max(...logs), free = Math.max(.15, .05 * (high - low));
  return [low - free, Math.min(0, high + free)];
}

/* The values that differ most get their name, where it stands in nobody's way. */
function named(values, across) {
  const top = (value) => Math.max(value.first, value.second);
  const order = [...values].sort((one, other) => Math.abs(other.second - other.first) - Math.abs(one.second - one.first));
  const free = (value) => values.every((other) => {
    const above = Math.max(...[other.first, other.second].map((at) => (at > top(value) ? 1 - (at - top(value)) : 0)), 0);
    return other === value || Math.abs(across(other) - across(value)) > APART || above < ROOM;
  });
  const chosen = [];
  for (const value of order) {
    const apart = chosen.every((other) => Math.abs(across(other) - across(value)) > 2 * APART || Math.abs(top(other) - top(value)) > 1 - ROOM);
    if (chosen.length < WORDS && apart && free(value)) chosen.push(value);
  }
  return chosen;
}

function put(made, left, bottom) {
  if (left !== null) made.style.left = `${left}%`;
  if (bottom !== null) made.style.top = `${100 - bottom}%`;
  return made;
}

function point(value, way, across) {
  const made = put(element('span', `dot ${way}`), across(value), 100 * value[way]);
  made.title = `${value.name}: ${percent(value.share)} of products, found ${Math.round(100 * value[way])} times in 100`;
  return made;
}

export default function ({ data, parentElement }) {
  const plot = parentElement.querySelector('.plot'), text = JSON.stringify(data);
  if (shown.get(plot) === text) return;
  shown.set(plot, text);
  plot.setAttribute('aria-label', `${data.title}: how often each of ${data.values.length} values is found, by how common it is`);
  parentElement.querySelector('h2').textContent = data.title;
  parentElement.querySelector('.words').textContent = data.words;
  const [low, high] = reach(data.values), across = (value) => 2 + 96 * (Math.log10(value.share) - low) / (high - low);
  const parts = [];
  for (const share of [0, .5, 1]) {
    parts.push(put(element('span', 'rule'), null, 100 * share), put(element('span', 'tick y', `${100 * share} %`), null, 100 * share));
  }
  for (const share of TICKS.filter((each) => Math.log10(each) >= low && Math.log10(each) <= high)) {
    parts.push(put(element('span', 'tick x', percent(share)), across({ share }), null));
  }
  parts.push(element('span', 'axis', 'share of all products that have the value'));
  for (const value of data.values) {
    const stem = put(element('span', 'stem'), across(value), 100 * Math.max(value.first, value.second));
    stem.style.height = `${100 * Math.abs(value.second - value.first)}%`;
    parts.push(stem);
  }
  for (const way of ['first', 'second']) parts.push(...data.values.map((value) => point(value, way, across)));
  for (const value of named(data.values, across)) {
    const side = across(value) < 12 ? ' start' : across(value) > 88 ? ' end' : '';
    parts.push(put(element('span', `word${side}`, value.name), across(value), 100 * Math.max(value.first, value.second)));
  }
  plot.replaceChildren(...parts);
  parentElement.querySelector('.legend').replaceChildren(...data.ways.map((words, number) => {
    const entry = element('span', number ? 'second' : 'first');
    entry.append(element('b'), words);
    return entry;
  }));
}
