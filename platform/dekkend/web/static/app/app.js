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
  let underway;
  let waiting = false;

  function say(text) {
    if (told.textContent !== text) {
      told.textContent = text;
    }
  }

  function wait(pause) {
    clearTimeout(timer);
    waiting = true;
    timer = setTimeout(send, pause);
  }

  function stop() {
    clearTimeout(timer);
    waiting = false;
    underway?.abort();
  }

  // A file is not kept, so it does not travel at every pause.
  function typed() {
    const data = new FormData(form);
    form.querySelectorAll("input[type=file]").forEach((field) => data.delete(field.name));
    return data;
  }

  async function send() {
    const mine = new AbortController();
    underway = mine;
    waiting = false;
    try {
      const answer = await fetch(form.dataset.bewaren, {
        method: "POST",
        body: typed(),
        redirect: "manual",
        credentials: "same-origin",
        signal: mine.signal,
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
      if (mine.signal.aborted) {
        return;
      }
      say("Nog niet bewaard: er is geen verbinding. Laat deze pagina open, dan proberen wij het opnieuw.");
    }
    wait(AGAIN);
  }

  form.addEventListener("input", () => wait(PAUSE));
  form.addEventListener("submit", stop);
  // Who goes elsewhere within the pause loses nothing either.
  window.addEventListener("pagehide", () => {
    if (waiting) {
      stop();
      fetch(form.dataset.bewaren, { method: "POST", body: typed(), credentials: "same-origin", keepalive: true }).catch(
        () => undefined,
      );
    }
  });
}

document.querySelectorAll("form[data-bewaren]").forEach(keepWhileTyping);

// A list by keyboard: once somebody is in it, the arrows go from row to row, Home and End to the first and the last.
// Only inside the list, so that no key means something else anywhere on the page; tab goes on as always.
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function rowToGoTo(rows, here, key) {
  if (key === "Home") {
    return rows[0];
  }
  if (key === "End") {
    return rows[rows.length - 1];
  }
  return key in STEPS ? rows[Math.min(Math.max(here + STEPS[key], 0), rows.length - 1)] : undefined;
}

document.addEventListener("keydown", (event) => {
  const list = event.target.closest("[data-lijst]");
  if (!list || event.target.closest("nav, input, select, textarea") || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const rows = [...list.querySelectorAll("tbody tr")].filter((row) => row.querySelector("a"));
  const here = rows.indexOf(event.target.closest("tr"));
  const row = rowToGoTo(rows, here, event.key);
  if (row) {
    event.preventDefault();
    row.querySelector("a").focus();
  }
});

moveFocus(document);
