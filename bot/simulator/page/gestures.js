// What fingers and the second mouse button do to a message: hold for its menu, swipe to the left to answer it.

const HOLD = 450;
const SWIPE = 64;
const SLIP = 10;

export function followGestures(box, { options, reply }) {
  let begun = null;
  const end = () => {
    if (!begun) return;
    clearTimeout(begun.timer);
    begun.row.style.transform = "";
    begun = null;
  };

  box.addEventListener("contextmenu", (event) => {
    const row = rowOf(event);
    if (!row || event.target.closest("a") || !getSelection().isCollapsed) return;
    event.preventDefault();
    options(row.dataset.key, { x: event.clientX, y: event.clientY });
  });

  box.addEventListener("pointerdown", (event) => {
    const row = rowOf(event);
    if (event.pointerType === "mouse" || !row || event.target.closest("button, a")) return;
    const point = { x: event.clientX, y: event.clientY };
    const timer = setTimeout(() => (end(), options(row.dataset.key, point)), HOLD);
    begun = { row, ...point, timer, by: 0 };
  });

  box.addEventListener("pointermove", (event) => {
    if (!begun) return;
    const [right, down] = [event.clientX - begun.x, event.clientY - begun.y];
    if (Math.abs(right) > SLIP || Math.abs(down) > SLIP) clearTimeout(begun.timer);
    begun.by = Math.abs(down) > Math.abs(right) ? 0 : Math.max(-SWIPE - 16, Math.min(0, right));
    begun.row.style.transform = begun.by ? `translateX(${begun.by}px)` : "";
  });

  box.addEventListener("pointerup", () => {
    const key = begun && begun.by <= -SWIPE ? begun.row.dataset.key : null;
    end();
    if (key !== null) reply(key);
  });
  box.addEventListener("pointercancel", end);
}

const rowOf = (event) => event.target.closest(".row");
