// Builds elements. What people or the bot wrote only ever becomes text nodes: nothing here takes markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes, listeners (`onclick` and the like) and children; what is null or false is left out. */
export function el(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A picture from the sprite of the page. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** A button that does something; one of an icon alone needs a label. */
export function button(given, ...children) {
  return el("button", { type: "button", ...given }, ...children);
}

/** Puts other children into a parent; the one that had the focus, known by its data-key, has it again. */
export function refill(parent, ...children) {
  const focused = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  parent.replaceChildren(...children.flat(Infinity).filter(Boolean));
  if (focused === undefined) return;
  const again = [...parent.querySelectorAll("[data-key]")].find((node) => node.dataset.key === focused);
  again?.focus({ preventScroll: true });
}
