const EAGER = 8;  // pictures above the fold load at once, all others when they come near
const shown = new WeakMap();

function fill(template, card, position) {
  const item = template.content.cloneNode(true);
  const find = (name) => item.querySelector(name);
  const link = find('a'), image = find('img'), none = find('.none');
  link.href = card.href;
  link.dataset.id = card.id;
  if (card.src) {
    image.loading = position < EAGER ? 'eager' : 'lazy';
    image.onerror = () => image.replaceWith(none);
    image.src = card.src;
  }
  (card.src ? none : image).remove();
  find('.badge').textContent = card.badge;
  find('.badge').hidden = !card.badge;
  find('.title').textContent = card.title;
  find('.price').textContent = card.price;
  find('.was').textContent = card.was;
  find('.was').hidden = !card.was;
  find('.cost').hidden = !card.price;
  kept.name(item, card);
  return item;
}

// Streamlit calls this again after every change of the data or of the theme.
export default function ({ data, parentElement, setTriggerValue }) {
  const grid = parentElement.querySelector('.cards');
  const template = parentElement.querySelector('template');
  const text = JSON.stringify(data);
  if (shown.get(parentElement) !== text) {
    shown.set(parentElement, text);
    grid.setAttribute('aria-label', data.label);
    grid.classList.toggle('small', data.small);
    grid.replaceChildren(...data.cards.map((card, position) => fill(template, card, position)));
  }
  kept.mark(grid, data.place);
  grid.onclick = (event) => {
    const button = event.target.closest('button[data-list]');
    if (button) { kept.toggle(data.place, button.dataset.list, button.dataset.id); return; }
    const link = event.target.closest('a[data-id]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue('picked', { id: link.dataset.id });
  };
}
