// A visitor's favourites and products to compare, by catalogue. They live in the browser alone.
import { make } from './dom.js';
import { icon } from './icons.js';

const KEY = 'alike.kept', CHANGED = 'alike-favorites';
const BUTTONS = { favourites: ['Favourite', 'heart'], compare: ['Compare', 'columns'] };
export const LIMITS = { favourites: 500, compare: 4 };
/** Names the event that says which list is full. */
export const FULL = 'alike-favorites-full';

function all() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? window.alikeFavorites ?? {};
  } catch { // storage is forbidden, or holds something else
    return window.alikeFavorites ?? {};
  }
}

/** Return both lists of ids of a catalogue. */
export function listsOf(place) {
  const stored = all()?.[place];
  const ids = (list) => Array.isArray(stored?.[list])
    ? stored[list].filter((id) => typeof id === 'string').slice(0, LIMITS[list]) : [];
  return { favourites: ids('favourites'), compare: ids('compare') };
}

/** Replace one list of a catalogue. */
export function store(place, list, ids) {
  window.alikeFavorites = { ...all(), [place]: { ...listsOf(place), [list]: ids } };
  try {
    localStorage.setItem(KEY, JSON.stringify(window.alikeFavorites));
  } catch { /* it lasts until the tab is closed */ }
  window.dispatchEvent(new Event(CHANGED));
}

/** Put a product on a list, or take it away; a full list stays as it is and says so. */
export function toggle(place, list, id) {
  const ids = listsOf(place)[list];
  if (ids.includes(id)) store(place, list, ids.filter((other) => other !== id));
  else if (ids.length < LIMITS[list]) store(place, list, [...ids, id]);
  else window.dispatchEvent(new CustomEvent(FULL, { detail: list }));
}

/** Return a product's buttons for some of the lists, as small icons or with words. */
export function buttons({ id, title }, lists, { words = false } = {}) {
  return lists.map((list) => {
    const [word, drawing] = BUTTONS[list];
    const button = make('button', { type: 'button' }, icon(drawing), words ? word : null);
    Object.assign(button.dataset, { list, id });
    if (!words) Object.assign(button, { ariaLabel: `${word}: ${title}`, title: word });
    return button;
  });
}

/** Let the buttons in an element say whether their product is on their list; without a place they are hidden. */
export function mark(element, place) {
  element.querySelectorAll('.favorites').forEach((box) => { box.hidden = !place; });
  if (!place) return;
  follow(element, () => {
    const lists = listsOf(place);
    element.querySelectorAll('button[data-list]').forEach((button) => {
      button.ariaPressed = String(lists[button.dataset.list].includes(button.dataset.id));
    });
  });
}

/** Call `look` now and after every change, also one in another tab, as long as the element is on the page. */
export function follow(element, look) {
  element.alikeLook = look;
  look();
  if (element.alikeFollows) return;
  element.alikeFollows = true;
  const heard = () => {
    if (element.isConnected) element.alikeLook();
    else {
      [CHANGED, 'storage'].forEach((name) => window.removeEventListener(name, heard));
      element.alikeFollows = false;
    }
  };
  [CHANGED, 'storage'].forEach((name) => window.addEventListener(name, heard));
}
