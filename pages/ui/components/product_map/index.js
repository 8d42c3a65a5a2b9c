// The map of all products: points on the graphics card, pictures where there is room for them.
import { collect, pack, unpack } from '../lib/bits.js';
import { make } from '../lib/dom.js';
import { clamp } from '../lib/numbers.js';
import { ProductDetails } from '../lib/product_details.js';
import { place as placeTip, tell } from '../lib/tooltip.js';
import { Camera } from './camera.js';
import { Dots } from './dots.js';
import { Gestures } from './gestures.js';
import { inside } from './lasso.js';
import { fillLegend } from './legend.js';
import { Overlay } from './overlay.js';
import { Palette } from './palette.js';
import { MEANT, Points } from './points.js';

const PICTURES_BELOW = 400;    // with fewer products in view, pictures take the place of points
const MODES = ['move', 'lasso', 'box'];  // what dragging does
const MORPH = 1800;  // milliseconds from one map to the other
const maps = new WeakMap();

class ProductMap {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.stage = this.find('.stage');
    this.canvas = this.find('.points');
    this.camera = new Camera(() => this.redraw());
    this.overlay = new Overlay(this.find('.over'), this);
    this.moment = 1;
    this.fetched = {};
    this.mode = 'move';
    this.gestures = new Gestures(this);
    this.listen();
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.stage);
    this.start();
  }

  start() {
    try { this.dots = new Dots(this.canvas); } catch {
      this.note('The map needs WebGL, which is switched off in this browser. The groups below still work.');
    }
  }

  listen() {
    const legend = this.find('.legend');
    this.canvas.addEventListener('webglcontextlost', (event) => event.preventDefault());
    this.canvas.addEventListener('webglcontextrestored', () => { this.start(); this.update(this.data, this.send); });
    this.root.addEventListener('click', (event) => this.press(event.target.closest('button')));
    this.find('.morph input').addEventListener('input', (event) => this.to(+event.target.value));
    legend.addEventListener('pointerover', (event) => this.peekAt(event.target.closest('button')));
    legend.addEventListener('pointerleave', () => this.peekAt(null));
  }

  end() {
    this.observer.disconnect();
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.playing);
    this.dots?.end();
  }

  note(text) { this.find('.note').textContent = text; }

  // ---- what is shown ----

  async update(data, send) {
    this.send = send;
    const old = this.data;
    this.data = data;
    this.palette = new Palette(this.stage);
    if (!old || old.place !== data.place || old.version !== data.version) {
      this.details = new ProductDetails(data.place, data.version, () => { this.redraw(); this.showTip(); });
      this.overlay.images.clear();
    }
    this.canvas.setAttribute('aria-label', data.label);
    this.found = unpack(data.found);
    this.area = unpack(data.area);
    if (!this.area) this.polygon = null;
    this.picked = new Set(data.picked);
    fillLegend(this.find('.legend'), data, this.palette, this.picked);
    this.pins();
    this.find('.morph').hidden = !data.before;
    this.find('.from').textContent = data.names.before;
    this.find('.to').textContent = data.names.after;
    if (old && old.before !== data.before) this.to(1);
    try { await this.load(data); } catch {
      this.note('The map could not be loaded. Reload the page to try again.');
      return;
    }
    if (this.data !== data) return;               // a newer call is under way
    this.dots?.set('color', this.codes ? this.palette.ofCodes(this.codes, data.groups) : this.palette.visible(this.colors));
    this.mark();
    this.note(data.note);
    this.resize();
    this.root.dataset.ready = `${data.after} ${data.before ?? ''} ${data.by}`;
  }

  async load(data) {
    const base = `atlas/${data.place}`, places = `${base}/places`;
    const [after, before, colors] = await Promise.all([
      this.fetch(`${places}/${data.after}?v=${data.version}`),
      data.before ? this.fetch(`${places}/${data.before}?v=${data.version}&onto=${data.after}`) : null,
      this.fetch(`${base}/colours/${encodeURIComponent(data.by)}?v=${data.version}`),
    ]);
    if (this.data !== data) return;
    this.points = new Points(new Uint16Array(before ?? after), new Uint16Array(after));
    this.colors = new Uint8Array(colors);
    this.codes = data.groups.length ? this.colors : null;
    this.dots?.set('after', this.points.after);
    this.dots?.set('before', this.points.before);
  }

  async fetch(address) {
    this.fetched[address] ??= fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(answer.status);
      return answer.arrayBuffer();
    });
    try { return await this.fetched[address]; } catch (error) {
      delete this.fetched[address];
      throw error;
    }
  }

  colorOfRow(row) {
    if (!this.codes) return `rgb(${this.colors.slice(3 * row, 3 * row + 3).join(' ')})`;
    return this.palette.of(this.data.groups[this.codes[row]]);
  }

  mark() {
    this.points.mark(this.codes, this);
    this.dots?.set('state', this.points.state);
    this.redraw();
  }

  isMeant(row) { return this.points.state[row] === MEANT; }

  pins() {
    this.find('.marks').replaceChildren(...this.data.marks.map(({ label, src }) => make(
      'div', { className: 'mark' }, make('img', { alt: label, src }),
    )));
  }

  /** Show a moment between the one map, 0, and the other, 1. */
  to(moment) {
    this.moment = moment;
    const slider = this.find('.morph input');
    slider.value = moment;
    slider.setAttribute('aria-valuetext', `${Math.round(100 * moment)} % ${this.data.names.after}`);
    this.redraw();
  }

  play() {
    cancelAnimationFrame(this.playing);
    const from = this.moment > 0.5 ? 1 : 0, goal = 1 - from;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) { this.to(goal); return; }
    const start = performance.now();
    const step = (now) => {
      const way = clamp((now - start) / MORPH, 0, 1);
      const eased = way < 0.5 ? 4 * way ** 3 : 1 - (-2 * way + 2) ** 3 / 2;
      this.to(from + (goal - from) * eased);
      if (way < 1) this.playing = requestAnimationFrame(step);
    };
    this.playing = requestAnimationFrame(step);
  }

  // ---- where things are ----

  resize() {
    const { clientWidth, clientHeight } = this.stage;
    if (!clientWidth) return;
    this.ratio = Math.min(devicePixelRatio || 1, 2);
    Object.assign(this.camera, { width: clientWidth, height: clientHeight });
    for (const canvas of [this.canvas, this.overlay.canvas]) {
      const [width, height] = [Math.round(clientWidth * this.ratio), Math.round(clientHeight * this.ratio)];
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    }
    this.redraw(true);
  }

  screenPlace(row) { return this.camera.toScreen(...this.points.place(row, this.moment)); }

  /** The diameter of a point in pixels. */
  get size() {
    const { width, height, zoom } = this.camera;
    return clamp(Math.sqrt((width * height) / Math.max(1, this.data.points)) * 0.72 * zoom ** 0.55, 2.6, 15);
  }

  nearest(x, y) {
    if (!this.points) return null;
    const reach = (this.size / 2 + 8) / this.camera.unit;
    return this.overlay.pictureAt(x, y) ?? this.points.nearest(this.camera.toMap(x, y), this.moment, reach);
  }

  // ---- drawing ----

  redraw(now) {
    if (!this.points || !this.camera.width) return;
    if (now) { cancelAnimationFrame(this.frame); this.frame = null; this.draw(); return; }
    this.frame ??= requestAnimationFrame(() => { this.frame = null; this.draw(); });
  }

  draw() {
    const { camera } = this;
    this.dots?.draw({
      moment: this.moment,
      size: this.size * this.ratio,
      center: [camera.x, camera.y],
      scale: [(2 * camera.unit) / camera.width, (-2 * camera.unit) / camera.height],
      dim: this.palette.dim,
      ring: this.codes ? this.palette.back : this.palette.dim,
    });
    this.overlay.draw(this.points.within(camera.box(), this.moment, PICTURES_BELOW), this.ratio);
    this.find('.marks').childNodes.forEach((pin, number) => {
      const [x, y] = camera.toScreen(this.data.marks[number].x, this.data.marks[number].y);
      pin.hidden = this.moment < 1;
      pin.style.transform = `translate(${x}px, ${y}px)`;
    });
  }

  hover(row, place) {
    this.stage.classList.toggle('over-point', row != null);
    if (row !== this.hovered) { this.hovered = row; this.redraw(); }
    this.hoverAt = place;
    this.showTip();
  }

  showTip() {
    tell(this.tip, this.hovered == null ? null : this.details.get(this.hovered));
    if (!this.tip.hidden) placeTip(this.tip, this.camera, this.hoverAt);
  }

  get tip() { return this.find('.tip'); }

  // ---- what people choose ----

  /** Choose the products inside a line, of those that are meant; null for none. */
  choose(line) {
    this.polygon = line;
    this.area = null;
    this.mark();
    if (line) {
      this.area = collect(this.points.state.length,
        (row) => this.isMeant(row) && inside(line, ...this.points.place(row, this.moment)));
      this.mark();
    }
    this.send('area', { rows: line ? pack(this.area) : null });
  }

  peekAt(button) {
    const group = button ? +button.dataset.group : undefined;
    if (group === this.peek || !this.points) return;
    this.peek = group;
    this.mark();
  }

  pick(group) {
    if (!this.picked.delete(group)) this.picked.add(group);
    this.peek = undefined;
    fillLegend(this.find('.legend'), this.data, this.palette, this.picked);
    if (this.points) this.mark();
    this.send('groups', { names: [...this.picked].map((number) => this.data.groups[number].name) });
  }

  press(button) {
    if (!button) return;
    const { group, do: deed } = button.dataset;
    if (group !== undefined) this.pick(+group);
    if (deed === 'in') this.camera.zoomBy(1.6);
    if (deed === 'out') this.camera.zoomBy(1 / 1.6);
    if (deed === 'all') this.camera.reset();
    if (deed === 'play') this.play();
    if (MODES.includes(deed)) {
      this.mode = deed;
      this.stage.classList.toggle('drawing', deed !== 'move');
      for (const name of MODES) this.find(`[data-do=${name}]`).setAttribute('aria-pressed', name === deed);
    }
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.alike-product-map');
  if (!maps.has(root)) maps.set(root, new ProductMap(root));
  const map = maps.get(root);
  map.update(data, setTriggerValue);
  return () => { map.end(); maps.delete(root); };
}
