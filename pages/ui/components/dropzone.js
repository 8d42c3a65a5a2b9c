// Lets a photo be pasted, or dropped anywhere on the page, into Streamlit's own file uploader.
const listening = new WeakMap();

function photosOf(transfer) {
  return [...(transfer?.files ?? [])].filter((file) => file.type.startsWith('image/'));
}

function hand(uploader, files) {
  const input = document.querySelector(`.st-key-${uploader} input[type=file]`);
  if (!input || !files.length) return false;
  const transfer = new DataTransfer();
  files.forEach((file) => transfer.items.add(file));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

export default function ({ data, parentElement }) {
  listening.get(parentElement)?.abort();
  const stop = new AbortController();
  listening.set(parentElement, stop);
  const listen = (event, act) => window.addEventListener(event, act, { signal: stop.signal });
  const zone = () => document.querySelector(`.st-key-${data.uploader} [data-testid=stFileUploaderDropzone]`);
  const furnish = () => {
    if (stop.signal.aborted) return;
    if (!zone()) { requestAnimationFrame(furnish); return; }
    zone().setAttribute('role', 'group');  // it has a name and can be focused: no mere presentation
    zone().style.setProperty('--accent', getComputedStyle(parentElement).getPropertyValue('--st-primary-color'));
  };
  furnish();
  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');

  listen('paste', (event) => {
    if (hand(data.uploader, photosOf(event.clipboardData))) event.preventDefault();
  });
  const near = (there) => zone()?.toggleAttribute('data-near', there);
  listen('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    near(true);
  });
  listen('dragleave', (event) => { if (!event.relatedTarget) near(false); });
  listen('drop', (event) => {
    near(false);
    if (!carriesFiles(event) || zone()?.contains(event.target)) return;  // the zone sees to its own
    event.preventDefault();
    hand(data.uploader, [...event.dataTransfer.files]);
  });
  return () => stop.abort();
}
