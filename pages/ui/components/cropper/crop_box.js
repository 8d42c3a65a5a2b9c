// A crop box in shares of its picture: { left, top, width, height }, each 0..1.
import { clamp } from '../lib/numbers.js';

const AXES = [['left', 'width', 'w'], ['top', 'height', 'n']];

/** Return the box moved as far as it stays in the picture. */
export function move(box, [x, y]) {
  return { ...box, left: clamp(box.left + x, 0, 1 - box.width), top: clamp(box.top + y, 0, 1 - box.height) };
}

/** Return the box with a corner ("nw", "ne", "sw" or "se") moved; no side gets shorter than `least`. */
export function stretch(box, corner, by, least) {
  const next = { ...box };
  AXES.forEach(([start, size, near], axis) => {
    const end = box[start] + box[size];
    if (corner.includes(near)) {
      next[start] = clamp(box[start] + by[axis], 0, end - least);
      next[size] = end - next[start];
    } else next[size] = clamp(box[size] + by[axis], least, 1 - box[start]);
  });
  return next;
}
