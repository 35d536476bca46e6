// The way to the server: what there is, live, and what people do.

/** Every thing there is, by its name; JSON, mostly as the Bot API writes it. */
export const things = new Map();

/** Calls `changed` with the names of what is new, different or gone, and whether that is everything; `over` at the end. */
export function listen(changed, over) {
  const stream = new EventSource("events");
  let isFirst = true;
  stream.onopen = () => {
    isFirst = true;
  };
  stream.onmessage = (event) => {
    const news = JSON.parse(event.data);
    if (isFirst) things.clear();
    for (const [name, thing] of Object.entries(news)) {
      if (thing === null) things.delete(name);
      else things.set(name, thing);
    }
    changed(Object.keys(news), isFirst);
    isFirst = false;
  };
  stream.onerror = over;
}

/** Does something as somebody and returns what comes of it; throws an error with the `status` where it cannot be done. */
export async function act(name, details) {
  const answer = await fetch("act", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ act: name, ...details }),
  });
  if (!answer.ok) throw Object.assign(new Error(name), { status: answer.status });
  return answer.json();
}
