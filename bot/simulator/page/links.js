// Where an address leads: those of the bot act within the page, any other opens beside it.

import { bot } from "./world.js";

const OURS = ["t.me", "telegram.me", "telegram.dog"];

/**
 * What an address means: {start} to begin with the bot, with a parameter; {shared} a text to send to somebody; {url} to
 * open; null where it leads nowhere from here.
 */
export function destination(address) {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol === "tg:") return resolved(url.searchParams.get("domain"), url.searchParams);
  if (!["http:", "https:"].includes(url.protocol)) return null;
  if (!OURS.includes(url.hostname)) return { url: url.href };
  const name = url.pathname.split("/")[1];
  if (name === "share") return { shared: [url.searchParams.get("text"), url.searchParams.get("url")].filter(Boolean).join("\n") };
  return resolved(name, url.searchParams);
}

function resolved(name, parameters) {
  if (name?.toLowerCase() !== bot().username.toLowerCase()) return null;
  if (parameters.has("startgroup") || parameters.has("startchannel")) return null;
  return { start: parameters.get("start") ?? "" };
}
