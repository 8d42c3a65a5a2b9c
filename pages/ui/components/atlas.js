const NOWHERE = 65535;         // the coordinate of a product that has no point
const PICTURES_BELOW = 400;    // with fewer products in view, pictures take the place of points
const MODES = ['move', 'lasso', 'box'];  // what dragging does
const atlases = new WeakMap();

const VERTEX = `
attribute vec2 before, after; attribute vec3 colour; attribute float state;
uniform float moment, wanted; uniform mediump float size; uniform vec2 centre, scale;
varying vec3 paint;
void main() {
  vec2 place = mix(before, after, moment);
  gl_Position = state == wanted ? vec4((place - centre) * scale, 0, 1) : vec4(2, 2, 2, 1);
  gl_PointSize = size;
  paint = colour;
}`;
const FRAGMENT = `
precision mediump float;
uniform float size, opacity, grey; uniform vec3 dim, ring;
varying vec3 paint;
void main() {
  float way = length(gl_PointCoord - .5) * size;
  float edge = size * .5;
  float inside = 1. - smoothstep(edge - 1.2, edge, way);
  vec3 fill = mix(paint, dim, grey);
  float rim = size > 6. ? smoothstep(edge - 2.2, edge - 1.2, way) : 0.;
  gl_FragColor = vec4(mix(fill, ring, rim * (1. - grey)), inside * opacity);
}`;

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
const rgb = (text) => {
  const channels = text.startsWith('#')
    ? [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16))
    : text.match(/[\d.]+/g).slice(0, 3).map(Number);
  return channels;
};
const bitsOf = (text) => (text ? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) : null);
const has = (bits, row) => !bits || (bits[row >> 3] >> (row & 7)) & 1;

function textOf(bits) {
  let letters = '';
  for (const byte of bits) letters += String.fromCharCode(byte);
  return btoa(letters);
}

function inside(polygon, x, y) {
  let within = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [ax, ay] = polygon[i], [bx, by] = polygon[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
}

/** Points on the graphics card; knows nothing of products. */
class Dots {
  constructor(canvas) {
    const gl = canvas.getContext('webgl', { antialias: false, alpha: true, premultipliedAlpha: false });
    if (!gl) throw new Error('no WebGL');
    this.gl = gl;
    this.canvas = canvas;
    const program = gl.createProgram();
    for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
      const shader = gl.createShader(kind);
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    gl.enable(gl.BLEND);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    this.at = (name) => gl.getUniformLocation(program, name);
    this.buffers = {};
    for (const [name, width, type, scaled] of [
      ['before', 2, gl.UNSIGNED_SHORT, true], ['after', 2, gl.UNSIGNED_SHORT, true],
      ['colour', 3, gl.UNSIGNED_BYTE, true], ['state', 1, gl.UNSIGNED_BYTE, false]]) {
      const place = gl.getAttribLocation(program, name);
      this.buffers[name] = { buffer: gl.createBuffer(), place, width, type, scaled };
    }
  }

  set(name, values) {
    const { gl } = this, { buffer, place, width, type, scaled } = this.buffers[name];
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, width, type, scaled, 0, 0);
    this.count = values.length / width;
  }

  draw({ moment, size, center, scale, dim, ring }) {
    const { gl } = this;
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.uniform1f(this.at('moment'), moment);
    gl.uniform2f(this.at('centre'), ...center);
    gl.uniform2f(this.at('scale'), ...scale);
    gl.uniform3f(this.at('dim'), ...dim.map((channel) => channel / 255));
    gl.uniform3f(this.at('ring'), ...ring.map((channel) => channel / 255));
    for (const [wanted, opacity] of [[0, 0.35], [1, 0.9]]) {  // points that are not meant lie below
      gl.uniform1f(this.at('wanted'), wanted);
      gl.uniform1f(this.at('grey'), wanted === 0 ? 1 : 0);
      gl.uniform1f(this.at('opacity'), opacity);
      gl.uniform1f(this.at('size'), wanted === 0 ? Math.max(2, size * 0.7) : size);
      gl.drawArrays(gl.POINTS, 0, this.count);
    }
  }

  end() { this.gl.getExtension('WEBGL_lose_context')?.loseContext(); }
}

/** What is known of single products; asked for in batches when first needed. */
class Details {
  constructor(place, version, whenNew) {
    Object.assign(this, { place, version, whenNew, known: new Map(), asked: new Set(), waiting: new Set() });
  }

  get(row) {
    if (!this.known.has(row) && !this.asked.has(row)) {
      this.waiting.add(row);
      this.timer ??= setTimeout(() => this.ask(), 25);
    }
    return this.known.get(row);
  }

  async ask() {
    this.timer = null;
    const rows = [...this.waiting].slice(-PICTURES_BELOW);
    this.waiting.clear();
    rows.forEach((row) => this.asked.add(row));
    try {
      const answer = await fetch(`atlas/${this.place}/products?v=${this.version}&rows=${rows.join(',')}`);
      (await answer.json()).forEach((product, at) => this.known.set(rows[at], product));
    } catch { rows.forEach((row) => this.asked.delete(row)); }
    this.whenNew();
  }
}

class Atlas {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.stage = this.find('.stage');
    this.canvas = this.find('.points');
    this.over = this.find('.over');
    this.pen = this.over.getContext('2d');
    this.tip = this.find('.tip');
    this.view = { x: 0.5, y: 0.5, zoom: 1 };
    this.moment = 1;
    this.fetched = {};
    this.images = new Map();
    this.pointers = new Map();
    this.mode = 'move';
    this.listen();
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.stage);
    this.start();
  }

  start() {
    try { this.dots = new Dots(this.canvas); } catch {
      this.note('This browser cannot draw the map, because WebGL is switched off. The groups below still work.');
    }
  }

  note(text) { this.find('.note').textContent = text; }

  // ---- what is shown ----

  async update(data, send) {
    this.send = send;
    const old = this.data;
    this.data = data;
    this.theme();
    if (!old || old.place !== data.place || old.version !== data.version) {
      this.details = new Details(data.place, data.version, () => { this.redraw(); this.showTip(); });
      this.images.clear();
    }
    this.canvas.setAttribute('aria-label', data.label);
    this.found = bitsOf(data.found);
    this.area = bitsOf(data.area);
    if (!this.area) this.polygon = null;
    this.picked = new Set(data.picked);
    this.legend();
    this.marks();
    this.morphing(old);
    const base = `atlas/${data.place}`;
    try {
      const [after, before, colors] = await Promise.all([
        this.load(`${base}/places/${data.after}?v=${data.version}`),
        data.before ? this.load(`${base}/places/${data.before}?v=${data.version}&onto=${data.after}`) : null,
        this.load(`${base}/colours/${encodeURIComponent(data.by)}?v=${data.version}`),
      ]);
      if (this.data !== data) return;               // a newer call is under way
      this.after = new Uint16Array(after);
      this.before = before ? new Uint16Array(before) : this.after;
      this.colors = new Uint8Array(colors);
    } catch {
      this.note('The map could not be loaded. Reload the page to try again.');
      return;
    }
    this.codes = data.groups.length ? this.colors : null;
    this.dots?.set('after', this.after);
    this.dots?.set('before', this.before);
    this.paint();
    this.mark();
    this.note(data.note);
    this.resize();
    this.root.dataset.ready = `${data.after} ${data.before ?? ''} ${data.by}`;
  }

  async load(address) {
    this.fetched[address] ??= fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(answer.status);
      return answer.arrayBuffer();
    });
    try { return await this.fetched[address]; } catch (error) {
      delete this.fetched[address];
      throw error;
    }
  }

  theme() {
    const style = getComputedStyle(this.stage);
    this.back = rgb(style.backgroundColor);
    this.ink = style.color;
    this.dark = this.back[0] + this.back[1] + this.back[2] < 384;
    this.dim = this.dark ? [86, 88, 94] : [196, 196, 194];
  }

  colorOf(group) { return group.colors[this.dark ? 1 : 0]; }

  paint() {
    if (!this.codes) { this.dots?.set('colour', this.visible(this.colors)); return; }
    const table = this.data.groups.map((group) => rgb(this.colorOf(group)));
    const colors = new Uint8Array(3 * this.codes.length);
    this.codes.forEach((code, row) => colors.set(table[code] ?? this.dim, 3 * row));
    this.dots?.set('colour', colors);
  }

  /** Move colours that the background would swallow a little away from it. */
  visible(colors) {
    const changed = new Uint8Array(colors);
    for (let at = 0; at < changed.length; at += 3) {
      const apart = Math.max(...this.back.map((channel, index) => Math.abs(channel - changed[at + index])));
      if (apart > 70) continue;
      for (let index = 0; index < 3; index++) changed[at + index] += (this.dim[index] - changed[at + index]) * 0.6;
    }
    return changed;
  }

  /** Decide of each point whether it is meant (1), only the background (0) or not there (2). */
  mark() {
    const count = this.after.length / 2;
    const state = new Uint8Array(count);
    for (let row = 0; row < count; row++) {
      if (this.after[2 * row] === NOWHERE || this.before[2 * row] === NOWHERE) { state[row] = 2; continue; }
      const group = this.codes?.[row];
      const meant = this.peek !== undefined ? group === this.peek
        : (!this.picked.size || this.picked.has(group)) && has(this.found, row) && has(this.area, row);
      state[row] = meant ? 1 : 0;
    }
    this.state = state;
    this.dots?.set('state', state);
  }

  legend() {
    const box = this.find('.legend'), { groups, legend } = this.data;
    box.setAttribute('aria-label', legend);
    const text = JSON.stringify([groups, this.dark]);
    if (box.dataset.text !== text) {
      box.dataset.text = text;
      box.replaceChildren(...groups.map((group, number) => {
        const button = document.createElement('button'), dot = document.createElement('i');
        const name = document.createElement('span'), count = document.createElement('span');
        button.type = 'button';
        button.dataset.group = number;
        dot.style.background = this.colorOf(group);
        name.className = 'name';
        name.textContent = group.name;
        button.title = group.name;
        count.className = 'count';
        count.textContent = group.count.toLocaleString('en');
        button.append(dot, name, count);
        return button;
      }));
    }
    for (const button of box.children) button.setAttribute('aria-pressed', this.picked.has(+button.dataset.group));
  }

  marks() {
    this.find('.marks').replaceChildren(...this.data.marks.map((mark) => {
      const pin = document.createElement('div'), image = document.createElement('img');
      pin.className = 'mark';
      image.alt = mark.label;
      image.src = mark.src;
      pin.append(image);
      return pin;
    }));
  }

  morphing(old) {
    const box = this.find('.morph'), { before, names } = this.data;
    box.hidden = !before;
    this.find('.from').textContent = names.before;
    this.find('.to').textContent = names.after;
    if (old && old.before !== before) this.to(1);
  }

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
      const way = clamp((now - start) / 1800, 0, 1);
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
    [this.width, this.height] = [clientWidth, clientHeight];
    for (const canvas of [this.canvas, this.over]) {
      const [width, height] = [Math.round(clientWidth * this.ratio), Math.round(clientHeight * this.ratio)];
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    }
    this.redraw(true);
  }

  get unit() { return Math.min(this.width, this.height) * 0.92 * this.view.zoom; }

  toScreen(x, y) {
    return [(x - this.view.x) * this.unit + this.width / 2, (y - this.view.y) * this.unit + this.height / 2];
  }

  toMap(x, y) {
    return [(x - this.width / 2) / this.unit + this.view.x, (y - this.height / 2) / this.unit + this.view.y];
  }

  placeOf(row) {
    const { before, after, moment } = this;
    return [0, 1].map((axis) => {
      const at = 2 * row + axis;
      return (before[at] + (after[at] - before[at]) * moment) / NOWHERE;
    });
  }

  get size() {
    const each = Math.sqrt((this.width * this.height) / Math.max(1, this.data.points));
    return clamp(each * 0.72 * this.view.zoom ** 0.55, 2.6, 15);
  }

  nearest(x, y) {
    if (!this.state) return null;
    const [mx, my] = this.toMap(x, y);
    const reach = (this.size / 2 + 8) / this.unit;
    let best = null, least = reach * reach;
    for (let row = 0; row < this.state.length; row++) {
      if (this.state[row] !== 1) continue;
      const [px, py] = this.placeOf(row);
      const away = (px - mx) ** 2 + (py - my) ** 2;
      if (away < least) { least = away; best = row; }
    }
    const shown = this.pictures?.find((p) => Math.abs(p.x - x) < p.half && Math.abs(p.y - y) < p.half);
    return shown ? shown.row : best;
  }

  zoomBy(factor, x = this.width / 2, y = this.height / 2) {
    const [mx, my] = this.toMap(x, y);
    this.view.zoom = clamp(this.view.zoom * factor, 1, 80);
    const [nx, ny] = this.toMap(x, y);
    this.moveBy(mx - nx, my - ny);
  }

  moveBy(x, y) {
    const loose = 0.55;
    this.view.x = clamp(this.view.x + x, 0.5 - loose, 0.5 + loose);
    this.view.y = clamp(this.view.y + y, 0.5 - loose, 0.5 + loose);
    this.redraw();
  }

  // ---- drawing ----

  redraw(now) {
    if (!this.state || !this.width) return;
    if (now) { cancelAnimationFrame(this.frame); this.frame = null; this.drawAll(); return; }
    this.frame ??= requestAnimationFrame(() => { this.frame = null; this.drawAll(); });
  }

  drawAll() {
    const near = this.inView();
    this.dots?.draw({
      moment: this.moment,
      size: this.size * this.ratio,
      center: [this.view.x, this.view.y],
      scale: [(2 * this.unit) / this.width, (-2 * this.unit) / this.height],
      dim: this.dim,
      ring: this.codes ? this.back : this.dim,
    });
    const { pen } = this;
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    pen.clearRect(0, 0, this.width, this.height);
    this.drawPictures(near);
    this.drawNames();
    this.drawLasso();
    this.drawHover();
    this.find('.marks').childNodes.forEach((pin, number) => {
      const [x, y] = this.toScreen(this.data.marks[number].x, this.data.marks[number].y);
      pin.hidden = this.moment < 1;
      pin.style.transform = `translate(${x}px, ${y}px)`;
    });
  }

  /** Return the points in view, or null where they are too many for pictures. */
  inView() {
    const [left, top] = this.toMap(0, 0), [right, bottom] = this.toMap(this.width, this.height);
    const rows = [];
    for (let row = 0; row < this.state.length; row++) {
      if (this.state[row] !== 1) continue;
      const [x, y] = this.placeOf(row);
      if (x < left || x > right || y < top || y > bottom) continue;
      if (rows.length === PICTURES_BELOW) return null;
      rows.push(row);
    }
    return rows;
  }

  drawPictures(rows) {
    this.pictures = [];
    if (!rows?.length || (this.moment > 0 && this.moment < 1)) return;
    const side = clamp(Math.sqrt((this.width * this.height) / rows.length) * 0.5, 30, 76);
    const { pen } = this;
    for (const row of rows) {
      const [x, y] = this.toScreen(...this.placeOf(row));
      if (this.pictures.some((p) => Math.abs(p.x - x) < side * 0.9 && Math.abs(p.y - y) < side * 0.9)) continue;
      const image = this.image(row);
      if (!image) continue;
      this.pictures.push({ row, x, y, half: side / 2 });
      const color = this.codes ? this.data.groups[this.codes[row]] && this.colorOf(this.data.groups[this.codes[row]])
        : `rgb(${this.colors.slice(3 * row, 3 * row + 3).join(' ')})`;
      pen.beginPath();
      pen.roundRect(x - side / 2, y - side / 2, side, side, 6);
      pen.fillStyle = '#fff';
      pen.fill();
      const fit = Math.min((side - 8) / image.naturalWidth, (side - 8) / image.naturalHeight);
      const [width, height] = [image.naturalWidth * fit, image.naturalHeight * fit];
      pen.drawImage(image, x - width / 2, y - height / 2, width, height);
      pen.lineWidth = 2;
      pen.strokeStyle = color ?? `rgb(${this.dim.join(' ')})`;
      pen.stroke();
    }
  }

  image(row) {
    const product = this.details.get(row);
    if (!product?.src) return null;
    let image = this.images.get(row);
    if (!image) {
      image = new Image();
      image.onload = () => this.redraw();
      image.src = product.src;
      this.images.set(row, image);
    }
    return image.complete && image.naturalWidth ? image : null;
  }

  drawNames() {
    if (this.pictures.length || this.moment < 1) return;
    const { pen } = this, taken = [];
    pen.font = `600 13px ${getComputedStyle(this.root).fontFamily}`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    pen.lineWidth = 4;
    for (const [group, mx, my] of this.data.names_at) {
      if (this.picked.size && !this.picked.has(group)) continue;
      const [x, y] = this.toScreen(mx, my), name = this.data.groups[group].name;
      const wide = pen.measureText(name).width / 2 + 6;
      if (x < wide || x > this.width - wide || y < 64 || y > this.height - 12) continue;
      if (taken.some(([tx, ty, tw]) => Math.abs(tx - x) < tw + wide && Math.abs(ty - y) < 20)) continue;
      taken.push([x, y, wide]);
      pen.strokeStyle = `rgb(${this.back.join(' ')} / 88%)`;
      pen.strokeText(name, x, y);
      pen.fillStyle = this.ink;
      pen.fillText(name, x, y);
    }
  }

  drawLasso() {
    const line = this.drawing ?? this.polygon;
    if (!line || line.length < 2) return;
    const { pen } = this;
    pen.beginPath();
    line.forEach(([x, y], at) => pen[at ? 'lineTo' : 'moveTo'](...this.toScreen(x, y)));
    pen.closePath();
    const accent = getComputedStyle(this.stage).getPropertyValue('--st-primary-color');
    pen.fillStyle = `color-mix(in srgb, ${accent} 10%, transparent)`;
    pen.fill();
    pen.setLineDash([6, 5]);
    pen.lineWidth = 2;
    pen.strokeStyle = accent;
    pen.stroke();
    pen.setLineDash([]);
  }

  drawHover() {
    if (this.hovered == null || this.state[this.hovered] !== 1) return;
    const [x, y] = this.toScreen(...this.placeOf(this.hovered)), { pen } = this;
    if (this.pictures.some((p) => p.row === this.hovered)) return;
    pen.beginPath();
    pen.arc(x, y, this.size / 2 + 3, 0, 2 * Math.PI);
    pen.lineWidth = 2.5;
    pen.strokeStyle = this.ink;
    pen.stroke();
  }

  hover(row, x, y) {
    this.stage.classList.toggle('over-point', row != null);
    if (row !== this.hovered) { this.hovered = row; this.redraw(); }
    this.hoverAt = [x, y];
    this.showTip();
  }

  showTip() {
    const product = this.hovered != null && this.details.get(this.hovered);
    this.tip.hidden = !product;
    if (!product) return;
    const image = this.tip.querySelector('img');
    if (this.tip.dataset.row !== String(this.hovered)) {
      this.tip.dataset.row = this.hovered;
      image.hidden = !product.src;
      if (product.src) image.src = product.src;
      this.tip.querySelector('.name').textContent = product.title;
      this.tip.querySelector('.price').textContent = product.price;
    }
    const [x, y] = this.hoverAt, { offsetWidth: wide, offsetHeight: high } = this.tip;
    const left = x + 18 + wide > this.width ? x - 18 - wide : x + 18;
    this.tip.style.transform = `translate(${Math.max(4, left)}px, ${clamp(y - high / 2, 4, this.height - high - 4)}px)`;
  }

  // ---- what people do ----

  listen() {
    const { canvas } = this;
    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    canvas.addEventListener('pointerdown', (event) => {
      if (event.button) return;
      canvas.setPointerCapture(event.pointerId);
      this.pointers.set(event.pointerId, at(event));
      this.pressed = { at: at(event), moved: false };
      if (this.pointers.size === 1 && (this.mode !== 'move' || event.shiftKey)) this.drawing = [this.toMap(...at(event))];
      else this.drawing = null;
    });
    canvas.addEventListener('pointermove', (event) => this.moved(event, at(event)));
    const up = (event) => this.released(event, at(event));
    canvas.addEventListener('pointerup', up);
    canvas.addEventListener('pointercancel', (event) => { this.pointers.delete(event.pointerId); this.drawing = null; });
    canvas.addEventListener('pointerleave', () => this.hover(null));
    canvas.addEventListener('wheel', (event) => {
      if (event.deltaY > 0 && this.view.zoom <= 1) return;   // at the whole map the page scrolls on
      event.preventDefault();
      this.zoomBy(Math.exp(-clamp(event.deltaY, -240, 240) / 400), ...at(event));
    }, { passive: false });
    canvas.addEventListener('dblclick', (event) => { if (this.hovered == null) this.zoomBy(2, ...at(event)); });
    canvas.addEventListener('keydown', (event) => this.key(event));
    canvas.addEventListener('webglcontextlost', (event) => event.preventDefault());
    canvas.addEventListener('webglcontextrestored', () => { this.start(); this.update(this.data, this.send); });
    this.root.addEventListener('click', (event) => this.pressedButton(event.target.closest('button')));
    this.find('.morph input').addEventListener('input', (event) => this.to(+event.target.value));
    const legend = this.find('.legend');
    legend.addEventListener('pointerover', (event) => this.peekAt(event.target.closest('button')));
    legend.addEventListener('pointerleave', () => this.peekAt(null));
  }

  moved(event, place) {
    const last = this.pointers.get(event.pointerId);
    if (!last) { if (event.pointerType !== 'touch') this.hover(this.nearest(...place), ...place); return; }
    const [x, y] = place;
    if (Math.hypot(x - this.pressed.at[0], y - this.pressed.at[1]) > 5) this.pressed.moved = true;
    this.pointers.set(event.pointerId, place);
    if (!this.pressed.moved) return;
    this.hover(null);
    if (this.drawing) {
      if (this.mode === 'box') this.drawing = this.box(this.pressed.at, place);
      else this.drawing.push(this.toMap(x, y));
      this.redraw();
      return;
    }
    if (this.pointers.size === 2) {
      const [, other] = [...this.pointers].find(([id]) => id !== event.pointerId);
      const far = ([ax, ay]) => Math.hypot(ax - other[0], ay - other[1]);
      this.zoomBy(far(place) / Math.max(1, far(last)), (x + other[0]) / 2, (y + other[1]) / 2);
    }
    const share = 1 / this.pointers.size;
    this.stage.classList.add('dragging');
    this.moveBy((-(x - last[0]) * share) / this.unit, (-(y - last[1]) * share) / this.unit);
  }

  released(event, place) {
    if (!this.pointers.delete(event.pointerId)) return;
    this.stage.classList.remove('dragging');
    const line = this.drawing;
    this.drawing = null;
    if (!this.pressed.moved) {
      const row = this.nearest(...place);
      if (row != null) this.send('opened', { row });
      else if (line) this.choose(null);
    } else if (line) this.choose(line);
    this.redraw();
  }

  /** Return the corners on the map of the box between two places on the screen. */
  box([left, top], [right, bottom]) {
    return [[left, top], [right, top], [right, bottom], [left, bottom]].map((corner) => this.toMap(...corner));
  }

  /** Choose the products inside a line, of those that are meant; null for none. */
  choose(line) {
    this.polygon = line;
    this.area = null;
    this.mark();
    if (line) {
      const bits = new Uint8Array((this.state.length + 7) >> 3);
      this.state.forEach((state, row) => {
        if (state === 1 && inside(line, ...this.placeOf(row))) bits[row >> 3] |= 1 << (row & 7);
      });
      this.area = bits;
    }
    this.mark();
    this.redraw();
    this.send('area', { rows: line ? textOf(this.area) : null });
  }

  peekAt(button) {
    const group = button ? +button.dataset.group : undefined;
    if (group === this.peek || !this.state) return;
    this.peek = group;
    this.mark();
    this.redraw();
  }

  pressedButton(button) {
    if (!button) return;
    const { group, do: deed } = button.dataset;
    if (group !== undefined) {
      if (!this.picked.delete(+group)) this.picked.add(+group);
      this.peek = undefined;
      this.legend();
      if (this.state) { this.mark(); this.redraw(); }
      this.send('groups', { names: [...this.picked].map((number) => this.data.groups[number].name) });
      return;
    }
    if (deed === 'in') this.zoomBy(1.6);
    if (deed === 'out') this.zoomBy(1 / 1.6);
    if (deed === 'all') { Object.assign(this.view, { x: 0.5, y: 0.5, zoom: 1 }); this.redraw(); }
    if (deed === 'play') this.play();
    if (MODES.includes(deed)) {
      this.mode = deed;
      this.stage.classList.toggle('drawing', deed !== 'move');
      for (const name of MODES) this.find(`[data-do=${name}]`).setAttribute('aria-pressed', name === deed);
    }
  }

  key(event) {
    const step = 60 / this.unit;
    const deeds = {
      ArrowLeft: () => this.moveBy(-step, 0), ArrowRight: () => this.moveBy(step, 0),
      ArrowUp: () => this.moveBy(0, -step), ArrowDown: () => this.moveBy(0, step),
      '+': () => this.zoomBy(1.6), '=': () => this.zoomBy(1.6), '-': () => this.zoomBy(1 / 1.6),
      0: () => { Object.assign(this.view, { x: 0.5, y: 0.5, zoom: 1 }); this.redraw(); },
      Enter: () => this.choose(this.box([0, 0], [this.width, this.height])),
      Escape: () => this.area && this.choose(null),
    };
    if (!deeds[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    deeds[event.key]();
  }

  end() {
    this.observer.disconnect();
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.playing);
    this.dots?.end();
  }
}

// Streamlit calls this again after every change of the data or of the theme.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.alike-atlas');
  if (!atlases.has(root)) atlases.set(root, new Atlas(root));
  const atlas = atlases.get(root);
  atlas.update(data, setTriggerValue);
  return () => { atlas.end(); atlases.delete(root); };
}
