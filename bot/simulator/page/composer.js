// Where somebody writes: a text, a reply, an edit; a command from the menu, a photo or a voice note.

import { button, el, icon } from "./dom.js";
import { openMenu } from "./menu.js";
import { Suggestions } from "./suggest.js";
import { say } from "./words.js";
import { author, bot, commandsAt, isChannel, keyOf, summary } from "./world.js";

const LONGEST = 4096;

export class Composer {
  #does;
  #place;
  #me;
  #key = "";
  #known = "";
  #drafts = new Map();
  #about = null;
  #field = el("textarea", { id: "write", rows: "1", maxlength: LONGEST, autocomplete: "off", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": "suggestions" });
  #list = el("div", { class: "suggestions", id: "suggestions", role: "listbox", hidden: true });
  #bar = el("div", { class: "bar", hidden: true });
  #send = button({ class: "round send", id: "send", onclick: () => this.#submit() });
  #commands = button({ class: "round", id: "commands", onclick: () => this.#openCommands() }, icon("commands"));
  #attach = button({ class: "round", id: "attach", "aria-haspopup": "menu", onclick: (event) => this.#openAttach(event.currentTarget) }, icon("attach"));
  #suggestions = new Suggestions(this.#list, this.#field);

  /** The element to put at the foot of a chat. */
  node = el("div", { class: "composer" }, this.#list, this.#bar, el("div", { class: "writing" }, this.#attach, this.#field, this.#commands, this.#send));

  constructor(does) {
    this.#does = does;
    this.#field.addEventListener("input", () => this.#changed());
    this.#field.addEventListener("keydown", (event) => this.#onKey(event));
    this.#field.addEventListener("blur", () => this.#suggestions.close());
    this.#field.addEventListener("focus", () => this.#offer());
  }

  /** Writes at another place, or as somebody else; what was begun there is there again. */
  at(place, me) {
    const key = `${me}@${keyOf(place)}`;
    this.#place = place;
    this.#me = me;
    this.#label();
    if (key === this.#key) return this.#learnCommands();
    this.#drafts.set(this.#key, this.#field.value);
    this.#key = key;
    this.#about = null;
    this.#suggestions.close();
    this.write(this.#drafts.get(key) ?? "", { focus: false });
    return this.#learnCommands();
  }

  /** The bot may set its commands at any time: what is offered then is offered anew. */
  #learnCommands() {
    const known = JSON.stringify(commandsAt(this.#place, this.#me));
    if (known === this.#known) return;
    this.#known = known;
    this.#commands.hidden = known === "[]";
    if (document.activeElement === this.#field) this.#offer();
  }

  /** Puts a text into the field for somebody to go on with. */
  write(text, { focus = true } = {}) {
    this.#field.value = text;
    if (focus) this.#field.focus();
    this.#changed();
    if (!focus) this.#suggestions.close();
  }

  focus() {
    this.#field.focus();
  }

  reply(one) {
    this.#setAbout({ one, isEdit: false });
    this.#field.focus();
  }

  edit(one) {
    this.#setAbout({ one, isEdit: true });
    this.write(one.text ?? one.caption ?? "");
  }

  /** Stops editing or replying to a message that is gone. */
  forget(isThere) {
    if (this.#about && !isThere(this.#about.one)) this.#setAbout(null);
  }

  #setAbout(about) {
    if (this.#about?.isEdit && !about) this.#field.value = "";
    this.#about = about;
    this.#showBar();
  }

  #showBar() {
    const about = this.#about;
    this.#bar.hidden = !about;
    if (about) {
      const title = about.isEdit ? say("editing") : say("replying", { name: author(about.one).name });
      this.#bar.replaceChildren(
        icon(about.isEdit ? "edit" : "reply"),
        el("p", {}, el("strong", {}, title), el("span", {}, summary(about.one).slice(0, 160))),
        button({ class: "round", "aria-label": say("cancel"), onclick: () => (this.#setAbout(null), this.#changed(), this.#field.focus()) }, icon("close")),
      );
    }
    this.#label();
  }

  #label() {
    const words = isChannel(this.#place) ? say("write_post") : say("write");
    this.#field.placeholder = words;
    this.#field.setAttribute("aria-label", words);
    this.#commands.setAttribute("aria-label", say("commands", { bot: bot().first_name }));
    this.#attach.setAttribute("aria-label", say("attach"));
    const verb = this.#about?.isEdit ? "save" : "send";
    this.#send.setAttribute("aria-label", say(verb));
    this.#send.replaceChildren(icon(verb));
  }

  #changed() {
    this.#field.style.height = "auto";
    this.#field.style.height = `${Math.min(this.#field.scrollHeight, 160)}px`;
    this.#send.disabled = !this.#field.value.trim();
    this.#showBar();
    this.#offer();
  }

  #offer() {
    const { start, choose } = this.#does;
    this.#suggestions.offer(this.#field.value.slice(0, this.#field.selectionEnd), this.#place, this.#me, {
      write: (text) => this.write(text),
      send: (text) => this.#say(text),
      start: (parameter) => (this.#clear(), start(parameter)),
      choose: (query, index) => (this.#clear(), choose(query, index)),
    });
  }

  #onKey(event) {
    if (event.isComposing) return;
    if (this.#suggestions.onKey(event)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.#about) {
      event.stopPropagation();
      this.#setAbout(null);
      this.#changed();
    } else if (event.key === "ArrowUp" && !this.#field.value) {
      const own = this.#does.lastOwn();
      if (own) (event.preventDefault(), this.edit(own));
    }
  }

  #submit() {
    const text = this.#field.value.trim();
    if (text) this.#say(text);
  }

  #say(text) {
    const about = this.#about;
    this.#clear();
    this.#does.say(text, about);
    this.#field.focus();
  }

  #clear() {
    this.#about = null;
    this.#field.value = "";
    this.#changed();
    this.#suggestions.close();
  }

  #openCommands() {
    this.write("/");
  }

  #openAttach(at) {
    openMenu(at, say("attach"), [
      { label: say("send_photo"), icon: "photo", run: () => this.#does.send("photo") },
      { label: say("send_voice"), icon: "voice", run: () => this.#does.send("voice") },
    ]);
  }
}
