// How every component makes what it puts on the page. Text is set as text, so that no catalogue can bring markup.
function element(name, className, text) {
  return make(name, { ...(className && { className }), ...(text && { textContent: text }) });
}

function make(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

