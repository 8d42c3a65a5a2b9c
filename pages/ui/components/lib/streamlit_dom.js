// Every place where a script reaches into Streamlit's own page; what a new version of it may change is here.

/** Return the background of the app, as CSS writes it. */
export function appBackground(element) {
  return getComputedStyle(element.closest('[data-testid=stApp]') ?? document.body).backgroundColor;
}

/** Open the sidebar, which is closed on a phone. */
export function openSidebar() {
  document.querySelector('[data-testid=stExpandSidebarButton]')?.click();
}

/** Close the sidebar. */
export function closeSidebar() {
  document.querySelector('[data-testid=stSidebarCollapseButton] button')?.click();
}

/** Return the zone of the file uploader with this key, null while it is not there. */
export function uploaderZone(key) {
  return document.querySelector(`.st-key-${key} [data-testid=stFileUploaderDropzone]`);
}

/** Hand files to the file uploader with this key; return whether there is one that takes them. */
export function handToUploader(key, files) {
  const input = document.querySelector(`.st-key-${key} input[type=file]`);
  if (!input || !files.length) return false;
  const transfer = new DataTransfer();
  files.forEach((file) => transfer.items.add(file));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}
