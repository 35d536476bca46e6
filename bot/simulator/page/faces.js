// The round pictures of people, of the bot and of chats, and the colour that goes with each.

import { el, icon } from "./dom.js";
import { bot, isChannel, isForum, isPrivate } from "./world.js";

/** The class that gives somebody's colour. */
export const hueOf = (id) => (id === bot().id ? "hue-bot" : `hue-${Math.abs(id) % 6}`);

/** A round picture: a sign, or the first letter of a name. */
export function avatar(id, name, sign) {
  const inside = sign ? icon(sign) : [...name][0]?.toUpperCase() ?? "";
  return el("span", { class: `avatar ${hueOf(id)}`, "aria-hidden": "true" }, inside);
}

/** The picture of a place. */
export function face(place) {
  if (isPrivate(place)) return avatar(bot().id, bot().first_name);
  if (isChannel(place)) return avatar(place.chat, "", "channel");
  return isForum(place) ? avatar(place.topic ?? 3, "", "topic") : avatar(place.chat, "", "group");
}
