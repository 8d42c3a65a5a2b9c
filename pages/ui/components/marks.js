const shown = new WeakMap();

function dot(way, last) {
  const made = element('span', way === last ? 'dot quiet' : 'dot');
  made.style.setProperty('--way', `var(--way-${way})`);
  return made;
}

function row(data, line) {
  const item = element('li'), name = element('span', 'name', line.name), scale = element('span', 'scale');
  const last = data.ways.length - 1, lanes = line.marks.filter((mark) => mark.way !== last).length;
  if (line.note) name.append(element('small', '', line.note));
  scale.ariaHidden = 'true';
  const words = [];
  let lane = 0;
  for (const mark of line.marks) {
    const made = dot(mark.way, last), at = `${100 * mark.value}%`;
    const said = `${data.ways[mark.way]}: ${mark.value.toFixed(3)}`;
    made.style.left = at;
    if (mark.way === last) {
      made.title = said;
    } else {
      const height = `${100 * (++lane) / (lanes + 1)}%`, reach = element('i');
      reach.style.cssText = `left: ${100 * mark.low}%; width: ${100 * (mark.high - mark.low)}%; top: ${height}`;
      reach.style.setProperty('--way', `var(--way-${mark.way})`);
      made.style.top = height;
      made.title = `${said} (${mark.low.toFixed(3)} to ${mark.high.toFixed(3)})`;
      scale.append(reach);
    }
    scale.append(made);
    words.push(said);
  }
  name.append(element('span', 'unseen', `. ${words.join(', ')}`));
  item.append(name, scale);
  return item;
}

export default function ({ data, parentElement }) {
  const list = parentElement.querySelector('ul'), text = JSON.stringify(data);
  if (shown.get(list) === text) return;
  shown.set(list, text);
  list.setAttribute('aria-label', data.label);
  const used = new Set(data.rows.flatMap((line) => line.marks.map((mark) => mark.way)));
  parentElement.querySelector('.legend').replaceChildren(...data.ways.flatMap((words, way) => {
    if (!used.has(way)) return [];
    const entry = element('span');
    entry.append(dot(way, data.ways.length - 1), words);
    return [entry];
  }));
  const ends = element('li', 'axis'), scale = element('span', 'ends');
  ends.ariaHidden = 'true';
  scale.append(...['0', '.5', '1'].map((number) => element('span', '', number)));
  ends.append(element('span'), scale);
  list.replaceChildren(...data.rows.map((line) => row(data, line)), ends);
}
