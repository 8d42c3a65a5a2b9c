const told = new WeakMap();

function piece(product, remove) {
  const item = document.createElement('li'), tile = document.createElement('span');
  const image = document.createElement('img'), cross = document.createElement('button'), mark = document.createElement('span');
  tile.className = 'tile';
  image.alt = product.title;
  if (product.src) image.src = product.src;
  tile.append(image);
  cross.type = 'button';
  cross.className = 'cross';
  cross.ariaLabel = `Remove ${product.title} from the comparison`;
  mark.textContent = '×';
  mark.ariaHidden = 'true';
  cross.append(mark);
  cross.onclick = remove;
  item.append(tile, cross);
  return item;
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const tray = parentElement.querySelector('section');
  const find = (name) => tray.querySelector(name);
  const { place, products, gone } = data;

  // The server only mirrors what the browser keeps.
  kept.follow(tray, () => {
    const lists = kept.of(place), text = JSON.stringify({ place, ...lists });
    if (told.get(parentElement) === text) return;
    told.set(parentElement, text);
    setStateValue('kept', { place, ...lists });
  });
  for (const list of ['favourites', 'compare']) {
    const ids = kept.of(place)[list];
    if (ids.some((id) => gone.includes(id))) kept.put(place, list, ids.filter((id) => !gone.includes(id)));
  }

  const limit = kept.limits.compare;
  tray.hidden = !products.length;
  const held = find('.chosen').contains(document.activeElement);
  find('.chosen').replaceChildren(...products.map((product) => piece(product, () => kept.toggle(place, 'compare', product.id))));
  if (held) (find('.cross') ?? document.body).focus();
  find('.note').textContent = products.length === 1 ? 'Choose one more to compare' : '';
  find('.go').disabled = products.length < 2;
  find('.go').onclick = () => setTriggerValue('asked', products.map((product) => product.id));
  find('.clear').onclick = () => kept.put(place, 'compare', []);
  window.alikeFull = (event) => {
    if (event.detail === 'compare') find('.note').textContent = `You can compare up to ${limit} products. Remove one first.`;
  };
  if (!window.alikeWarns) window.addEventListener('alike-kept-full', (event) => window.alikeFull(event));
  window.alikeWarns = true;
}
