// What a page does better with a script; without it, everything works.
"use strict";

const root = document.documentElement;

// A Mini App's colours come in the address, where anybody may have written them: only colours are taken, and only if
// what is written in them can be read. Nothing else in the address is looked at; who opened the page is not asked.

const COLOUR = /^#[0-9a-f]{6}$/i;
const LEGIBLE = 4.5; // WCAG 2, level AA

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
const linear = (value) => (value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
const luminance = (colour) => {
  const [red, green, blue] = channels(colour).map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const mixed = (one, other, share) => {
  const others = channels(other);
  const mix = channels(one).map((value, at) => Math.round(value + share * (others[at] - value)));
  return "#" + mix.map((value) => value.toString(16).padStart(2, "0")).join("");
};

// The colour that is wanted, or the nearest on its way to that of the text that can be read.
const legible = (wanted, text, paper) => {
  const ways = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => mixed(wanted, text, share));
  return ways.find((colour) => contrast(colour, paper) >= LEGIBLE);
};

const sound = (theme) => {
  const { bg_color: paper, text_color: text, link_color: link = text } = Object(theme);
  const areColours = [paper, text, link].every((colour) => typeof colour === "string" && COLOUR.test(colour));
  return areColours && contrast(text, paper) >= 7 ? { paper, text, link: legible(link, text, paper) } : null;
};

const given = () => {
  const fragment = location.hash.slice(location.hash.indexOf("?") + 1).replace(/^#/, "");
  const written = new URLSearchParams(fragment).get("tgWebAppThemeParams");
  try {
    const theme = sound(JSON.parse(written ?? sessionStorage.getItem("theme")));
    if (theme && written) sessionStorage.setItem("theme", written); // for the pages that this one leads to
    return theme;
  } catch {
    return null; // no theme, or no storage
  }
};

const wear = (theme) => {
  root.style.setProperty("--tg-theme-bg-color", theme.paper);
  root.style.setProperty("--tg-theme-text-color", theme.text);
  root.style.setProperty("--tg-theme-link-color", theme.link);
  root.dataset.scheme = luminance(theme.paper) < luminance(theme.text) ? "dark" : "light";
};

const theme = given();
if (theme) wear(theme);

// Within Telegram's web client a link to the bot would open in this frame, which Telegram's own page refuses.
if (window.parent !== window) {
  for (const link of document.querySelectorAll('a[href^="https://t.me/"]')) link.target = "_blank";
}

// Beside a text there is room for its outline, and links that were sent long ago do not lead to the words themselves.
if (matchMedia("(min-width: 62rem)").matches) document.querySelector(".outline details")?.setAttribute("open", "");
const isNew = performance.getEntriesByType("navigation")[0]?.type === "navigate";
if (isNew && location.hash !== "#cita") document.getElementById("cita")?.scrollIntoView({ behavior: "instant" });
