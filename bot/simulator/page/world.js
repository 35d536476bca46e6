// Reads what there is: who, which chats, which messages. A place is a chat and, in a forum, one of its topics.

import { things } from "./server.js";
import { say } from "./words.js";

const all = (kind) => [...things].filter(([name]) => name.startsWith(`${kind}:`)).map(([, thing]) => thing);

export const bot = () => things.get("bot");
export const people = () => all("person").sort((one, other) => one.id - other.id);
export const person = (id) => things.get(`person:${id}`);
export const chat = (id) => things.get(`chat:${id}`);
export const message = (chatId, key) => things.get(`message:${chatId}:${key}`);
export const questions = () => things.get("questions").all;

/** What names a place, in the address of the page too. */
export const keyOf = (place) => (place.topic ? `${place.chat}/${place.topic}` : `${place.chat}`);

/** The places that somebody sees in the list: the private chat first. */
export function places(me) {
  const chats = all("chat").filter((one) => one.type !== "private").sort((one, other) => other.id - one.id);
  return [{ chat: me, topic: null }, ...chats.flatMap((one) => topicsOf(one).map((topic) => ({ chat: one.id, topic })))];
}

function topicsOf(one) {
  return [null, ...one.topics.map((topic) => topic.id)];
}

export const isPrivate = (place) => place.chat > 0;
export const isChannel = (place) => chat(place.chat)?.type === "channel";
export const isForum = (place) => Boolean(chat(place.chat)?.is_forum);
export const topicOf = (place) => chat(place.chat)?.topics.find((one) => one.id === place.topic);

/** What a place is called. */
export function titleOf(place) {
  if (isPrivate(place)) return bot().first_name;
  if (!isForum(place)) return chat(place.chat).title;
  return topicOf(place)?.name ?? say("general");
}

/** The messages of a place that somebody sees, oldest first. */
export function messagesAt(place, me) {
  return all(`message:${place.chat}`)
    .filter((one) => !isForum(place) || (one.message_thread_id ?? null) === place.topic)
    .filter((one) => one.seen_by === null || one.seen_by === me)
    .sort((one, other) => one.number - other.number);
}

/** The last of the messages of a place that are pinned and that somebody sees. */
export function pinnedAt(place, me) {
  const numbers = chat(place.chat)?.pinned ?? [];
  return messagesAt(place, me).findLast((one) => one.seen_by === null && numbers.includes(one.message_id));
}

/** What somebody is in a chat: "creator", "administrator", "member" or "left". */
function statusOf(chatId, id) {
  return chat(chatId)?.members.find((member) => member.id === id)?.status ?? "left";
}

export const isAdministrator = (chatId, id) => ["creator", "administrator"].includes(statusOf(chatId, id));

/** Whether the bot is in the chat of a place. */
export const hasBot = (place) => isPrivate(place) || ["member", "administrator", "restricted"].includes(chat(place.chat).bot_status);

/** The commands that somebody is offered at a place. */
export const commandsAt = (place, me) => (hasBot(place) ? chat(place.chat)?.commands[me] ?? [] : []);

/** Who wrote a message: a name, a number for the colour, and whether it is the bot. */
export function author(one) {
  const sender = one.sender_chat ?? one.from;
  return { id: sender.id, name: sender.title ?? sender.first_name, isBot: sender.id === bot().id };
}

/** A message in a line. */
export function summary(one) {
  const words = one.text ?? one.caption;
  if (words) return words.replace(/\s+/g, " ");
  if (one.poll) return one.poll.question;
  if (one.photo) return say("draft_photo");
  if (one.document) return say("draft_document");
  if (one.voice) return say("draft_voice");
  return one.sticker ? one.sticker.emoji ?? say("draft_sticker") : happening(one) ?? "";
}

/** What a service message says, or null for any other message. */
export function happening(one) {
  const name = author(one).name;
  if (one.new_chat_members) return one.new_chat_members.map((user) => say("joined", { name: user.first_name })).join(" · ");
  if (one.left_chat_member) return say("left", { name: one.left_chat_member.first_name });
  if (one.forum_topic_created) return say("topic_opened", { name: one.forum_topic_created.name });
  if (one.forum_topic_closed) return say("topic_closed", { name });
  if (one.forum_topic_reopened) return say("topic_reopened", { name });
  if (one.pinned_message) return say("pinned", { name, text: shortened(summary(one.pinned_message)) });
  const isOrdinary = ["text", "caption", "photo", "document", "voice", "sticker", "poll"].some((field) => field in one);
  return isOrdinary ? null : say("happened", { name });
}

const LONGEST = 48;

function shortened(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")}…` : text;
}
