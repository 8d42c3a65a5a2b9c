/** Return whether a click asks for another tab or window, which is the browser's business. */
export function opensElsewhere(event) {
  return event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
}

/** Let a plain click do something on this page instead of following the link. */
export function onPlainClick(event, act) {
  if (opensElsewhere(event)) return;
  event.preventDefault();
  act();
}
