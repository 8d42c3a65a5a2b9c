import { element, make, replaceKeepingFocus } from '../lib/dom.js';
import { follow, listsOf } from '../lib/favorites.js';
import { icon } from '../lib/icons.js';
import { openSidebar } from '../lib/streamlit_dom.js';

function button(words, ariaLabel, onclick, key) {
  const made = make('button', { type: 'button', ariaLabel, onclick }, element('span', '', words));
  made.dataset.key = key;
  return made;
}

function chips(data, send) {
  const made = data.chips.map((chip, place) => {
    const each = button(chip.label, `Remove the filter ${chip.name}: ${chip.label}`, () => send('removed', chip.change), place);
    each.append(icon('cross'));
    return each;
  });
  if (made.length > 1) {
    made.push(button('Clear all', 'Clear all filters', () => send('cleared', true), 'clear'));
    made.at(-1).className = 'clear';
  }
  return made;
}

function switches(data, send) {
  return data.switches.map(({ name, label, on }) => {
    const made = button(label, label, () => send('switched', name), name);
    made.ariaPressed = String(on);
    if (name === 'favourites') {
      made.prepend(icon('heart'));
      follow(made, () => {
        const number = listsOf(data.place).favourites.length;
        made.querySelector('span').textContent = number ? `${label} ${number}` : label;
        made.ariaLabel = number ? `${label}, ${number}` : label;
      });
    }
    return made;
  });
}

export default function ({ data, parentElement, setTriggerValue }) {
  const find = (name) => parentElement.querySelector(name);
  const filters = find('.filters'), list = find('.chips');
  find('.count').textContent = data.count;
  filters.querySelector('span').textContent = data.chips.length ? `Filters (${data.chips.length})` : 'Filters';
  filters.onclick = openSidebar;
  filters.hidden = !data.filters;
  const held = list.contains(document.activeElement);
  list.hidden = !data.chips.length;
  list.replaceChildren(...chips(data, setTriggerValue).map((each) => make('li', {}, each)));
  if (held) list.querySelector('button')?.focus();
  find('.switches').hidden = !data.switches.length;
  replaceKeepingFocus(find('.switches'), switches(data, setTriggerValue));
}
