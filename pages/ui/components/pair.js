// Two maps of the same products: point at one product and see where it lies on both.

const pairs = new WeakMap();
const EDGE = 0.03, REACH = 14;

class Pair {
  constructor(root) {
    this.root = root;
    this.tip = root.querySelector('.tip');
    this.details = new Map();
    this.observer = new ResizeObserver(() => this.draw());
  }

  update(data) {
    const text = JSON.stringify(data);
    if (this.text !== text) {
      this.text = text;
      this.data = data;
      this.observer.disconnect();
      this.root.querySelector('.panels').replaceChildren(...data.panels.map((panel, number) => this.panel(panel, number)));
      this.point(null);
    }
    this.legend();   // the theme may have changed
    this.draw();
  }

  panel(panel, number) {
    const figure = element('figure'), caption = element('figcaption'), frame = element('div'), canvas = element('canvas');
    frame.className = 'frame';
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `${panel.title}: ${panel.note}`);
    caption.append(element('b', '', panel.title), element('span', '', panel.note));
    frame.append(canvas);
    figure.append(caption, frame);
    canvas.onpointermove = canvas.onpointerdown = (event) => this.point(this.nearest(number, event), frame, event);
    canvas.onpointerleave = () => this.point(null);
    this.observer.observe(frame);
    return figure;
  }

  get dark() {
    const [red, green, blue] = (getComputedStyle(this.root.closest('[data-testid=stApp]') ?? document.body).backgroundColor.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
    return red + green + blue < 384;
  }

  color(number) {
    const group = this.data.groups[number];
    return group ? group.colors[this.dark ? 1 : 0] : '#8c8c90';
  }

  legend() {
    this.root.querySelector('.legend').replaceChildren(...this.data.groups.map((group, number) => {
      const line = element('li'), dot = element('i');
      dot.style.background = this.color(number);
      line.append(dot, element('span', '', group.name));
      return line;
    }));
  }

  draw() {
    const pixels = window.devicePixelRatio || 1;
    this.root.querySelectorAll('canvas').forEach((canvas, number) => {
      const { width, height } = canvas.getBoundingClientRect(), brush = canvas.getContext('2d');
      if (!width) return;
      canvas.width = width * pixels;
      canvas.height = height * pixels;
      brush.scale(pixels, pixels);
      const { xy } = this.data.panels[number], size = xy.length > 1200 ? 2 : 2.75;
      brush.globalAlpha = 0.85;
      xy.forEach((place, row) => this.dot(brush, this.at(place, width, height), size, this.color(this.data.values[row])));
      brush.globalAlpha = 1;
      if (this.pointed == null) return;
      const place = this.at(xy[this.pointed], width, height);
      this.dot(brush, place, 6, this.color(this.data.values[this.pointed]));
      brush.lineWidth = 2.5;
      brush.strokeStyle = getComputedStyle(this.root).color;
      brush.beginPath();
      brush.arc(...place, 9, 0, 7);
      brush.stroke();
    });
  }

  dot(brush, place, size, color) {
    brush.fillStyle = color;
    brush.beginPath();
    brush.arc(...place, size, 0, 7);
    brush.fill();
  }

  /** Where on a canvas a place 0..1 lies: the same scale both ways, in the middle. */
  at([x, y], width, height) {
    const side = Math.min(width, height) * (1 - 2 * EDGE);
    return [width / 2 + (x - 0.5) * side, height / 2 + (y - 0.5) * side];
  }

  nearest(number, event) {
    const { left, top, width, height } = event.target.getBoundingClientRect();
    let best = null, least = REACH;
    this.data.panels[number].xy.forEach((place, row) => {
      const [x, y] = this.at(place, width, height), far = Math.hypot(left + x - event.clientX, top + y - event.clientY);
      if (far < least) [best, least] = [row, far];
    });
    return best;
  }

  point(row, frame, event) {
    if (row !== this.pointed) {
      this.pointed = row;
      this.draw();
    }
    this.tip.hidden = row == null;
    if (row == null) return;
    this.tell(row);
    const box = this.root.getBoundingClientRect(), { offsetWidth: wide } = this.tip;
    const x = event.clientX - box.left, y = event.clientY - box.top;
    const left = x + 18 + wide > box.width ? x - 18 - wide : x + 18;
    this.tip.style.transform = `translate(${Math.max(0, left)}px, ${Math.max(0, y - 70)}px)`;
  }

  async tell(row) {
    const number = this.data.rows[row], { place, version } = this.data;
    if (!this.details.has(number)) {
      this.details.set(number, null);
      const answer = await fetch(`atlas/${place}/products?v=${version}&rows=${number}`).catch(() => null);
      if (answer?.ok) this.details.set(number, (await answer.json())[0]);
    }
    const known = this.details.get(number), image = this.tip.querySelector('img');
    if (row !== this.pointed) return;
    image.hidden = !known?.src;
    if (known?.src) image.src = known.src;
    this.tip.querySelector('span').textContent = known?.title ?? '';
  }
}

// Streamlit calls this again after every change of the data or of the theme.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.alike-pair');
  if (!pairs.has(root)) pairs.set(root, new Pair(root));
  const pair = pairs.get(root);
  pair.update(data);
  return () => { pair.observer.disconnect(); pairs.delete(root); };
}
