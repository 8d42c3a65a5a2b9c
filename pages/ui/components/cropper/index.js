import { move, stretch } from './crop_box.js';

const STEP = 0.02;
const SETTLED = 250;  // milliseconds after the last key until the crop counts
const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
const SIDES = ['left', 'top', 'width', 'height'];
const memory = new WeakMap();

const percent = (share) => `${Math.round(100 * share)} %`;

export default function ({ data, parentElement, setTriggerValue }) {
  const frame = parentElement.querySelector('.frame'), image = frame.querySelector('img');
  const element = frame.querySelector('.box'), status = parentElement.querySelector('[role=status]');
  const state = memory.get(parentElement) ?? {};
  memory.set(parentElement, state);

  const draw = () => {
    SIDES.forEach((side) => { element.style[side] = `${100 * state.box[side]}%`; });
    element.classList.toggle('whole', state.box.width === 1 && state.box.height === 1);
  };
  const commit = () => {
    state.pending = null;
    const edges = SIDES.map((side) => `${side} ${percent(state.box[side])}`).join(', ');
    status.textContent = `Crop: ${edges}`;
    if (JSON.stringify(state.box) !== state.known) {
      state.known = JSON.stringify(state.box);
      setTriggerValue('cropped', state.box);
    }
  };

  if (state.src !== data.src) {
    state.src = data.src;
    state.given = null;  // another photo, or turned: its box replaces the one in hand
    clearTimeout(state.pending);
    state.pending = null;
    image.src = data.src;
    image.alt = data.alt;
    element.setAttribute('aria-label', data.label);
  }
  // The server's box counts when it is news, but never takes the box out of somebody's hands.
  const given = JSON.stringify(data.box);
  if (state.given !== given && !state.pending) {
    state.given = state.known = given;
    state.box = { ...data.box };
    draw();
  }

  frame.onpointerdown = (event) => {
    if (event.button || !element.contains(event.target)) return;
    const corner = event.target.dataset.corner;
    if (!corner && element.classList.contains('whole')) return;  // nowhere to move: let the page scroll
    event.preventDefault();
    (corner ? event.target : element).focus({ preventScroll: true });
    const size = frame.getBoundingClientRect(), start = { ...state.box };
    state.pending = true;
    frame.setPointerCapture(event.pointerId);
    frame.onpointermove = (pulled) => {
      const by = [(pulled.clientX - event.clientX) / size.width, (pulled.clientY - event.clientY) / size.height];
      state.box = corner ? stretch(start, corner, by, data.least) : move(start, by);
      draw();
    };
    frame.onpointerup = frame.onpointercancel = () => {
      frame.onpointermove = frame.onpointerup = frame.onpointercancel = null;
      commit();
    };
  };

  element.onkeydown = (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    const corner = event.target.dataset.corner ?? (event.shiftKey ? 'se' : null);
    state.box = corner ? stretch(state.box, corner, arrow, data.least) : move(state.box, arrow);
    draw();
    clearTimeout(state.pending);
    state.pending = setTimeout(commit, SETTLED);
  };
}
