// The head of the open chat: what it is, who is there, and what can be done in it.

import { button, el, icon, refill } from "./dom.js";
import { face } from "./faces.js";
import { openMenu } from "./menu.js";
import { act } from "./server.js";
import { say } from "./words.js";
import { bot, chat, hasBot, isAdministrator, isChannel, isForum, isPrivate, person, titleOf, topicOf } from "./world.js";

/** Shows the head of a place; `back` leads to the list where there is no room for both. */
export function showHead(parent, place, me, { isTyping, back, attempt }) {
  const actions = actionsAt(place, me);
  const under = isForum(place) ? `${chat(place.chat).title} · ${about(place, me)}` : about(place, me);
  refill(
    parent,
    button({ class: "round back", "aria-label": say("back"), "data-key": "back", onclick: back }, icon("back")),
    face(place),
    el("div", { class: "title" }, el("h1", {}, titleOf(place)), el("p", { class: isTyping ? "is-typing" : null }, isTyping ? say("typing", named()) : under)),
    actions.length
      ? button({ class: "round", id: "more", "aria-label": say("more"), "aria-haspopup": "menu", "data-key": "more", onclick: (event) => open(event.currentTarget, actions, attempt) }, icon("more"))
      : null,
  );
}

const named = (extra = {}) => ({ bot: bot().first_name, ...extra });

function open(at, actions, attempt) {
  openMenu(at, say("more"), actions.map(([name, values, details]) => ({
    label: say(name, values),
    icon: "commands",
    run: () => attempt(act(details.act, details)),
  })));
}

function about(place, me) {
  if (isPrivate(place)) return person(me).has_blocked ? say("blocked", named()) : say("is_bot");
  if (isChannel(place)) return say(hasBot(place) ? "is_channel" : "is_channel_without", named());
  const names = chat(place.chat).members.map((one) => person(one.id).first_name).join(", ");
  return say(hasBot(place) ? "members" : "members_without", named({ people: names }));
}

/** What `me` can do at a place: the name of its sentence, what stands in it, and the act. */
function actionsAt(place, me) {
  const here = { by: me, chat: place.chat };
  if (isPrivate(place)) {
    const isBlocked = person(me).has_blocked;
    return [[isBlocked ? "unblock" : "block", named(), { act: "block", by: me, is_blocked: !isBlocked }]];
  }
  if (!isAdministrator(place.chat, me)) return [];
  return [...ofTopic(place, here), ...ofBot(place, here), ...(isChannel(place) ? [] : ofPeople(place, here))];
}

function ofTopic(place, here) {
  const topic = topicOf(place);
  if (!topic) return [];
  const details = { act: "close", ...here, topic: topic.id, is_closed: !topic.is_closed };
  return [[topic.is_closed ? "reopen_topic" : "close_topic", {}, details]];
}

function ofBot(place, here) {
  const set = (name, status) => [name, named(), { act: "set_bot", ...here, status }];
  if (!hasBot(place)) return [set("add_bot", isChannel(place) ? "administrator" : "member")];
  if (isChannel(place)) return [set("remove_bot", "kicked")];
  const isAbove = chat(place.chat).bot_status === "administrator";
  return [isAbove ? set("demote_bot", "member") : set("promote_bot", "administrator"), set("remove_bot", "kicked")];
}

function ofPeople(place, here) {
  const others = chat(place.chat).members.filter((one) => one.id !== here.by && one.status !== "creator");
  return others.map((one) => {
    const isAbove = one.status === "administrator";
    return [isAbove ? "demote" : "promote", { name: person(one.id).first_name }, { act: "promote", ...here, person: one.id, is_administrator: !isAbove }];
  });
}
