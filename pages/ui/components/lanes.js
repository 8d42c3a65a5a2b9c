const shown = new WeakMap();

function tileOf(piece) {
  const tile = element('span', 'tile');
  if (piece.src) {
    const image = element('img');
    image.alt = '';
    image.loading = 'lazy';
    image.src = piece.src;
    tile.append(image);
  }
  return tile;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.alike-lanes'), text = JSON.stringify(data);
  if (shown.get(root) === text) return;
  shown.set(root, text);

  function item(piece) {
    const line = element('li', piece.marked ? 'marked' : ''), link = element('a');
    link.href = piece.href;
    link.title = piece.title;
    link.ariaLabel = [piece.title, piece.note, piece.marked && data.mark].filter(Boolean).join(', ');
    link.append(tileOf(piece));
    if (piece.note) link.append(element('span', 'note', piece.note));
    if (data.picks) {
      link.onclick = (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        setTriggerValue('picked', { id: piece.id });
      };
    }
    line.append(link);
    return line;
  }

  root.classList.toggle('beside', data.beside);
  root.replaceChildren(...data.lanes.map((lane) => {
    const section = element('section'), header = element('header');
    if (lane.title) {
      section.setAttribute('aria-label', lane.title);
      header.append(element('h2', '', lane.title));
    }
    header.append(element('span', '', lane.note));
    if (lane.title || lane.note) section.append(header);
    const all = [...(lane.asked ? [lane.asked] : []), ...lane.pieces];
    if (all.length) {
      const list = element('ul', lane.asked ? 'answers' : '');
      list.setAttribute('role', 'list');
      list.append(...all.map(item));
      section.append(list);
    } else section.append(element('p', 'empty', lane.empty));
    return section;
  }));
}
