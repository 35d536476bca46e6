// The sentences of the page, which the server gives by name; no other module writes any.

let words = {};

/** Takes the sentences, and labels what stands in the page from the beginning. */
export function learn(given) {
  words = given;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = say(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
}

/** The sentence of that name, with `values` in the places of what stands in braces. */
export function say(name, values = {}) {
  return (words[name] ?? name).replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

const clock = new Intl.DateTimeFormat("es", { hour: "2-digit", minute: "2-digit" });
const calendar = new Intl.DateTimeFormat("es", { weekday: "long", day: "numeric", month: "long" });

/** The hour of a time in seconds. */
export function hour(seconds) {
  return clock.format(new Date(seconds * 1000));
}

/** The day of a time in seconds as people call it. */
export function day(seconds) {
  const then = new Date(seconds * 1000).toDateString();
  if (then === new Date().toDateString()) return say("today");
  if (then === new Date(Date.now() - 86_400_000).toDateString()) return say("yesterday");
  return calendar.format(new Date(seconds * 1000));
}

/** A size in bytes as people read it. */
export function size(bytes) {
  const [value, unit] = bytes < 1024 ? [bytes, "B"] : bytes < 1_048_576 ? [bytes / 1024, "KB"] : [bytes / 1_048_576, "MB"];
  return `${value.toLocaleString("es", { maximumFractionDigits: unit === "B" ? 0 : 1 })} ${unit}`;
}
