// What is pinned in the open chat: a line under its head that leads there.

import { button, el, icon, refill } from "./dom.js";
import { say } from "./words.js";
import { pinnedAt, summary } from "./world.js";

/** Shows the last pinned message of a place, if there is one; pressing it brings it into view. */
export function showPinned(parent, place, me, reveal) {
  const one = pinnedAt(place, me);
  parent.hidden = !one;
  if (!one) return parent.replaceChildren();
  return refill(
    parent,
    button(
      { class: "pin", "data-key": "pinned", onclick: () => reveal(one.key) },
      el("span", { class: "pin-text" }, el("strong", {}, say("pinned_message")), el("span", {}, summary(one))),
      icon("pin"),
    ),
  );
}
