/** Return the value, or the nearer of two bounds where it lies beyond them; `low` counts where they cross. */
export function clamp(value, low, high) {
  return Math.max(low, Math.min(high, value));
}
