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

// A form that is kept while somebody types: two seconds after the last key, and until it succeeds. What it says is
// read out by a screen reader, so only when it changes.
const PAUSE = 2000;
const AGAIN = 10000;

function keepWhileTyping(form) {
  const told = form.querySelector("[data-bewaard]");
  let timer;

  function say(text) {
    if (told.textContent !== text) {
      told.textContent = text;
    }
  }

  function wait(pause) {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  }

  async function send() {
    try {
      const answer = await fetch(form.dataset.bewaren, {
        method: "POST",
        body: new FormData(form),
        redirect: "manual",
        credentials: "same-origin",
      });
      if (answer.status === 204) {
        const clock = new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
        say(`Als concept bewaard om ${clock}. Alleen u ziet het.`);
        return;
      }
      say(
        answer.status === 409
          ? "Nog niet bewaard: u heeft te veel concepten, of de tekst is te lang. Laat deze pagina open."
          : "Nog niet bewaard. Bent u uitgelogd? Log in een ander tabblad in en laat deze pagina open."
      );
    } catch {
      say("Nog niet bewaard: er is geen verbinding. Laat deze pagina open, dan proberen wij het opnieuw.");
    }
    wait(AGAIN);
  }

  form.addEventListener("input", () => wait(PAUSE));
  form.addEventListener("submit", () => clearTimeout(timer));
}

document.querySelectorAll("form[data-bewaren]").forEach(keepWhileTyping);

moveFocus(document);
