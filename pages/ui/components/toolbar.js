const HEART = '<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" aria-hidden="true"><path d="M10 16.5S3 12.6 3 7.7A3.7 3.7 0 0 1 10 6a3.7 3.7 0 0 1 7 1.7c0 4.9-7 8.8-7 8.8Z"/></svg>';
const CROSS = '<svg class="cross" viewBox="0 0 10 10" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true"><path d="m1.5 1.5 7 7m0-7-7 7"/></svg>';

function button(words, label, press) {
  const element = document.createElement('button'), text = document.createElement('span');
  element.type = 'button';
  text.textContent = words;
  element.append(text);
  element.ariaLabel = label;
  element.onclick = press;
  return element;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const find = (name) => parentElement.querySelector(name);
  const filters = find('.filters'), chips = find('.chips');
  find('.count').textContent = data.count;
  filters.querySelector('span').textContent = data.chips.length ? `Filters (${data.chips.length})` : 'Filters';
  filters.onclick = () => document.querySelector('[data-testid=stExpandSidebarButton]')?.click();
  filters.hidden = !data.filters;

  const held = chips.contains(document.activeElement);
  const items = data.chips.map((chip) => {
    const element = button(chip.label, `Remove the filter ${chip.name}: ${chip.label}`, () => setTriggerValue('removed', chip.change));
    element.insertAdjacentHTML('beforeend', CROSS);
    return element;
  });
  if (items.length > 1) {
    const clear = button('Clear all', 'Clear all filters', () => setTriggerValue('cleared', true));
    clear.className = 'clear';
    items.push(clear);
  }
  chips.hidden = !items.length;
  chips.replaceChildren(...items.map((element) => {
    const item = document.createElement('li');
    item.append(element);
    return item;
  }));
  if (held) chips.querySelector('button')?.focus();

  const pressed = find('.switches');
  const focused = pressed.contains(document.activeElement) ? document.activeElement.dataset.name : null;
  pressed.replaceChildren(...data.switches.map((each) => {
    const element = button(each.label, each.label, () => setTriggerValue('switched', each.name));
    element.ariaPressed = String(each.on);
    element.dataset.name = each.name;
    if (each.name === 'favourites') element.insertAdjacentHTML('afterbegin', HEART);
    return element;
  }));
  pressed.hidden = !data.switches.length;
  const favorites = pressed.querySelector('[data-name=favourites]');
  if (favorites) {
    const words = favorites.ariaLabel;
    kept.follow(favorites, () => {
      const number = kept.of(data.place).favourites.length;
      favorites.querySelector('span').textContent = number ? `${words} ${number}` : words;
      favorites.ariaLabel = number ? `${words}, ${number}` : words;
    });
  }
  if (focused) pressed.querySelector(`[data-name=${focused}]`)?.focus();
}
