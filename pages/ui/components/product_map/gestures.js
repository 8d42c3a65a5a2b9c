// What people do on the map with mouse, fingers and keys.
import { clamp } from '../lib/numbers.js';

const STILL = 5;      // pixels that a click may slip
const KEY_STEP = 60;  // pixels that an arrow key moves the map
const ZOOM_STEP = 1.6;

export class Gestures {
  constructor(map) {
    Object.assign(this, { map, pointers: new Map() });
    const { canvas, camera } = map;
    const on = (name, act, options) => canvas.addEventListener(name, (event) => act(event, this.placeOf(event)), options);
    on('pointerdown', (event, place) => this.press(event, place));
    on('pointermove', (event, place) => this.move(event, place));
    on('pointerup', (event, place) => this.release(event, place));
    on('pointercancel', (event) => { this.pointers.delete(event.pointerId); map.drawing = null; });
    on('pointerleave', () => map.hover(null));
    on('wheel', (event, place) => {
      if (event.deltaY > 0 && camera.zoom <= 1) return;   // at the whole map the page scrolls on
      event.preventDefault();
      camera.zoomBy(Math.exp(-clamp(event.deltaY, -240, 240) / 400), ...place);
    }, { passive: false });
    on('dblclick', (event, place) => { if (map.hovered == null) camera.zoomBy(2, ...place); });
    on('keydown', (event) => this.key(event));
  }

  placeOf(event) {
    const box = this.map.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  press(event, place) {
    if (event.button) return;
    const { map } = this;
    map.canvas.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, place);
    this.start = { place, moved: false };
    const draws = this.pointers.size === 1 && (map.mode !== 'move' || event.shiftKey);
    map.drawing = draws ? [map.camera.toMap(...place)] : null;
  }

  move(event, place) {
    const { map, pointers, start } = this, last = pointers.get(event.pointerId), [x, y] = place;
    if (!last) { if (event.pointerType !== 'touch') map.hover(map.nearest(x, y), place); return; }
    if (Math.hypot(x - start.place[0], y - start.place[1]) > STILL) start.moved = true;
    pointers.set(event.pointerId, place);
    if (!start.moved) return;
    map.hover(null);
    if (map.drawing) {
      if (map.mode === 'box') map.drawing = map.camera.box(start.place, place);
      else map.drawing.push(map.camera.toMap(x, y));
      map.redraw();
    } else this.drag(event.pointerId, last, place);
  }

  drag(pointer, last, [x, y]) {
    const { camera, stage } = this.map;
    if (this.pointers.size === 2) {
      const [, other] = [...this.pointers].find(([id]) => id !== pointer);
      const far = ([ax, ay]) => Math.hypot(ax - other[0], ay - other[1]);
      camera.zoomBy(far([x, y]) / Math.max(1, far(last)), (x + other[0]) / 2, (y + other[1]) / 2);
    }
    const share = 1 / this.pointers.size;
    stage.classList.add('dragging');
    camera.moveBy((-(x - last[0]) * share) / camera.unit, (-(y - last[1]) * share) / camera.unit);
  }

  release(event, place) {
    if (!this.pointers.delete(event.pointerId)) return;
    const { map } = this, line = map.drawing;
    map.stage.classList.remove('dragging');
    map.drawing = null;
    const row = this.start.moved ? null : map.nearest(...place);
    if (row != null) map.send('opened', { row });
    else if (line) map.choose(this.start.moved ? line : null);
    map.redraw();
  }

  key(event) {
    const { map } = this, { camera } = map, step = KEY_STEP / camera.unit;
    const deeds = {
      ArrowLeft: () => camera.moveBy(-step, 0), ArrowRight: () => camera.moveBy(step, 0),
      ArrowUp: () => camera.moveBy(0, -step), ArrowDown: () => camera.moveBy(0, step),
      '+': () => camera.zoomBy(ZOOM_STEP), '=': () => camera.zoomBy(ZOOM_STEP), '-': () => camera.zoomBy(1 / ZOOM_STEP),
      0: () => camera.reset(),
      Enter: () => map.choose(camera.box()),
      Escape: () => map.area && map.choose(null),
    };
    if (!deeds[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    deeds[event.key]();
  }
}
