// Lets a photo be pasted, or dropped anywhere on the page, into Streamlit's own file uploader.
import { renew } from '../lib/listeners.js';
import { handToUploader, uploaderZone } from '../lib/streamlit_dom.js';

const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');

export default function ({ data: { uploader }, parentElement }) {
  const stop = renew(parentElement), zone = () => uploaderZone(uploader);
  const listen = (event, act) => window.addEventListener(event, act, { signal: stop.signal });
  const near = (there) => zone()?.toggleAttribute('data-near', there);
  const furnish = () => {
    if (stop.signal.aborted) return;
    if (!zone()) { requestAnimationFrame(furnish); return; }
    zone().setAttribute('role', 'group');  // it has a name and can be focused: no mere presentation
    zone().style.setProperty('--accent', getComputedStyle(parentElement).getPropertyValue('--st-primary-color'));
  };
  furnish();
  listen('paste', (event) => {
    const photos = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith('image/'));
    if (handToUploader(uploader, photos)) event.preventDefault();
  });
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
    handToUploader(uploader, [...event.dataTransfer.files]);
  });
  return () => stop.abort();
}
