export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector('ul');
  parentElement.querySelector('h3').textContent = data.label;
  parentElement.querySelector('nav').setAttribute('aria-label', data.label);
  list.replaceChildren(...data.pieces.map((piece) => {
    const item = document.createElement('li'), link = document.createElement('a'), tile = document.createElement('span');
    tile.className = 'tile';
    if (piece.src) {
      const image = document.createElement('img');
      image.alt = '';
      image.src = piece.src;
      tile.append(image);
    }
    link.href = piece.href;
    link.title = link.ariaLabel = piece.title;
    link.ariaCurrent = String(piece.id === data.current);
    link.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (piece.id !== data.current) setTriggerValue('picked', { id: piece.id });
    };
    link.append(tile);
    item.append(link);
    return item;
  }));
}
