const WORDS = 7, APART = 14;
const shown = new WeakMap();

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function percent(share) {
  const number = 100 * share;
  return `${number >= 1 ? Math.round(number) : Number(number.toPrecision(1))} %`;
}

/* Powers of ten around all shares. */
function decades(values) {
  const logs = values.map((value) => Math.log10(value.share));
  const low = Math.floor(Math.min(...logs)), high = Math.min(0, Math.ceil(Math.max(...logs)));
  return [low, Math.max(high, low + 1)];
}

/* The values that differ most get their name, as far as there is room. */
function named(values, across) {
  const chosen = [];
  const order = [...values].sort((one, other) => Math.abs(other.second - other.first) - Math.abs(one.second - one.first));
  for (const value of order) {
    const room = chosen.every((other) => Math.abs(across(other) - across(value)) > APART || Math.abs(other.second - value.second) > .12);
    if (room && chosen.length < WORDS) chosen.push(value);
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
  plot.setAttribute('aria-label', data.label);
  const [low, high] = decades(data.values), across = (value) => 2 + 96 * (Math.log10(value.share) - low) / (high - low);
  const parts = [];
  for (const share of [0, .5, 1]) {
    parts.push(put(element('span', 'rule'), null, 100 * share), put(element('span', 'tick y', `${100 * share} %`), null, 100 * share));
  }
  for (let power = low; power <= high; power++) parts.push(put(element('span', 'tick x', percent(10 ** power)), across({ share: 10 ** power }), null));
  parts.push(element('span', 'axis', 'share of all products'));
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
