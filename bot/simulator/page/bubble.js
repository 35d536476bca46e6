// One message as an element. It says what was done to it through `does`, and decides nothing.

import { button, el, icon } from "./dom.js";
import { fit, formatted } from "./entities.js";
import { avatar, hueOf } from "./faces.js";
import { ballot } from "./poll.js";
import { hour, say, size } from "./words.js";
import { author, bot, happening, summary } from "./world.js";

const unfolded = new Set();

/** The element of a message that `me` sees; `run` says whether it begins or ends what one author wrote in a row. */
export function bubble(one, me, run, does) {
  const happened = happening(one);
  if (happened !== null) return el("li", { class: "service", "data-key": one.key }, told(one, happened, does));
  const { id, name } = author(one);
  const isMine = id === me;
  const classes = ["row", isMine ? "out" : "in", run.isFirst && "first", run.isLast && "last", run.isGroup && !isMine && "beside"].filter(Boolean).join(" ");
  const node = el(
    "li",
    { class: classes, "data-key": one.key, tabindex: "-1" },
    el(
      "div",
      { class: "column" },
      el(
        "article",
        { class: "bubble" },
        run.isGroup && !isMine && run.isLast && el("div", { class: "who" }, avatar(id, name)),
        (run.isGroup && !isMine && run.isFirst) && el("p", { class: `name ${hueOf(id)}` }, name),
        one.seen_by !== null && el("p", { class: "only" }, icon("eye"), say("only_you")),
        one.via_bot && el("p", { class: "via" }, say("via", { bot: one.via_bot.username })),
        replied(one, does),
        ...media(one),
        one.poll && ballot(one, me, does),
        words(one, does),
        reactions(one, me, does),
        meta(one),
      ),
      keyboard(one, does),
    ),
    button({ class: "options", "aria-label": say("message_menu"), "aria-haspopup": "menu", onclick: (event) => does.options(one, event.currentTarget) }, icon("more")),
  );
  requestAnimationFrame(() => fit(node));
  return node;
}

/** What happened in the chat; that something was pinned leads to it. */
function told(one, happened, does) {
  const pinned = one.pinned_message;
  return pinned ? button({ class: "happened", onclick: () => does.show(String(pinned.message_id)) }, happened) : el("span", {}, happened);
}

/** What the message answers: the words quoted or a line of it; in a topic, not the message that opened the topic. */
function replied(one, does) {
  const original = one.reply_to_message;
  if (!original || original.forum_topic_created) return null;
  const line = one.quote?.text ?? summary(original);
  return button(
    { class: "replied", onclick: () => does.show(String(original.message_id)) },
    el("strong", {}, author(original).name),
    el("span", {}, line),
  );
}

function media(one) {
  if (one.photo) {
    const name = author(one).name;
    return [el("img", { class: "photo", src: `file/${one.photo.at(-1).file_id}`, alt: say("photo_of", { name }), onerror: blank })];
  }
  if (one.voice) return [el("p", { class: "voice" }, icon("voice"), say("voice", { seconds: one.voice.duration }))];
  if (one.sticker) return [el("p", { class: "sticker" }, one.sticker.emoji ?? say("draft_sticker"))];
  if (one.document) return [download(one.document)];
  return [];
}

/** In the place of a picture that is none, as those are that people send here: a sign for one. */
function blank(event) {
  event.currentTarget.replaceWith(el("p", { class: "no-photo" }, icon("photo"), say("photo")));
}

function download(file) {
  const name = file.file_name ?? say("draft_document");
  return el(
    "a",
    { class: "file", href: `file/${file.file_id}`, download: name, "aria-label": say("download", { name }) },
    icon("file"),
    el("span", {}, el("strong", {}, name), el("small", {}, size(file.file_size ?? 0))),
  );
}

function words(one, does) {
  const text = one.text ?? one.caption;
  if (!text) return null;
  const key = (offset) => `${one.chat.id}:${one.key}:${offset}`;
  const isUnfolded = (offset) => unfolded.has(key(offset));
  const keep = (isOpen, offset) => (isOpen ? unfolded.add(key(offset)) : unfolded.delete(key(offset)));
  return el("div", { class: "words" }, formatted(text, one.entities ?? one.caption_entities ?? [], { ...does, isUnfolded, unfolded: keep }));
}

function meta(one) {
  return el(
    "p",
    { class: "meta" },
    one.is_silent ? el("span", { class: "silent", role: "img", "aria-label": say("silent"), title: say("silent") }, icon("silent")) : null,
    one.edit_date ? el("span", { class: "edited" }, say("edited")) : null,
    el("time", { datetime: new Date(one.date * 1000).toISOString() }, hour(one.date)),
  );
}

function reactions(one, me, does) {
  if (!one.reactions.length) return null;
  const chips = one.reactions.map(({ emoji, by }) =>
    button(
      {
        class: "reaction",
        "aria-pressed": String(by.includes(me)),
        "aria-label": say("reaction", { emoji, count: by.length }),
        onclick: () => does.react(one, by.includes(me) ? null : emoji),
      },
      emoji,
      el("span", { class: "by" }, by.map((id) => (id === bot().id ? avatar(id, bot().first_name) : avatar(id, does.nameOf(id))))),
    ),
  );
  return el("div", { class: "reactions" }, chips);
}

const SIGNS = [["url", "link"], ["copy_text", "copy"], ["switch_inline_query", "share"], ["switch_inline_query_chosen_chat", "share"], ["switch_inline_query_current_chat", "at"]];

/** The buttons under a message. */
function keyboard(one, does) {
  const rows = one.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return el("div", { class: "keyboard" }, rows.map((row) => el("div", { class: "keys" }, row.map((key) => pressable(one, key, does)))));
}

function pressable(one, key, does) {
  const sign = SIGNS.find(([field]) => field in key)?.[1];
  return button({ class: "key", onclick: (event) => does.press(one, key, event.currentTarget) }, el("span", {}, key.text), sign && icon(sign));
}
