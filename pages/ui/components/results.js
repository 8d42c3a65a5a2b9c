const EAGER = 12;
const ALIKE = [11, 143, 134], APART = [224, 122, 31];  // of the heat map; seen on white pictures in both themes
const rows = new WeakMap();  // what each mounted row shows and which card is explained

function piece(part, share) {
  const made = make('i');
  made.dataset.part = part;
  made.style.width = `${100 * share}%`;
  return made;
}

// A card is made once for a product and then only brought up to date, so that focus and picture stay.
function makeCard(template, card) {
  const item = template.content.firstElementChild.cloneNode(true);
  const image = item.querySelector('img'), none = item.querySelector('.none');
  item.dataset.id = card.id;
  image.hidden = !card.src;
  none.hidden = !!card.src;
  if (card.src) {
    image.onerror = () => { image.hidden = true; none.hidden = false; };
    image.src = card.src;
  }
  return item;
}

function fillCard(item, card, position) {
  const write = (name, text) => { item.querySelector(name).textContent = text; };
  const link = item.querySelector('a'), mark = item.querySelector('.mark');
  link.href = card.href;
  item.querySelector('img').loading = position < EAGER ? 'eager' : 'lazy';
  write('.title', card.title);
  write('.price', card.price);
  write('.was', card.was);
  item.querySelector('.was').hidden = !card.was;
  item.querySelector('.cost').hidden = !card.price;
  write('.badge', card.badge);
  item.querySelector('.badge').hidden = !card.badge;
  write('.mark', card.mark);
  mark.hidden = !card.mark;
  mark.dataset.kind = card.mark_kind;
  write('.moved', card.moved);
  write('.score', card.score);
  item.querySelector('.match').setAttribute('aria-label', `Score ${card.score}, why? ${card.title}`);
  item.querySelector('.bar').replaceChildren(...card.parts.map((part) => piece(part.key, part.share)));
  kept.name(item, card);
  for (const [act, word] of [['more', 'More'], ['less', 'Less']]) {
    const button = item.querySelector(`.thumbs [data-act=${act}]`);
    button.title = `${word} like this`;
    button.setAttribute('aria-label', `${word} like this: ${card.title}`);
  }
}

function heat(picture) {
  const [height, width] = [picture.heat.length, picture.heat[0].length];
  const canvas = make('canvas', { width, height });
  const image = new ImageData(width, height);
  picture.heat.flat().forEach((value, cell) => {
    image.data.set([...(value < 0 ? APART : ALIKE), Math.round(200 * Math.min(1, Math.abs(value)))], 4 * cell);
  });
  canvas.getContext('2d').putImageData(image, 0, 0);
  return canvas;
}

function figure(picture, ratio) {
  const page = make('div', { className: 'page' });
  page.style.aspectRatio = ratio;
  if (picture.src) page.append(make('img', { src: picture.src, alt: picture.alt }));
  if (picture.heat) page.append(heat(picture));
  return make('figure', {}, page, make('figcaption', { textContent: picture.caption }));
}

function fillComparison(box, comparison, waiting) {
  box.hidden = !comparison && !waiting;
  if (box.hidden) {
    box.querySelector('.pair').replaceChildren();
    return;
  }
  box.classList.toggle('waiting', !comparison);
  const empty = { src: '', alt: '', caption: '' };
  const { sentence, pictures, ratio, colors, adds } = comparison ?? {
    sentence: 'Looking at both pictures…', pictures: [empty, empty], ratio: '3 / 4', colors: '', adds: '',
  };
  box.querySelector('.sentence').textContent = sentence;
  box.querySelector('.colours').textContent = colors;
  box.querySelector('.adds').textContent = adds;
  box.querySelector('.key').hidden = !pictures.some((picture) => picture.heat);
  box.querySelector('.pair').replaceChildren(...pictures.map((picture) => figure(picture, ratio)));
}

function fillWhy(why, card, comparison, waiting) {
  why.dataset.of = card.id;
  why.setAttribute('aria-label', `Why ${card.title} is here`);
  why.querySelector('h3').textContent = card.title;
  why.querySelector('.sum').textContent = card.score;
  why.querySelector('tbody').replaceChildren(...card.parts.map((part) => {
    const track = make('div', { className: 'track' }, piece(part.key, part.share));
    const name = make('th', { scope: 'row', textContent: part.name });
    return make('tr', {}, name, make('td', {}, track),
      make('td', { className: 'number', textContent: part.worded }),
      make('td', { className: 'rank', textContent: part.without }));
  }));
  const note = why.querySelector('.note');
  note.textContent = card.note;
  note.hidden = !card.note;
  const compare = why.querySelector('[data-act=compare]');
  compare.hidden = !card.comparable || !!comparison || waiting;
  fillComparison(why.querySelector('.compare'), comparison, waiting);
}

function cross() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M6 6l12 12M18 6 6 18');
  path.setAttribute('stroke', 'currentColor');
  path.setAttribute('stroke-width', '2');
  svg.append(path);
  return svg;
}

function chip(act, id, label, ...children) {
  const made = make('button', { type: 'button', className: 'chip' }, ...children);
  Object.assign(made.dataset, { act, id });
  if (label) made.setAttribute('aria-label', label);
  return made;
}

function fillChips(root, data) {
  const choices = root.querySelector('.choices'), taste = root.querySelector('.taste');
  choices.hidden = !data.choices.length;
  choices.replaceChildren(...data.choices.map((choice) => {
    const made = chip('vary', choice.key, '', choice.label);
    made.setAttribute('aria-pressed', choice.on);
    return made;
  }));
  taste.hidden = !data.taste.length && !data.choices.some((choice) => choice.on);
  const again = make('button', { type: 'button', className: 'plain', textContent: 'Start over' });
  again.dataset.act = 'restart';
  taste.replaceChildren(...data.taste.map((said) => {
    const name = make('span', { className: 'name', textContent: `${said.word} like ${said.title}` });
    const image = said.src ? [make('img', { src: said.src, alt: '' })] : [];
    return chip('forget', said.id, `Remove: ${said.word} like ${said.title}`, ...image, name, cross());
  }), again);
}

function fillLegend(legend, data) {
  legend.hidden = !data.cards.length;
  legend.replaceChildren(...Object.entries(data.legend).map(([part, name]) => {
    const dot = make('i');
    dot.dataset.part = part;
    return make('span', {}, dot, name);
  }));
}

// The explanation spans the row below its card; `dense` lets the card's neighbours fill up their row.
function placeWhy(root, row) {
  root.querySelectorAll('.match[aria-expanded=true]').forEach((each) => each.setAttribute('aria-expanded', 'false'));
  const card = row.data.cards.find((each) => each.id === row.open);
  const item = row.items.get(row.open);
  if (!card || !item) { row.open = null; row.why?.remove(); row.why = null; return; }
  row.why ??= root.querySelector('.of-why').content.firstElementChild.cloneNode(true);
  const comparison = row.data.comparison?.id === card.id ? row.data.comparison : null;
  fillWhy(row.why, card, comparison, row.waiting === card.id);
  item.after(row.why);
  item.querySelector('.match').setAttribute('aria-expanded', 'true');
  row.why.style.setProperty('--at', `${item.offsetLeft + item.offsetWidth / 2 - row.why.offsetLeft - 7}px`);
}

function show(root, row, data) {
  const list = root.querySelector('.cards'), template = root.querySelector('.of-card');
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  if (data.subject !== row.data?.subject) {
    row.open = window.alikeWhy?.subject === data.subject ? window.alikeWhy.id : null;
    row.items.clear();
  }
  const compared = data.comparison?.id || data.waiting, before = row.data?.comparison?.id || row.data?.waiting;
  if (compared && compared !== before) row.open = compared;
  row.waiting = data.waiting;
  row.data = data;
  list.setAttribute('aria-label', data.label);
  list.classList.toggle('small', data.small);
  list.hidden = !data.cards.length;
  fillChips(root, data);
  fillLegend(root.querySelector('.legend'), data);
  const empty = root.querySelector('.empty'), changes = root.querySelector('.changes');
  empty.textContent = data.empty;
  empty.hidden = !!data.cards.length;
  if (changes.textContent !== data.changes) changes.textContent = data.changes;
  const old = row.items;
  row.items = new Map(data.cards.map((card, position) => {
    const item = old.get(card.id) ?? makeCard(template, card);
    fillCard(item, card, position);
    return [card.id, item];
  }));
  list.replaceChildren(...row.items.values());
  placeWhy(root, row);
  remember(row);
  if (focused?.isConnected) focused.focus({ preventScroll: true });
  else if (focused) (root.querySelector('.taste:not([hidden]) button, .card') ?? list).focus({ preventScroll: true });
}

// Streamlit may mount the row anew, as after Back from a comparison; what was open is open again then.
function remember(row) {
  window.alikeWhy = { subject: row.data.subject, id: row.open };
}

function toggleWhy(root, row, id) {
  row.open = row.open === id ? null : id;
  placeWhy(root, row);
  remember(row);
  row.why?.focus({ preventScroll: true });
  row.why?.scrollIntoView({ block: 'nearest' });
}

function closeWhy(root, row) {
  const match = row.items.get(row.open)?.querySelector('.match');
  row.open = null;
  placeWhy(root, row);
  remember(row);
  match?.focus();
}

async function copyLink(button) {
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Copy it from the address bar';  // no secure connection, or not allowed
  }
  setTimeout(() => { button.textContent = 'Copy link'; }, 2500);
}

// Streamlit calls this again after every change of the data or of the theme.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.alike-results');
  const row = rows.get(parentElement) ?? { items: new Map(), open: null, waiting: null, text: '' };
  rows.set(parentElement, row);
  const text = JSON.stringify(data);
  if (row.text !== text) {
    row.text = text;
    show(root, row, data);
    kept.mark(root, data.place);
  }
  root.onclick = (event) => {
    const button = event.target.closest('button'), link = event.target.closest('a.card');
    const id = event.target.closest('li')?.dataset.id ?? event.target.closest('.why')?.dataset.of;
    if (button?.matches('.link')) return copyLink(button);
    if (button?.dataset.list) return kept.toggle(data.place, button.dataset.list, button.dataset.id);
    if (button?.matches('.match')) return toggleWhy(root, row, id);
    if (button?.matches('.close')) return closeWhy(root, row);
    if (button?.dataset.act) {
      if (button.dataset.act === 'compare') { row.waiting = id; placeWhy(root, row); row.why.focus({ preventScroll: true }); }
      return setTriggerValue('act', { what: button.dataset.act, id: button.dataset.id ?? id ?? '' });
    }
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue('picked', { id });
  };
  root.onkeydown = (event) => {
    if (event.key !== 'Escape' || !event.target.closest('.why')) return;
    event.preventDefault();
    event.stopPropagation();
    closeWhy(root, row);
  };
}
