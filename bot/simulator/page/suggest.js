// What is offered above the composer while somebody types: commands, mentions, and the bot's inline results.

import { act } from "./server.js";
import { button, el, icon } from "./dom.js";
import { say } from "./words.js";
import { bot, commandsAt, hasBot, isPrivate } from "./world.js";

const PAUSE = 220;

/** The list itself: a listbox that the text field steers. */
export class Suggestions {
  #box;
  #field;
  #items = [];
  #chosen = -1;
  #timer;
  #asked = 0;

  constructor(box, field) {
    this.#box = box;
    this.#field = field;
  }

  get isOpen() {
    return !this.#box.hidden;
  }

  /** Offers what fits the text before the cursor at a place; `does` carries out what is chosen. */
  offer(text, place, me, does) {
    clearTimeout(this.#timer);
    const mention = `@${bot().username} `;
    if (text.toLowerCase().startsWith(mention.toLowerCase())) {
      this.#timer = setTimeout(() => this.#ask(text.slice(mention.length), place, me, does), PAUSE);
      return;
    }
    this.#asked += 1;
    this.#show(say("suggestions"), [...commands(text, place, me, does), ...mentions(text, place, does)]);
  }

  close() {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.#show("", []);
  }

  /** Handles a key of the field, and says whether it was meant for the list. */
  onKey(event) {
    if (!this.isOpen) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const item = this.#items[this.#chosen];
    if (step) this.#mark((this.#chosen + step + this.#items.length) % this.#items.length);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Tab" && (item ?? this.#items[0])?.complete) (item ?? this.#items[0]).complete();
    else if (event.key === "Enter" && !event.shiftKey && item) item.pick();
    else return false;
    return true;
  }

  async #ask(query, place, me, does) {
    const number = ++this.#asked;
    const answer = await act("inline", { by: me, chat: place.chat, text: query }).catch(() => null);
    if (number !== this.#asked) return;
    if (!answer) return this.#show(say("results", { bot: bot().first_name }), [], say("no_answer", { bot: bot().first_name }));
    const head = answer.button?.start_parameter ? [{ label: answer.button.text, sign: "link", pick: () => does.start(answer.button.start_parameter) }] : [];
    const results = answer.results.map((one, index) => ({ label: one.title, detail: one.description, isResult: true, pick: () => does.choose(query, index) }));
    const nothing = results.length ? "" : say("no_results", { bot: bot().first_name });
    this.#show(say("results", { bot: bot().first_name }), [...head, ...results], nothing);
  }

  #show(label, items, nothing = "") {
    this.#items = items;
    this.#chosen = -1;
    const options = items.map((item, index) =>
      el(
        "div",
        { class: item.isResult ? "option result" : "option", role: "option", id: `option-${index}`, "aria-selected": "false", onpointerdown: (event) => event.preventDefault(), onclick: () => item.pick() },
        item.sign && icon(item.sign),
        el("strong", {}, item.label),
        item.detail && el("span", {}, item.detail),
      ),
    );
    this.#box.replaceChildren(...options, nothing && el("p", { class: "nothing" }, nothing));
    this.#box.setAttribute("aria-label", label);
    this.#box.scrollTop = 0;
    this.#box.hidden = !items.length && !nothing;
    this.#field.setAttribute("aria-expanded", String(this.isOpen));
    this.#field.removeAttribute("aria-activedescendant");
  }

  #mark(index) {
    this.#chosen = index;
    [...this.#box.querySelectorAll(".option")].forEach((node, at) => {
      node.setAttribute("aria-selected", String(at === index));
      if (at === index) node.scrollIntoView({ block: "nearest" });
    });
    this.#field.setAttribute("aria-activedescendant", `option-${index}`);
  }
}

/** The commands that begin as the text does; in a group they carry the bot's name, as Telegram's apps write them. */
function commands(text, place, me, does) {
  if (!/^\/\w*$/.test(text)) return [];
  return commandsAt(place, me)
    .filter((one) => `/${one.command}`.startsWith(text))
    .map((one) => {
      const written = isPrivate(place) ? `/${one.command}` : `/${one.command}@${bot().username}`;
      return { label: `/${one.command}`, detail: one.description, pick: () => does.send(written), complete: () => does.write(`/${one.command} `) };
    });
}

function mentions(text, place, does) {
  const begun = /(?:^|\s)@(\w*)$/.exec(text);
  if (!begun || !bot().username.startsWith(begun[1].toLowerCase())) return [];
  const before = text.slice(0, text.length - begun[1].length - 1);
  const write = () => does.write(`${before}@${bot().username} `);
  return hasBot(place) || before === "" ? [{ label: `@${bot().username}`, detail: say("mention_bot"), pick: write, complete: write }] : [];
}
