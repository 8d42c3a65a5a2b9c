const PATHS = {
  heart: ['0 0 20 20', 'M10 16.5S3 12.6 3 7.7A3.7 3.7 0 0 1 10 6a3.7 3.7 0 0 1 7 1.7c0 4.9-7 8.8-7 8.8Z'],
  columns: ['0 0 20 20', 'M4.2 4h3.1a1.2 1.2 0 0 1 1.2 1.2v9.6a1.2 1.2 0 0 1-1.2 1.2H4.2A1.2 1.2 0 0 1 3 14.8V5.2A1.2 1.2 0 0 1 4.2 4Zm8.5 0h3.1a1.2 1.2 0 0 1 1.2 1.2v9.6a1.2 1.2 0 0 1-1.2 1.2h-3.1a1.2 1.2 0 0 1-1.2-1.2V5.2A1.2 1.2 0 0 1 12.7 4Z'],
  hanger: ['0 0 24 24', 'M10 7a2 2 0 1 1 2.8 1.8c-.5.2-.8.7-.8 1.2v.6L3.6 16a1 1 0 0 0 .5 1.9h15.8a1 1 0 0 0 .5-1.9L12 10.6'],
  cross: ['0 0 24 24', 'M6 6l12 12M18 6 6 18'],
  plus: ['0 0 24 24', 'M12 5v14M5 12h14'],
  minus: ['0 0 24 24', 'M5 12h14'],
  down: ['0 0 24 24', 'm7 10 5 5 5-5'],
  tick: ['0 0 12 12', 'M2.5 6.5 5 9l4.5-6'],
};

function draw(tag, attributes, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

/** Return a decorative line drawing; its size and its stroke's width are a matter of style. */
export function icon(name) {
  const [viewBox, d] = PATHS[name];
  return draw('svg', { viewBox, class: `icon ${name}`, 'aria-hidden': 'true' }, draw('path', { d }));
}
