import { fillCard, makeCard } from '../lib/card.js';
import { bar, element, make, write } from '../lib/dom.js';
import { buttons, mark, toggle } from '../lib/favorites.js';
import { icon } from '../lib/icons.js';
import { onPlainClick } from '../lib/link.js';
import { changed } from '../lib/redraw.js';
import { fillComparison } from './comparison.js';

const EAGER = 12;
const rows = new WeakMap();  // what each mounted row shows and which card is explained

function part({ key, share }) {
  const made = bar(share);
  made.dataset.part = key;
  return made;
}

/** Return an item for a product; it is only brought up to date later, so that focus and picture stay. */
function makeItem(product, position) {
  const link = makeCard(product, position < EAGER ? 'eager' : 'lazy');
  link.querySelector('.tile').append(make('span', { className: 'mark', ariaHidden: 'true' }));
  link.append(element('span', 'unseen moved'));
  const thumbs = [['more', 'plus', 'More like this'], ['less', 'minus', 'Less like this']].map(([act, drawing, title]) => {
    const button = make('button', { type: 'button', title, ariaLabel: `${title}: ${product.title}` }, icon(drawing));
    button.dataset.act = act;
    return button;
  });
  const match = make('button', { type: 'button', className: 'match', ariaExpanded: 'false' },
    element('span', 'score'), make('span', { className: 'bar', ariaHidden: 'true' }), icon('down'));
  const item = make('li', {}, link, make('span', { className: 'thumbs' }, ...thumbs), match,
    make('span', { className: 'favorites' }, ...buttons(product, ['favourites'])));
  item.dataset.id = product.id;
  return item;
}

function fillItem(item, product) {
  fillCard(item.querySelector('a'), product);
  write(item, '.mark', product.mark);
  item.querySelector('.mark').dataset.kind = product.mark_kind;
  write(item, '.moved', product.moved);
  write(item, '.score', product.score);
  item.querySelector('.match').setAttribute('aria-label', `Score ${product.score}, why? ${product.title}`);
  item.querySelector('.bar').replaceChildren(...product.parts.map(part));
}

function makeWhy(root) {
  const why = root.querySelector('template').content.firstElementChild.cloneNode(true);
  why.querySelector('.close').append(icon('cross'));
  return why;
}

function fillWhy(why, card, comparison, waiting) {
  why.dataset.of = card.id;
  why.setAttribute('aria-label', `Why ${card.title} is here`);
  why.querySelector('h3').textContent = card.title;
  why.querySelector('.sum').textContent = card.score;
  why.querySelector('tbody').replaceChildren(...card.parts.map((each) => make(
    'tr', {}, make('th', { scope: 'row', textContent: each.name }), make('td', {}, make('div', { className: 'bar' }, part(each))),
    element('td', 'number', each.worded), element('td', 'rank', each.without),
  )));
  write(why, '.note', card.note);
  why.querySelector('[data-act=compare]').hidden = !card.comparable || !!comparison || waiting;
  fillComparison(why.querySelector('.compare'), comparison, waiting);
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
  taste.replaceChildren(...data.taste.map((each) => {
    const words = `${each.word} like ${each.title}`, image = each.src ? make('img', { src: each.src, alt: '' }) : null;
    return chip('forget', each.id, `Remove: ${words}`, image, element('span', 'name', words), icon('cross'));
  }), again);
}

function fillLegend(legend, data) {
  legend.hidden = !data.cards.length;
  legend.replaceChildren(...Object.entries(data.legend).map(([signal, name]) => {
    const dot = make('i');
    dot.dataset.part = signal;
    return make('span', {}, dot, name);
  }));
}

// The explanation spans the row below its card; `dense` lets the card's neighbours fill up their row.
function placeWhy(root, row) {
  root.querySelectorAll('.match[aria-expanded=true]').forEach((each) => each.setAttribute('aria-expanded', 'false'));
  const card = row.data.cards.find((each) => each.id === row.open);
  const item = row.items.get(row.open);
  if (!card || !item) { row.open = null; row.why?.remove(); row.why = null; return; }
  row.why ??= makeWhy(root);
  const comparison = row.data.comparison?.id === card.id ? row.data.comparison : null;
  fillWhy(row.why, card, comparison, row.waiting === card.id);
  item.after(row.why);
  item.querySelector('.match').setAttribute('aria-expanded', 'true');
  row.why.style.setProperty('--at', `${item.offsetLeft + item.offsetWidth / 2 - row.why.offsetLeft - 7}px`);
}

function show(root, row, data) {
  const list = root.querySelector('.cards');
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
  write(root, '.empty', data.cards.length ? '' : data.empty);
  const changes = root.querySelector('.changes');
  if (changes.textContent !== data.changes) changes.textContent = data.changes;
  const old = row.items;
  row.items = new Map(data.cards.map((card, position) => {
    const item = old.get(card.id) ?? makeItem(card, position);
    fillItem(item, card);
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

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.alike-ranked-results');
  const row = rows.get(root) ?? { items: new Map(), open: null, waiting: null };
  rows.set(root, row);
  if (changed(root, data)) {
    show(root, row, data);
    mark(root, data.place);
  }
  root.onclick = (event) => {
    const button = event.target.closest('button'), link = event.target.closest('a.card');
    const id = event.target.closest('li')?.dataset.id ?? event.target.closest('.why')?.dataset.of;
    if (button?.matches('.link')) return copyLink(button);
    if (button?.dataset.list) return toggle(data.place, button.dataset.list, button.dataset.id);
    if (button?.matches('.match')) return toggleWhy(root, row, id);
    if (button?.matches('.close')) return closeWhy(root, row);
    if (button?.dataset.act) {
      if (button.dataset.act === 'compare') { row.waiting = id; placeWhy(root, row); row.why.focus({ preventScroll: true }); }
      return setTriggerValue('act', { what: button.dataset.act, id: button.dataset.id ?? id ?? '' });
    }
    if (link) onPlainClick(event, () => setTriggerValue('picked', { id }));
  };
  root.onkeydown = (event) => {
    if (event.key !== 'Escape' || !event.target.closest('.why')) return;
    event.preventDefault();
    event.stopPropagation();
    closeWhy(root, row);
  };
}
