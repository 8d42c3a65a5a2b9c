const shown = new WeakMap();

function facts(list, entries) {
  list.hidden = !entries.length;
  list.replaceChildren(...entries.map(([name, value]) => {
    const pair = document.createElement('div');
    const term = document.createElement('dt'), description = document.createElement('dd');
    term.textContent = name;
    description.textContent = value;
    pair.append(term, description);
    return pair;
  }));
}

function swatches(box, colors) {
  box.hidden = !colors.length;
  box.querySelector('ul').replaceChildren(...colors.map(([hex, name, share]) => {
    const item = document.createElement('li'), dot = document.createElement('i'), percent = document.createElement('small');
    dot.style.background = hex;
    percent.textContent = share < 0.005 ? 'under 1%' : `${Math.round(100 * share)}%`;
    item.title = hex;
    item.append(dot, `${name} `, percent);
    return item;
  }));
}

function picture(root, data) {
  const image = root.querySelector('img'), none = root.querySelector('.none');
  const show = (there) => { image.hidden = !there; none.hidden = there; };
  show(!!data.src);
  if (!data.src) { image.removeAttribute('src'); return; }
  // A small picture is shown at no more than twice its size: larger would only blur it.
  image.onload = () => {
    image.style.maxWidth = `${2 * image.naturalWidth}px`;
    image.style.maxHeight = `${2 * image.naturalHeight}px`;
  };
  image.onerror = () => show(false);
  image.alt = `Picture of ${data.title}`;
  image.src = data.src;
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('article');
  const text = JSON.stringify(data);
  if (shown.get(parentElement) === text) return;
  shown.set(parentElement, text);
  const write = (name, value) => {
    const element = root.querySelector(name);
    element.textContent = value;
    element.hidden = !value;
  };
  root.setAttribute('aria-label', data.title);
  root.classList.toggle('small', data.small);
  picture(root, data);
  write('.path', data.path.join(' › '));
  write('.price', data.price);
  write('.was', data.was);
  write('.tier', data.tier);
  root.querySelector('.cost').hidden = !data.price;
  facts(root.querySelector('.facts'), data.facts);
  swatches(root.querySelector('.colours'), data.colors);
}
