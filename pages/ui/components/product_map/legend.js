import { element, make } from '../lib/dom.js';
import { changed } from '../lib/redraw.js';

/** Show the groups as buttons; those that are picked are pressed. */
export function fillLegend(box, { groups, legend }, palette, picked) {
  box.setAttribute('aria-label', legend);
  if (changed(box, [groups, palette.dark])) {
    box.replaceChildren(...groups.map((group, number) => {
      const dot = make('i'), count = element('span', 'count', group.count.toLocaleString('en'));
      const button = make('button', { type: 'button', title: group.name }, dot, element('span', 'name', group.name), count);
      dot.style.background = palette.of(group);
      button.dataset.group = number;
      return button;
    }));
  }
  for (const button of box.children) button.setAttribute('aria-pressed', picked.has(+button.dataset.group));
}
