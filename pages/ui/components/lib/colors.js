/** Return the red, green and blue, 0 to 255, of a colour written "#rrggbb" or "rgb(r, g, b)". */
export function rgb(text) {
  if (text.startsWith('#')) return [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
  return text.match(/[\d.]+/g).slice(0, 3).map(Number);
}

/** Return whether a background is dark. */
export function isDark([red, green, blue]) {
  return red + green + blue < 384;
}
