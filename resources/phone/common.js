// What both pages need: a careful memory, sending, and hearing of changes.
"use strict";
document.documentElement.classList.add("scripts");

const $ = (selector, from = document) => from.querySelector(selector);
const lang = document.documentElement.lang;

/** A memory that survives a reload; when the browser forbids it, one that lasts as long as the page. */
function memory(store) {
  const aside = new Map();
  const or = (first, second) => {
    try { return first(); } catch { return second(); }
  };
  return {
    get: (key) => aside.get(key) ?? or(() => store().getItem(key), () => null),
    set: (key, value) => or(() => store().setItem(key, value), () => aside.set(key, value)),
    remove: (key) => { aside.delete(key); or(() => store().removeItem(key), () => null); },
    keys: () => [...or(() => Object.keys(store()), () => []), ...aside.keys()].sort(),
  };
}
const device = memory(() => window.localStorage);
const tab = memory(() => window.sessionStorage);

/** The language chosen by hand stays on this device, also where another code opens a page. */
function keepLanguage() {
  const asked = new URLSearchParams(location.search).get("lang");
  const other = $("#switch");
  if (asked === lang) device.set("bordrunde/lang", lang);
  else if (!asked && other && other.getAttribute("href") === `?lang=${device.get("bordrunde/lang")}`) {
    location.replace(other.href + location.hash);
  }
}
keepLanguage();

/** A random id made on this device, so that sending twice counts once. */
function freshId() {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function ask(path, options = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 8000);
  try {
    return await fetch(path, { cache: "no-store", signal: stop.signal, ...options });
  } finally {
    clearTimeout(timer);
  }
}

/** Sends and says how it went: {kind: "done" | "no" | "later", code, sentence, ...}. */
async function send(path, body) {
  try {
    const answer = await ask(`${path}?lang=${lang}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
    });
    const told = await answer.json();
    if (answer.ok) return { ...told, kind: "done" };
    const later = answer.status === 503 || answer.status === 429;
    return { ...told, kind: later ? "later" : "no" };
  } catch {
    return { kind: "later", code: "no-contact" };
  }
}

/** Waits longer each time, up to ten seconds; `hurry` ends the wait. */
function patience() {
  let waits = 0;
  let wake = () => {};
  return {
    rest: () => new Promise((go) => {
      const timer = setTimeout(go, Math.min(10000, 1000 * 2 ** waits++));
      wake = () => { clearTimeout(timer); go(); };
    }),
    hurry: () => wake(),
    reset: () => { waits = 0; },
  };
}

/**
 * Hears of changes by a stream of events, and asks every five seconds while there is none.
 * `show` gets what the page may see, `contact` whether the laptop answers.
 */
function listen({ stream, state, show, contact, gone }) {
  let source = null;
  let heard = 0;
  let over = false;
  const sign = () => { heard = Date.now(); contact(true); };
  const end = () => { over = true; if (source) source.close(); gone(); };

  function open() {
    if (source) source.close();
    heard = Date.now();
    source = new EventSource(stream);
    source.onopen = sign;
    source.onmessage = (event) => { sign(); show(JSON.parse(event.data)); };
    source.addEventListener("beat", sign);
    source.addEventListener("gone", end);
    source.onerror = () => contact(false);
  }
  async function look() {
    if (over) return;
    try {
      const answer = await ask(state);
      if (answer.status === 404) return end();
      if (!answer.ok) throw new Error("no answer");
      const told = await answer.json();
      contact(true);
      show(told);
    } catch {
      contact(false);
    }
  }
  setInterval(() => {
    if (over || document.hidden) return;
    const dead = source.readyState === 2 || Date.now() - heard > 40000;
    if (source.readyState !== 1) look();
    if (dead && Math.random() < 0.3) open();
  }, 5000);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || over) return;
    look();
    if (source.readyState === 2) open();
  });
  window.addEventListener("online", look);
  open();
  return look;
}

/**
 * The second tap of a double tap presses nothing but what the first one pressed: in between, another
 * button can have come under the finger. A mouse counts its clicks; taps are told by place and time.
 */
(function onceEach() {
  let last = {};
  addEventListener("click", (event) => {
    if (!event.detail) return; // a key, or a screen reader
    const { clientX: x, clientY: y, timeStamp: at, target } = event;
    const label = target.closest("label");
    const button = (label && label.control) || target.closest("button, a, summary, input");
    const soon = event.pointerType !== "mouse" && at - last.at < 350 && Math.hypot(x - last.x, y - last.y) < 30;
    if (button === last.button || !(event.detail > 1 || soon)) last = { x, y, at, button };
    else { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);
})();

(function textSize() {
  const sizes = ["", "larger", "largest"];
  const apply = (size) => { document.documentElement.className = `scripts ${size}`.trim(); };
  let size = device.get("bordrunde/size") || "";
  apply(size);
  $("#size").addEventListener("click", () => {
    size = sizes[(sizes.indexOf(size) + 1) % sizes.length];
    device.set("bordrunde/size", size);
    apply(size);
  });
})();
