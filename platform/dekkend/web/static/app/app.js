// All that pages need besides htmx. Everything works without it: printing from the browser's menu, and the
// summary of errors is the first thing below the title.
"use strict";

function moveFocus(root) {
  const target = root.querySelector("[data-focus]");
  if (target) {
    target.focus();
  }
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) {
    window.print();
  }
});

// Whoever stops halfway with a passkey reads what to do, instead of nothing at all.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const told = document.querySelector("[data-passkey-fault]");
  if (told) {
    told.hidden = false;
  }
});

document.addEventListener("htmx:afterSwap", (event) => moveFocus(event.target));

moveFocus(document);
