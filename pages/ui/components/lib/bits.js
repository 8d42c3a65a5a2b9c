// Sets of products as one bit a row, written in base64.

/** Return the bits of a text, null for none. */
export function unpack(text) {
  return text ? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) : null;
}

/** Return bits as text. */
export function pack(bits) {
  return btoa(Array.from(bits, (byte) => String.fromCharCode(byte)).join(''));
}

/** Return whether a row is in the set; without a set, every row is. */
export function has(bits, row) {
  return !bits || ((bits[row >> 3] >> (row & 7)) & 1) === 1;
}

/** Return the set of those of `count` rows for which `test` holds. */
export function collect(count, test) {
  const bits = new Uint8Array((count + 7) >> 3);
  for (let row = 0; row < count; row++) if (test(row)) bits[row >> 3] |= 1 << (row & 7);
  return bits;
}
