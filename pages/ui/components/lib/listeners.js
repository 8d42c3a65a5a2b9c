const controllers = new WeakMap();

/** End the listeners that an element's last call has added with this signal, and return a new controller. */
export function renew(element) {
  controllers.get(element)?.abort();
  const controller = new AbortController();
  controllers.set(element, controller);
  return controller;
}
