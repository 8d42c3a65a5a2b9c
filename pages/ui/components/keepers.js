export default function ({ data, parentElement }) {
  const box = parentElement.querySelector('.alike-keepers');
  const buttons = [...box.querySelectorAll('button')];
  buttons.forEach((button) => { button.onclick = () => kept.toggle(data.place, button.dataset.list, data.id); });
  kept.follow(box, () => {
    const lists = kept.of(data.place);
    buttons.forEach((button) => {
      const list = lists[button.dataset.list], on = list.includes(data.id);
      button.ariaPressed = String(on);
      button.disabled = !on && list.length >= kept.limits[button.dataset.list];
    });
  });
}
