// The list of chats, and who writes.

import { button, el, icon, refill } from "./dom.js";
import { avatar, face } from "./faces.js";
import { hour, say } from "./words.js";
import { author, chat, happening, isChannel, isForum, isPrivate, keyOf, messagesAt, people, places, summary, titleOf, topicOf } from "./world.js";

/** Shows who there is to be; `choose` is told whom. */
export function showPeople(parent, me, choose) {
  const everybody = people();
  const turn = (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const index = everybody.findIndex((one) => one.id === me);
    choose(everybody[(index + step + everybody.length) % everybody.length].id);
  };
  const radios = everybody.map((one) =>
    button(
      {
        role: "radio",
        "aria-checked": String(one.id === me),
        tabindex: one.id === me ? "0" : "-1",
        "data-key": one.id === me ? "me" : `person-${one.id}`,
        onclick: () => choose(one.id),
        onkeydown: turn,
      },
      avatar(one.id, one.first_name),
      one.first_name,
    ),
  );
  refill(parent, el("span", { class: "persona-label", "aria-hidden": "true" }, say("you_are")), radios);
}

/** Shows the chats of `me`, the open one marked; `unread` says how many messages of a place nobody has looked at. */
export function showPlaces(parent, me, open, { unread, go }) {
  const items = [];
  let group = null;
  for (const place of places(me)) {
    if (isForum(place) && group !== place.chat) {
      group = place.chat;
      items.push(el("li", { class: "forum" }, avatar(place.chat, "", "group"), el("span", {}, chat(place.chat).title)));
    }
    items.push(el("li", { class: isForum(place) ? "in-forum" : null }, entry(place, me, keyOf(place) === keyOf(open), unread(place), go)));
  }
  refill(parent, items);
}

function entry(place, me, isOpen, unread, go) {
  const last = messagesAt(place, me).at(-1);
  const isClosed = topicOf(place)?.is_closed;
  return button(
    { class: "chat", "data-key": keyOf(place), "aria-current": isOpen ? "page" : null, onclick: () => go(place) },
    face(place),
    el(
      "span",
      { class: "about" },
      el("span", { class: "line" }, el("strong", {}, titleOf(place), isClosed && icon("lock")), last && el("time", {}, hour(last.date))),
      el("span", { class: "line" }, el("span", { class: "preview" }, last ? preview(last, me, place) : say("nothing_yet")), unread ? el("span", { class: "unread", "aria-label": say("unread", { count: unread }) }, unread) : null),
    ),
  );
}

function preview(one, me, place) {
  const { id, name } = author(one);
  const words = summary(one).slice(0, 90);
  if (happening(one) !== null || isChannel(place) || (isPrivate(place) && id !== me)) return words;
  return `${id === me ? say("you") : name}: ${words}`;
}
