// Menus that open at a place, and windows that ask: made for mouse, finger and keyboard alike.

import { button, el, icon } from "./dom.js";
import { say } from "./words.js";

let close = () => {};

/**
 * Opens a menu at an element or a point. Each item has a `label`, a `run` and perhaps an `icon`; `row` are items shown
 * side by side above the others, by their `label` alone, with a `name` for who cannot see it.
 */
export function openMenu(at, label, items, row = []) {
  close();
  const before = document.activeElement;
  const buttons = items.map((item) => entry(item, icon(item.icon ?? "more"), el("span", {}, item.label)));
  const quick = row.map((item) => entry(item, item.label));
  const menu = el("div", { class: "menu", role: "menu", "aria-label": label }, quick.length ? el("div", { class: "quick" }, quick) : null, buttons);
  const all = [...quick, ...buttons];

  function entry(item, ...inside) {
    return button({ role: "menuitem", tabindex: "-1", "aria-label": item.name, onclick: () => (close(), item.run()) }, ...inside);
  }
  function onKey(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step) all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function onPointer(event) {
    if (!menu.contains(event.target)) close();
  }
  close = () => {
    close = () => {};
    document.removeEventListener("pointerdown", onPointer, true);
    menu.remove();
    before?.focus?.({ preventScroll: true });
  };
  menu.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", onPointer, true);
  document.body.append(menu);
  put(menu, at);
  all[0]?.focus({ preventScroll: true });
}

/** Puts a menu beside what it belongs to, within the window. */
function put(menu, at) {
  const box = at instanceof Element ? at.getBoundingClientRect() : { left: at.x, right: at.x, top: at.y, bottom: at.y };
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = box.bottom + 6 + height <= innerHeight - 8;
  menu.style.left = `${Math.max(8, Math.min(box.right - width, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, below ? box.bottom + 6 : box.top - height - 6)}px`;
}

/** Shows something for a moment. */
export function toast(text) {
  const place = document.getElementById("toast");
  place.replaceChildren(el("p", {}, text));
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => place.replaceChildren(), Math.min(8000, 2500 + 50 * text.length));
}

/** Shows something that has to be seen, until it was. */
export function alertWith(text) {
  return choose(text, [{ label: say("accept"), value: true }]);
}

/** Asks to choose and returns the value chosen, or undefined. */
export function choose(title, options) {
  const answered = Promise.withResolvers?.() ?? deferred();
  const window = el("dialog", { class: "window", "aria-label": title });
  const pick = (value) => (window.close(), answered.resolve(value));
  window.append(
    el("p", {}, title),
    el("div", { class: "choices" }, options.map((one) => button({ onclick: () => pick(one.value) }, one.label))),
  );
  window.addEventListener("close", () => (window.remove(), answered.resolve(undefined)));
  window.addEventListener("click", (event) => event.target === window && window.close());
  document.body.append(window);
  window.showModal();
  return answered.promise;
}

function deferred() {
  const made = {};
  made.promise = new Promise((resolve) => Object.assign(made, { resolve }));
  return made;
}
