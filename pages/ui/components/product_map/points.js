// Where the products lie, in both maps and between them, and which of them are meant.
import { has } from '../lib/bits.js';

const NOWHERE = 65535;  // the coordinate of a product that has no point
/** A point is only the background, or meant, or not there. */
export const BEHIND = 0;
export const MEANT = 1;
export const ABSENT = 2;

export class Points {
  constructor(before, after) {
    Object.assign(this, { before, after, state: new Uint8Array(after.length / 2) });
  }

  /** Return a row's place 0..1 at a moment between the two maps. */
  place(row, moment) {
    return [0, 1].map((axis) => {
      const from = this.before[2 * row + axis], to = this.after[2 * row + axis];
      return (from + (to - from) * moment) / NOWHERE;
    });
  }

  /** Decide which points are meant: those of one group to peek at, else those that every choice leaves. */
  mark(groups, { peek, picked, found, area }) {
    this.state = this.state.map((_, row) => {
      if (this.after[2 * row] === NOWHERE || this.before[2 * row] === NOWHERE) return ABSENT;
      const group = groups?.[row];
      const meant = peek !== undefined ? group === peek
        : (!picked.size || picked.has(group)) && has(found, row) && has(area, row);
      return meant ? MEANT : BEHIND;
    });
  }

  /** Return the rows that are meant and lie in a box, null where they are more than `most`. */
  within([[left, top], , [right, bottom]], moment, most) {
    const rows = [];
    for (let row = 0; row < this.state.length; row++) {
      if (this.state[row] !== MEANT) continue;
      const [x, y] = this.place(row, moment);
      if (x < left || x > right || y < top || y > bottom) continue;
      if (rows.length === most) return null;
      rows.push(row);
    }
    return rows;
  }

  /** Return the meant row that is nearest to a place on the map, null where none is within reach. */
  nearest([x, y], moment, reach) {
    let best = null, least = reach * reach;
    for (let row = 0; row < this.state.length; row++) {
      if (this.state[row] !== MEANT) continue;
      const [px, py] = this.place(row, moment), away = (px - x) ** 2 + (py - y) ** 2;
      if (away < least) [best, least] = [row, away];
    }
    return best;
  }
}
