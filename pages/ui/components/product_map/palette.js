// The colours of the theme and of the points.
import { isDark, rgb } from '../lib/colors.js';

const DIM = { light: [196, 196, 194], dark: [86, 88, 94] };
const SWALLOWED = 70;  // a colour that is nearer to the background than this is hard to see

export class Palette {
  constructor(stage) {
    const style = getComputedStyle(stage);
    this.back = rgb(style.backgroundColor);
    this.ink = style.color;
    this.accent = style.getPropertyValue('--st-primary-color');
    this.dark = isDark(this.back);
    this.dim = DIM[this.dark ? 'dark' : 'light'];
  }

  of(group) { return group ? group.colors[this.dark ? 1 : 0] : `rgb(${this.dim.join(' ')})`; }

  /** Return red, green and blue of every row from the number of its group. */
  ofCodes(codes, groups) {
    const table = groups.map((group) => rgb(this.of(group))), colors = new Uint8Array(3 * codes.length);
    codes.forEach((code, row) => colors.set(table[code] ?? this.dim, 3 * row));
    return colors;
  }

  /** Return colours, those that the background would swallow moved a little away from it. */
  visible(colors) {
    const moved = new Uint8Array(colors);
    for (let at = 0; at < moved.length; at += 3) {
      const apart = Math.max(...this.back.map((channel, index) => Math.abs(channel - moved[at + index])));
      if (apart > SWALLOWED) continue;
      for (let index = 0; index < 3; index++) moved[at + index] += (this.dim[index] - moved[at + index]) * 0.6;
    }
    return moved;
  }
}
