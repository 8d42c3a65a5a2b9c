// Which part of the map, 0..1 both ways, is seen on a stage of so many pixels.
import { clamp } from '../lib/numbers.js';

const FARTHEST = 0.55, CLOSEST = 80, MARGIN = 0.92;

export class Camera {
  constructor(whenMoved) {
    this.whenMoved = whenMoved;
    this.width = this.height = 0;
    Object.assign(this, { x: 0.5, y: 0.5, zoom: 1 });
  }

  /** Pixels for the map's whole width. */
  get unit() { return Math.min(this.width, this.height) * MARGIN * this.zoom; }

  toScreen(x, y) {
    return [(x - this.x) * this.unit + this.width / 2, (y - this.y) * this.unit + this.height / 2];
  }

  toMap(x, y) {
    return [(x - this.width / 2) / this.unit + this.x, (y - this.height / 2) / this.unit + this.y];
  }

  /** Return the corners on the map of the box between two places on the screen; without them, of all that is seen. */
  box([left, top] = [0, 0], [right, bottom] = [this.width, this.height]) {
    return [[left, top], [right, top], [right, bottom], [left, bottom]].map((corner) => this.toMap(...corner));
  }

  /** Zoom around a place on the screen, its middle if none is given. */
  zoomBy(factor, x = this.width / 2, y = this.height / 2) {
    const [mx, my] = this.toMap(x, y);
    this.zoom = clamp(this.zoom * factor, 1, CLOSEST);
    const [nx, ny] = this.toMap(x, y);
    this.moveBy(mx - nx, my - ny);
  }

  moveBy(x, y) {
    this.x = clamp(this.x + x, 0.5 - FARTHEST, 0.5 + FARTHEST);
    this.y = clamp(this.y + y, 0.5 - FARTHEST, 0.5 + FARTHEST);
    this.whenMoved();
  }

  reset() {
    Object.assign(this, { x: 0.5, y: 0.5, zoom: 1 });
    this.whenMoved();
  }
}
