// Two maps of the same products: point at one product and see where it lies on both.
import { isDark, rgb } from '../lib/colors.js';
import { element, make } from '../lib/dom.js';
import { ProductDetails } from '../lib/product_details.js';
import { changed } from '../lib/redraw.js';
import { appBackground } from '../lib/streamlit_dom.js';
import { place as placeTip, tell } from '../lib/tooltip.js';

const maps = new WeakMap();
const EDGE = 0.03, REACH = 14, OTHERS = '#8c8c90';

/** Return where on a canvas a place 0..1 lies: the same scale both ways, in the middle. */
function at([x, y], { width, height }) {
  const side = Math.min(width, height) * (1 - 2 * EDGE);
  return [width / 2 + (x - 0.5) * side, height / 2 + (y - 0.5) * side];
}

function dot(brush, place, size, color) {
  brush.fillStyle = color;
  brush.beginPath();
  brush.arc(...place, size, 0, 7);
  brush.fill();
}

class LinkedMaps {
  constructor(root) {
    this.root = root;
    this.tip = root.querySelector('.tip');
    this.observer = new ResizeObserver(() => this.draw());
  }

  update(data) {
    if (changed(this.root, data)) {
      this.data = data;
      this.details = new ProductDetails(data.place, data.version, () => this.tell());
      this.observer.disconnect();
      this.root.querySelector('.panels').replaceChildren(...data.panels.map((panel, number) => this.panel(panel, number)));
      this.point(null);
    }
    const dark = isDark(rgb(appBackground(this.root)));
    this.colors = data.groups.map((group) => group.colors[dark ? 1 : 0]);
    this.legend();
    this.draw();
  }

  panel({ title, note }, number) {
    const canvas = make('canvas', { role: 'img', ariaLabel: `${title}: ${note}` }), frame = make('div', { className: 'frame' }, canvas);
    canvas.onpointermove = canvas.onpointerdown = (event) => this.point(this.nearest(number, event), event);
    canvas.onpointerleave = () => this.point(null);
    this.observer.observe(frame);
    return make('figure', {}, make('figcaption', {}, element('b', '', title), element('span', '', note)), frame);
  }

  color(row) { return this.colors[this.data.values[row]] ?? OTHERS; }

  legend() {
    this.root.querySelector('.legend').replaceChildren(...this.data.groups.map((group, number) => {
      const spot = make('i');
      spot.style.background = this.colors[number];
      return make('li', {}, spot, element('span', '', group.name));
    }));
  }

  draw() {
    const pixels = window.devicePixelRatio || 1;
    this.root.querySelectorAll('canvas').forEach((canvas, number) => {
      const box = canvas.getBoundingClientRect(), brush = canvas.getContext('2d');
      if (!box.width) return;
      canvas.width = box.width * pixels;
      canvas.height = box.height * pixels;
      brush.scale(pixels, pixels);
      const { xy } = this.data.panels[number], size = xy.length > 1200 ? 2 : 2.75;
      brush.globalAlpha = 0.85;
      xy.forEach((place, row) => dot(brush, at(place, box), size, this.color(row)));
      brush.globalAlpha = 1;
      if (this.pointed == null) return;
      const place = at(xy[this.pointed], box);
      dot(brush, place, 6, this.color(this.pointed));
      brush.lineWidth = 2.5;
      brush.strokeStyle = getComputedStyle(this.root).color;
      brush.beginPath();
      brush.arc(...place, 9, 0, 7);
      brush.stroke();
    });
  }

  nearest(number, event) {
    const box = event.target.getBoundingClientRect();
    let best = null, least = REACH;
    this.data.panels[number].xy.forEach((place, row) => {
      const [x, y] = at(place, box), far = Math.hypot(box.left + x - event.clientX, box.top + y - event.clientY);
      if (far < least) [best, least] = [row, far];
    });
    return best;
  }

  point(row, event) {
    if (row !== this.pointed) {
      this.pointed = row;
      if (this.colors) this.draw();
    }
    const box = this.root.getBoundingClientRect();
    if (event) this.pointer = [event.clientX - box.left, event.clientY - box.top];
    this.tell();
  }

  tell() {
    tell(this.tip, this.pointed == null ? null : this.details.get(this.data.rows[this.pointed]));
    if (!this.tip.hidden) placeTip(this.tip, this.root.getBoundingClientRect(), this.pointer);
  }
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.alike-linked-maps');
  if (!maps.has(root)) maps.set(root, new LinkedMaps(root));
  const linked = maps.get(root);
  linked.update(data);
  return () => { linked.observer.disconnect(); maps.delete(root); };
}
