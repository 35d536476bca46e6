// A poll as an element: options to choose from and, for whoever has voted, how everybody did and what is right.

import { button, el, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { say } from "./words.js";

const explained = new Map();
const revealed = new Set();

/** The poll of a message as `me` sees it; pressing an option votes. */
export function ballot(one, me, does) {
  const { poll } = one;
  const mine = one.votes?.[me] ?? [];
  const isOver = poll.is_closed || mine.length > 0;
  const key = `${me}@${one.chat.id}:${one.key}`;
  const row = (option, number) => (isOver ? result(poll, option, number, mine, does, one) : choice(option, () => does.vote(one, [number])));
  const options = el("div", { class: "answers" }, poll.options.map(row));
  if (isOver && !revealed.has(key)) options.classList.add("fresh");
  if (isOver) revealed.add(key);
  return el(
    "div",
    { class: "ballot" },
    el("p", { class: "question" }, poll.question),
    el("p", { class: "kind" }, kind(poll)),
    isOver && poll.explanation ? explanation(poll, key, isWrong(poll, mine), does) : null,
    options,
    el("p", { class: "votes" }, tally(poll.total_voter_count)),
  );
}

function kind(poll) {
  if (poll.is_closed) return say("poll_closed");
  if (poll.type === "quiz") return poll.is_anonymous ? say("quiz_anonymous") : say("quiz");
  return poll.is_anonymous ? say("poll_anonymous") : say("poll");
}

function tally(count) {
  if (count === 0) return say("no_votes");
  return count === 1 ? say("one_vote") : say("votes", { count });
}

const isRight = (poll, number) => poll.correct_option_ids?.includes(number) ?? false;
const isWrong = (poll, mine) => poll.type === "quiz" && mine.some((number) => !isRight(poll, number));

function choice(option, choose) {
  return button({ class: "answer", onclick: choose }, el("span", { class: "circle", "aria-hidden": "true" }), el("span", { class: "option-text" }, option.text));
}

/** How an option did; where votes may be changed, pressing it still votes. */
function result(poll, option, number, mine, does, one) {
  const percent = poll.total_voter_count ? Math.round((option.voter_count / poll.total_voter_count) * 100) : 0;
  const sign = signOf(poll, number, mine.includes(number));
  const bar = el("span", { class: "bar-of" });
  bar.style.setProperty("--share", `${percent}%`);
  const inside = [
    el("span", { class: "percent" }, `${percent} %`),
    el("span", { class: "option-text" }, option.text),
    sign ? el("span", { class: "sign", role: "img", "aria-label": sign.label }, icon(sign.icon)) : el("span", { class: "sign" }),
    bar,
  ];
  const given = { class: ["answer", "done", sign?.name].filter(Boolean).join(" ") };
  if (poll.is_closed || !poll.allows_revoting) return el("p", given, inside);
  return button({ ...given, onclick: () => does.vote(one, chosenAfter(poll, number, mine)) }, inside);
}

function chosenAfter(poll, number, mine) {
  if (!poll.allows_multiple_answers) return [number];
  return mine.includes(number) ? mine.filter((one) => one !== number) : [...mine, number];
}

function signOf(poll, number, isMine) {
  if (isRight(poll, number)) return { name: "right", icon: "save", label: say("right") };
  if (!isMine) return null;
  return poll.type === "quiz" ? { name: "wrong", icon: "close", label: say("wrong") } : { name: "chosen", icon: "save", label: say("chosen") };
}

/** Why the right option is right: behind a bulb, which is lit already for whoever was wrong. */
function explanation(poll, key, isLit, does) {
  const marks = poll.explanation_entities ?? [];
  const words = el("div", { class: "words explanation" }, formatted(poll.explanation, marks, { ...does, isUnfolded: () => true, unfolded: () => {} }));
  words.hidden = !(explained.get(key) ?? isLit);
  const toggle = (event) => {
    words.hidden = !words.hidden;
    explained.set(key, !words.hidden);
    event.currentTarget.setAttribute("aria-expanded", String(!words.hidden));
  };
  const bulb = button({ class: "bulb", "aria-label": say("explanation"), "aria-expanded": String(!words.hidden), onclick: toggle }, icon("bulb"));
  return [bulb, words];
}
