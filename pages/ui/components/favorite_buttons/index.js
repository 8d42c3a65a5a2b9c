import { buttons, follow, LIMITS, listsOf, toggle } from '../lib/favorites.js';

export default function ({ data: { place, id }, parentElement }) {
  const box = parentElement.querySelector('.alike-favorite-buttons');
  if (!box.firstChild) box.append(...buttons({ id }, ['favourites', 'compare'], { words: true }));
  const both = [...box.children];
  both.forEach((button) => { button.onclick = () => toggle(place, button.dataset.list, id); });
  follow(box, () => {
    const lists = listsOf(place);
    both.forEach((button) => {
      const list = lists[button.dataset.list], on = list.includes(id);
      button.ariaPressed = String(on);
      button.disabled = !on && list.length >= LIMITS[button.dataset.list];
    });
  });
}
