// The messages of the chat that is open: kept in step with what there is, and in the right place of the window.

import { bubble } from "./bubble.js";
import { el, refill } from "./dom.js";
import { fit } from "./entities.js";
import { day } from "./words.js";
import { author, happening, isPrivate, keyOf, messagesAt } from "./world.js";

const BREAK = 300;
const NEAR = 90;

export class Talk {
  #box;
  #toEnd;
  #does;
  #list = el("ol", { class: "thread" });
  #instead = el("div", { class: "instead" });
  #typing = el("p", { class: "typing", hidden: true }, el("i"), el("i"), el("i"));
  #shown = new Map();
  #at = "";

  constructor(box, toEnd, does) {
    this.#box = box;
    this.#toEnd = toEnd;
    this.#does = does;
    box.append(this.#list, this.#instead, this.#typing);
    toEnd.addEventListener("click", () => this.#end("smooth"));
    box.addEventListener("scroll", () => this.#offerEnd(), { passive: true });
    new ResizeObserver(() => {
      fit(this.#list);
      if (this.isAtEnd) this.#end();
    }).observe(box);
    this.#list.addEventListener("keydown", (event) => this.#onKey(event));
    this.isAtEnd = true;
  }

  /** Shows a place as `me` sees it; `instead` makes what is shown where nobody has written yet. */
  show(place, me, instead, isTyping) {
    const key = `${me}@${keyOf(place)}`;
    const isOther = key !== this.#at;
    if (isOther) this.#shown.clear();
    this.#at = key;
    const messages = messagesAt(place, me);
    const isMine = messages.length > this.#shown.size && author(messages.at(-1)).id === me;
    const isFollowing = isOther || isMine || this.isAtEnd;
    this.#fill(messages, me, place);
    const isEmpty = messages.every((one) => happening(one) !== null);
    if (isEmpty) refill(this.#instead, instead());
    this.#instead.hidden = !isEmpty;
    this.#typing.hidden = !isTyping;
    if (isFollowing) this.#end();
    this.#offerEnd();
  }

  /** Brings a message into view, and makes it shine for a moment. */
  reveal(key) {
    const node = this.#shown.get(key)?.node;
    if (!node) return;
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.remove("shine");
    requestAnimationFrame(() => node.classList.add("shine"));
  }

  #fill(messages, me, place) {
    const known = this.#shown;
    this.#shown = new Map();
    const nodes = [];
    let before;
    messages.forEach((one, index) => {
      if (day(one.date) !== (before && day(before.date))) nodes.push(this.#day(day(one.date)));
      const run = { isGroup: !isPrivate(place), isFirst: !isRun(before, one), isLast: !isRun(one, messages[index + 1]) };
      const written = JSON.stringify([one, run]);
      const old = known.get(one.key);
      const node = old?.written === written ? old.node : this.#made(one, me, run, old?.node);
      this.#shown.set(one.key, { node, written });
      nodes.push(node);
      before = one;
    });
    keepInStep(this.#list, nodes);
    this.#letOneIn();
  }

  /** A new element for a message; the button that had the focus in the old one has it in this. */
  #made(one, me, run, old) {
    const node = bubble(one, me, run, this.#does);
    if (old?.contains(document.activeElement)) {
      const index = [...old.querySelectorAll("button, a")].indexOf(document.activeElement);
      queueMicrotask(() => ([...node.querySelectorAll("button, a")][index] ?? node).focus({ preventScroll: true }));
    } else if (!old) node.classList.add("fresh");
    return node;
  }

  #days = new Map();

  #day(name) {
    if (!this.#days.has(name)) this.#days.set(name, el("li", { class: "day" }, el("span", {}, name)));
    return this.#days.get(name);
  }

  get #rows() {
    return [...this.#list.querySelectorAll(".row")];
  }

  /** Lets the keyboard in at the last message; arrows go on from there. */
  #letOneIn() {
    const rows = this.#rows;
    if (rows.some((row) => row.tabIndex === 0 && row === document.activeElement)) return;
    for (const row of rows) row.tabIndex = -1;
    if (rows.length) rows.at(-1).tabIndex = 0;
  }

  #onKey(event) {
    const row = event.target.closest(".row");
    if (!row || event.target !== row) return;
    const rows = this.#rows;
    const next = { ArrowUp: rows[rows.indexOf(row) - 1], ArrowDown: rows[rows.indexOf(row) + 1], Home: rows[0], End: rows.at(-1) };
    if (event.key in next && next[event.key]) {
      row.tabIndex = -1;
      next[event.key].tabIndex = 0;
      next[event.key].focus();
    } else if (event.key === "Enter" || event.key === "ContextMenu") row.querySelector(".options")?.click();
    else return;
    event.preventDefault();
  }

  #end(behavior = "instant") {
    this.#box.scrollTo({ top: this.#box.scrollHeight, behavior });
    requestAnimationFrame(() => behavior === "instant" && this.#box.scrollTo({ top: this.#box.scrollHeight, behavior }));
    this.isAtEnd = true;
  }

  #offerEnd() {
    const left = this.#box.scrollHeight - this.#box.scrollTop - this.#box.clientHeight;
    this.isAtEnd = left < NEAR;
    this.#toEnd.hidden = this.isAtEnd;
  }
}

/** Whether two messages, one after the other, read as one speech. */
function isRun(one, next) {
  if (!one || !next || happening(one) !== null || happening(next) !== null) return false;
  return author(one).id === author(next).id && next.date - one.date < BREAK && day(one.date) === day(next.date);
}

/** Brings a list in step without moving what stays: it keeps its focus and its animation. */
function keepInStep(list, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
}
