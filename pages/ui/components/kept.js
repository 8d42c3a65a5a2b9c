// What a visitor keeps, favourites and products to compare, by catalogue. It lives in the browser alone.
const kept = {
  limits: { favourites: 500, compare: 4 },
  all() {
    try {
      return JSON.parse(localStorage.getItem('alike.kept')) ?? window.alikeKept ?? {};
    } catch { // storage is forbidden, or holds something else
      return window.alikeKept ?? {};
    }
  },
  of(place) {
    const found = this.all()?.[place];
    const ids = (list) => Array.isArray(found?.[list])
      ? found[list].filter((id) => typeof id === 'string').slice(0, this.limits[list]) : [];
    return { favourites: ids('favourites'), compare: ids('compare') };
  },
  put(place, list, ids) {
    window.alikeKept = { ...this.all(), [place]: { ...this.of(place), [list]: ids } };
    try {
      localStorage.setItem('alike.kept', JSON.stringify(window.alikeKept));
    } catch { /* it is kept until the tab is closed */ }
    window.dispatchEvent(new Event('alike-kept'));
  },
  toggle(place, list, id) {
    const ids = this.of(place)[list];
    if (ids.includes(id)) this.put(place, list, ids.filter((other) => other !== id));
    else if (ids.length < this.limits[list]) this.put(place, list, [...ids, id]);
    else window.dispatchEvent(new CustomEvent('alike-kept-full', { detail: list }));
  },
  // Let the buttons in `element` say whether their product is kept; without a place nothing can be.
  mark(element, place) {
    element.querySelectorAll('.keeps').forEach((buttons) => { buttons.hidden = !place; });
    if (!place) return;
    this.follow(element, () => {
      const lists = this.of(place);
      element.querySelectorAll('.keeps button').forEach((button) => {
        button.ariaPressed = String(lists[button.dataset.list].includes(button.dataset.id));
      });
    });
  },
  // Name the buttons of one product's card.
  name(card, { id, title }) {
    card.querySelectorAll('.keeps button').forEach((button) => {
      button.ariaLabel = `${button.dataset.word}: ${title}`;
      button.title = button.dataset.word;
      button.dataset.id = id;
    });
  },
  // Call `look` now and after every change, also one in another tab, as long as `element` is on the page.
  follow(element, look) {
    element.alikeLook = look;
    look();
    if (element.alikeFollows) return;
    element.alikeFollows = true;
    const heard = () => {
      if (element.isConnected) element.alikeLook();
      else {
        ['alike-kept', 'storage'].forEach((name) => window.removeEventListener(name, heard));
        element.alikeFollows = false;
      }
    };
    ['alike-kept', 'storage'].forEach((name) => window.addEventListener(name, heard));
  },
};

