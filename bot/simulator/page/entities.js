// A text and its entities as nodes. Offsets count UTF-16 units, which is what JavaScript counts too.

import { button, el } from "./dom.js";
import { destination } from "./links.js";
import { say } from "./words.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

/** The nodes of a text. `does` has what a link and a command do, and remembers which quotations are unfolded. */
export function formatted(text, entities, does) {
  const whole = document.createDocumentFragment();
  fill(whole, text, 0, text.length, [...entities], does);
  return whole;
}

function fill(parent, text, start, end, entities, does) {
  let at = start;
  while (entities.length) {
    const entity = entities.shift();
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (from >= to) continue;
    const inner = [];
    while (entities.length && entities[0].offset < to) inner.push(entities.shift());
    parent.append(text.slice(at, from));
    const node = element(entity, text.slice(from, to), does);
    fill(node.querySelector("[data-inner]") ?? node, text, from, to, inner, does);
    parent.append(node);
    at = to;
    if (isQuote(entity) && text[at] === "\n") at += 1; // a block ends its line by itself
  }
  parent.append(text.slice(at, end));
}

const isQuote = (entity) => entity.type.endsWith("blockquote");

function element(entity, words, does) {
  switch (entity.type) {
    case "blockquote":
      return el("blockquote");
    case "expandable_blockquote":
      return quotation(entity, does);
    case "text_link":
    case "url":
      return link(entity.url ?? (/^\w+:/.test(words) ? words : `http://${words}`), does);
    case "bot_command":
      return el("a", { href: "#", class: "command", onclick: calm(() => does.command(words)) });
    case "mention":
      return el("span", { class: "mention" });
    case "spoiler":
      return el("span", { class: "spoiler", onclick: (event) => event.currentTarget.classList.add("seen") });
    default:
      return el(TAGS[entity.type] ?? "span");
  }
}

function link(url, does) {
  if (destination(url) === null) return el("span");
  return el("a", { href: url, rel: "noopener noreferrer", target: "_blank", onclick: calm(() => does.link(url)) });
}

/** A quotation that is folded until somebody wants all of it; `fit` finds those that are short anyway. */
function quotation(entity, does) {
  const toggle = button({ class: "unfold", "aria-expanded": "false", "aria-label": say("unfold") });
  const quote = el("blockquote", { class: "foldable folded" }, el("div", { class: "quoted", "data-inner": true }), toggle);
  const set = (isOpen) => {
    quote.classList.toggle("folded", !isOpen);
    toggle.setAttribute("aria-expanded", String(isOpen));
    toggle.setAttribute("aria-label", say(isOpen ? "fold" : "unfold"));
  };
  const turn = () => {
    const isOpen = quote.classList.contains("folded");
    set(isOpen);
    does.unfolded(isOpen, entity.offset);
  };
  toggle.addEventListener("click", (event) => (event.stopPropagation(), turn()));
  quote.addEventListener("click", (event) => {
    if (!event.target.closest("a") && getSelection().isCollapsed && !quote.classList.contains("short")) turn();
  });
  set(does.isUnfolded(entity.offset));
  return quote;
}

/** Marks the quotations under a node that show all they have anyway. */
export function fit(node) {
  for (const quote of node.querySelectorAll(".foldable.folded")) {
    const inner = quote.querySelector(".quoted");
    quote.classList.toggle("short", inner.scrollHeight <= inner.clientHeight + 2);
  }
}

function calm(run) {
  return (event) => {
    event.preventDefault();
    run();
  };
}
