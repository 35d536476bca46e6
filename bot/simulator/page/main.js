// Puts the page together: what is open, who writes, and what happens when something is pressed.

import { Composer } from "./composer.js";
import { button, el, icon } from "./dom.js";
import { showHead } from "./head.js";
import { destination } from "./links.js";
import { showPeople, showPlaces } from "./list.js";
import { showPinned } from "./pinned.js";
import { alertWith, choose, openMenu, toast } from "./menu.js";
import { act, listen, things } from "./server.js";
import { followGestures } from "./gestures.js";
import { Talk } from "./talk.js";
import { learn, say } from "./words.js";
import { author, bot, chat, hasBot, isAdministrator, isChannel, isPrivate, keyOf, message, messagesAt, people, person, places, questions, titleOf, topicOf } from "./world.js";

const TYPING = 5000;
const REACTIONS = ["👍", "👎", "❤", "🔥", "🎉", "🤔", "👀"];
const byId = (id) => document.getElementById(id);
const app = document.querySelector(".app");

let me;
let place;
const read = new Map();
const typing = new Map();

const does = {
  options,
  react: (one, emoji) => attempt(act("react", { by: me, chat: one.chat.id, message: one.key, emoji })),
  press,
  vote: (one, options) => attempt(act("vote", { by: me, chat: one.chat.id, message: one.key, options })),
  show: (key) => talk.reveal(key),
  link: follow,
  command: (text) => sayHere(text),
  nameOf: (id) => person(id)?.first_name ?? "",
};
const talk = new Talk(byId("messages"), byId("to-end"), does);
const composer = new Composer({
  say: (text, about) => (about?.isEdit ? edit(about.one, text) : sayHere(text, about?.one)),
  send: (kind) => attempt(act("send", { by: me, chat: place.chat, topic: place.topic, kind })),
  start,
  choose: (query, number) => attempt(act("choose", { by: me, chat: place.chat, topic: place.topic, text: query, number })),
  lastOwn: () => messagesAt(place, me).findLast((one) => author(one).id === me && one.text && !one.via_bot),
});

listen(onNews, onEnd);
byId("theme").addEventListener("click", changeTheme);
addEventListener("hashchange", () => go(placed(location.hash), { isOpen: location.hash.length > 1 }));
followGestures(byId("messages"), { options: (key, point) => options(message(place.chat, key), point), reply: (key) => composer.reply(message(place.chat, key)) });

function onNews(names, isFirst) {
  app.classList.remove("is-over");
  if (isFirst) begin();
  else for (const name of names) if (name.startsWith("typing:")) noteTyping(name);
  for (const name of names) if (name.startsWith("message:")) noteMessage(name);
  if (!places(me).some((one) => keyOf(one) === keyOf(place))) place = places(me)[0];
  show();
}

/** The server has gone: says so once, until it is there again. */
function onEnd() {
  if (!app.classList.contains("is-over")) alertWith(say("over"));
  app.classList.add("is-over");
}

function begin() {
  learn(things.get("words"));
  document.title = say("title", { bot: bot().first_name });
  me ??= people()[0].id;
  place = placed(location.hash);
  app.dataset.view = location.hash.length > 1 ? "talk" : "list";
  for (const one of places(me)) read.set(readKey(one), messagesAt(one, me).at(-1)?.number ?? 0);
}

/** The place that the address of the page names; the private chat is whoever's who writes. */
function placed(hash) {
  return places(me).find((one) => hash === `#${addressOf(one)}`) ?? places(me)[0];
}

const addressOf = (one) => (isPrivate(one) ? "bot" : keyOf(one));

function go(next, { isOpen = true } = {}) {
  place = next;
  app.dataset.view = isOpen ? "talk" : "list";
  if (isOpen && location.hash !== `#${addressOf(next)}`) location.hash = addressOf(next);
  show();
  if (isOpen && matchMedia("(hover: hover)").matches) composer.focus();
}

function show() {
  const isTyping = (typing.get(keyOf(place)) ?? 0) > Date.now();
  const isSeen = app.dataset.view === "talk" || matchMedia("(min-width: 760px)").matches;
  if (isSeen) read.set(readKey(place), messagesAt(place, me).at(-1)?.number ?? 0);
  showPeople(document.querySelector(".persona"), me, become);
  showPlaces(byId("chats"), me, place, { unread, go });
  showHead(byId("head"), place, me, { isTyping, back, attempt });
  showPinned(byId("pinned"), place, me, does.show);
  talk.show(place, me, welcome, isTyping);
  showDock();
  composer.forget((one) => message(one.chat.id, one.key));
}

const readKey = (one) => `${me}@${keyOf(one)}`;
const unread = (one) => messagesAt(one, me).filter((each) => each.number > (read.get(readKey(one)) ?? 0) && author(each).id !== me).length;

function become(id) {
  const wasPrivate = isPrivate(place);
  me = id;
  if (wasPrivate) place = places(me)[0];
  for (const one of places(me)) if (!read.has(readKey(one))) read.set(readKey(one), messagesAt(one, me).at(-1)?.number ?? 0);
  show();
}

function back() {
  if (location.hash.length > 1) history.replaceState(null, "", location.pathname);
  app.dataset.view = "list";
  show();
  document.querySelector(".chat[aria-current]")?.focus();
}

/** Shows the field, or why nothing can be written here. */
function showDock() {
  const dock = byId("dock");
  const instead = closed();
  if (instead) dock.replaceChildren(instead);
  else if (composer.node.parentNode !== dock) dock.replaceChildren(composer.node);
  composer.at(place, me);
}

function closed() {
  if (isPrivate(place)) {
    if (person(me).has_blocked) return wide(say("unblock", { bot: bot().first_name }), () => attempt(act("block", { by: me, is_blocked: false })));
    return chat(me) && messagesAt(place, me).length ? null : wide(say("start"), () => start(""));
  }
  if (isAdministrator(place.chat, me)) return null;
  if (isChannel(place)) return el("p", { class: "closed" }, say("only_administrators"));
  return topicOf(place)?.is_closed ? el("p", { class: "closed" }, icon("lock"), say("topic_is_closed")) : null;
}

const wide = (label, run) => button({ class: "wide", onclick: run }, label);

/** What a chat says where nobody has written: what the bot is, and what can be asked. */
function welcome() {
  const name = { bot: bot().first_name, mention: `@${bot().username}` };
  if (isChannel(place)) return el("div", { class: "card" }, el("p", {}, say("empty_channel", name)));
  const examples = questions().map((text) => button({ class: "example", "data-key": text, onclick: () => sayHere(isPrivate(place) ? text : `${name.mention} ${text}`) }, text));
  const about = isPrivate(place) ? [el("h2", {}, say("welcome")), el("p", { class: "description" }, bot().description)] : [el("p", {}, say("empty_group", name)), el("p", { class: "hears" }, say(hears(), name))];
  return el("div", { class: "card" }, about, examples.length && hasBot(place) ? [el("p", { class: "try" }, say("try")), examples] : null);
}

const hears = () => (chat(place.chat).bot_status === "administrator" ? "bot_is_administrator" : "bot_is_member");

/** Waits for what was begun and says so if it went wrong; nothing comes back then. */
async function attempt(work) {
  try {
    return await work;
  } catch (error) {
    toast(error.status === 504 ? say("no_answer", { bot: bot().first_name }) : say("failed"));
    return undefined;
  }
}

function sayHere(text, replied) {
  return attempt(act("say", { by: me, chat: place.chat, topic: place.topic, text, reply_to: replied?.key ?? null }));
}

function edit(one, text) {
  if (text !== one.text) attempt(act("edit", { by: me, chat: one.chat.id, message: one.key, text }));
}

function start(parameter) {
  go({ chat: me, topic: null });
  return attempt(act("start", { by: me, parameter }));
}

/** Does what a button under a message does. */
async function press(one, key, node) {
  if (key.url) return follow(key.url);
  if (key.copy_text) return copy(key.copy_text.text);
  const here = key.switch_inline_query_current_chat;
  if (here !== undefined) return composer.write(`@${bot().username} ${here}`);
  const elsewhere = key.switch_inline_query ?? key.switch_inline_query_chosen_chat?.query;
  if (elsewhere !== undefined) return writeElsewhere(`@${bot().username} ${elsewhere}`);
  if (key.callback_data === undefined) return undefined;
  node.classList.add("busy");
  const answer = await attempt(act("press", { by: me, chat: one.chat.id, message: one.key, data: key.callback_data }));
  node.classList.remove("busy");
  if (answer?.url) follow(answer.url);
  if (answer?.text) answer.is_alert ? alertWith(answer.text) : toast(answer.text);
  return undefined;
}

/** Goes where an address leads. */
function follow(address) {
  const found = destination(address);
  if (found?.start !== undefined) start(found.start);
  else if (found?.shared !== undefined) writeElsewhere(found.shared);
  else if (found?.url) open(found.url, "_blank", "noopener,noreferrer");
}

async function writeElsewhere(text) {
  const chosen = await choose(say("choose_chat"), places(me).map((one) => ({ label: titleOf(one), value: one })));
  if (!chosen) return;
  go(chosen);
  composer.write(text);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(say("copied"));
  } catch {
    toast(say("not_copied"));
  }
}

/** Opens the menu of a message. */
function options(one, at) {
  if (!one) return;
  const mine = one.reactions.find(({ by }) => by.includes(me))?.emoji;
  const row = REACTIONS.map((emoji) => ({ label: emoji, name: say("react", { emoji }), run: () => does.react(one, mine === emoji ? null : emoji) }));
  const canEdit = author(one).id === me && !one.via_bot && one.text;
  const items = [
    !closed() && { label: say("reply"), icon: "reply", run: () => composer.reply(one) },
    canEdit && { label: say("edit"), icon: "edit", run: () => composer.edit(one) },
    (one.text ?? one.caption) && { label: say("copy"), icon: "copy", run: () => copy(one.text ?? one.caption) },
  ].filter(Boolean);
  openMenu(at, say("message_menu"), items, row);
}

function noteTyping(name) {
  const [, chatId, topic] = name.split(":");
  const key = keyOf({ chat: Number(chatId), topic: Number(topic) || null });
  typing.set(key, Date.now() + TYPING);
  setTimeout(show, TYPING + 20);
}

/** A message of the bot ends what it was typing. */
function noteMessage(name) {
  const one = things.get(name);
  if (one && author(one).isBot) typing.delete(keyOf({ chat: one.chat.id, topic: one.message_thread_id ?? null }));
}

function changeTheme() {
  const isDark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = isDark ? "light" : "dark";
}
