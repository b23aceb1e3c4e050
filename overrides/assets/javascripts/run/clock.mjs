// @ts-check
// The clock of a session: where it is, how long each step may still take, and what to say about it. It is told the time and never asks.
// The end stays where it is. Whatever happens, the time that is left is spread over the steps that are left; breaks keep theirs.

import { formatTime } from "../shared/clock-times.mjs";

/** @typedef {{ id: string, title: string, minutes: number, break: boolean }} Step */
/** @typedef {{ id: string, minutes: number, since: number, until: number }} Current `minutes` is what it weighs when time is spread; the others are milliseconds. */
/**
 * @typedef {object} State Numbers and ids, and nobody's words.
 * @property {number} planned when it was to begin, in milliseconds
 * @property {number} end when it ends
 * @property {Current | null} current nothing when all is done
 * @property {{ id: string, minutes: number }[]} queue what comes after
 * @property {string[]} past ids of what was done
 * @property {string[]} skipped
 * @property {number} [paused] since when the clock stands still, in milliseconds; not there while it runs
 */
/** @typedef {{ state: State, says: string }} Turn */

export const MINUTE = 60_000; // milliseconds
const CLOSE = 30_000; // a turn this near to its time was in time
const LOST = 20; // minutes that a guide says how to make up for
const FAR = 60; // minutes; a start further away than this is a slip of the pen

/** @param {Step[]} steps */
export const minutesOf = (steps) => steps.reduce((sum, step) => sum + step.minutes, 0);

/** @param {number} at */
export function clockOf(at) {
  const day = new Date(at);
  return formatTime(day.getHours() * 60 + day.getMinutes(), "half").replaceAll(".", ""); // it often ends a sentence
}

/** @param {number} minutes @param {string} [unit] */
export const count = (minutes, unit = "minute") => `${minutes} ${unit}${minutes === 1 ? "" : "s"}`;

/**
 * Begin now. The end follows from the planned start, so a late start makes steps shorter.
 * @param {Step[]} steps @param {number} planned @param {number} now @returns {Turn}
 */
export function begin(steps, planned, now) {
  const end = planned + minutesOf(steps) * MINUTE;
  const queue = steps.map(({ id, minutes }) => ({ id, minutes }));
  const state = advance({ planned, end, current: null, queue, past: [], skipped: [] }, steps, now);
  const late = Math.round((now - planned) / MINUTE);
  if (late === 0) return { state, says: `It has begun and ends at ${clockOf(end)}.` };
  const what = late > 0 ? `${count(late)} late. The steps are shorter` : `${count(-late)} early. The steps are longer`;
  return { state, says: `It has begun ${what}, the break is as long as planned, and it ends at ${clockOf(end)}.` };
}

/** Whether somebody means this start: it is near now. @param {number} planned @param {number} now */
export const isNear = (planned, now) => Math.abs(now - planned) <= FAR * MINUTE;

/** Go to the step that comes next. @param {State} state @param {Step[]} steps @param {number} now @returns {Turn} */
export function next(state, steps, now) {
  if (!state.current) return { state, says: "The session is over." };
  const { id, until } = state.current;
  const after = advance({ ...state, past: [...state.past, id] }, steps, now);
  if (!after.current) return { state: after, says: over(state.end, now) };
  return { state: after, says: `${named(after, steps)} ${spreadSays(until - now, after, now)}` };
}

/** Go back to the step that was done last. @param {State} state @param {Step[]} steps @param {number} now @returns {Turn} */
export function back(state, steps, now) {
  const id = state.past[state.past.length - 1];
  if (!id) return { state, says: "This is the first step." };
  const kept = state.current ? [{ id: state.current.id, minutes: state.current.minutes }] : [];
  const again = { id, minutes: steps.find((step) => step.id === id)?.minutes ?? 1 };
  const after = advance({ ...state, current: null, past: state.past.slice(0, -1), queue: [again, ...kept, ...state.queue] }, steps, now);
  return { state: after, says: `Back to ${quoted(id, steps)}. ${endSays(after, now)}` };
}

/** Leave out a step, this one or one that is still to come. @param {State} state @param {Step[]} steps @param {string} id @param {number} now @returns {Turn} */
export function skip(state, steps, id, now) {
  const skipped = [...state.skipped, id];
  const says = `Skipped ${quoted(id, steps)}.`;
  if (state.current?.id === id) {
    const after = advance({ ...state, skipped }, steps, now);
    if (!after.current) return { state: after, says: `${says} ${over(state.end, now)}` };
    return { state: after, says: `${says} ${named(after, steps)} ${endSays(after, now)}` };
  }
  if (!state.queue.some((step) => step.id === id)) return { state, says: `${quoted(id, steps)} is not among the steps that are left.` };
  const after = again({ ...state, skipped, queue: state.queue.filter((step) => step.id !== id) }, steps, now);
  return { state: after, says: `${says} Its time goes to the steps that are left. ${endSays(after, now)}` };
}

/**
 * Leave out what the guide says first, until about 20 minutes are won. The end comes no earlier: the steps that are left get the time.
 * @param {State} state @param {Step[]} steps @param {string[]} order ids @param {number} now @returns {Turn}
 */
export function cut(state, steps, order, now) {
  /** @type {string[]} */
  const out = [];
  for (const id of order) {
    const won = minutesOf(steps.filter((step) => out.includes(step.id)));
    if (won < LOST && state.queue.some((step) => step.id === id)) out.push(id);
  }
  if (!out.length) return { state, says: "Nothing that the guide would leave out is still to come. Skip a step in the list below." };
  const after = again({ ...state, skipped: [...state.skipped, ...out], queue: state.queue.filter((step) => !out.includes(step.id)) }, steps, now);
  return { state: after, says: `Left out: ${out.map((id) => quoted(id, steps)).join(" and ")}. ${endSays(after, now)}` };
}

/** Take the break now. A step that had time left goes on after it. @param {State} state @param {Step[]} steps @param {number} now @returns {Turn} */
export function takeBreak(state, steps, now) {
  const pause = state.queue.find((one) => isBreak(one.id, steps));
  if (!pause || !state.current) return { state, says: "There is no break left." };
  const { id, minutes, since, until } = state.current;
  const left = until > since ? Math.max(0, (until - now) / (until - since)) * minutes : 0;
  const rest = state.queue.filter((one) => one !== pause);
  const resumed = left >= 1;
  const after = advance(
    { ...state, past: resumed ? state.past : [...state.past, id], queue: [pause, ...(resumed ? [{ id, minutes: left }] : []), ...rest] },
    steps,
    now,
  );
  const then = resumed ? ` ${quoted(id, steps)} goes on after it.` : "";
  return { state: after, says: `The break is now.${then} ${endSays(after, now)}` };
}

/** Let the clock stand still. @param {State} state @param {number} now @returns {Turn} */
export function pause(state, now) {
  if (!state.current || state.paused) return { state, says: "The clock stands still." };
  return { state: { ...state, paused: now }, says: `The clock stands still. The end stays at ${clockOf(state.end)}.` };
}

/** After a pause the step that is on goes on where it was. The pause is taken from all that is left, so that the end stays. @param {State} state @param {Step[]} steps @param {number} now @returns {Turn} */
export function goOn({ paused, ...state }, steps, now) {
  if (!paused || !state.current) return { state, says: "The clock runs." };
  const away = now - paused;
  const { since, until } = state.current;
  const current = { ...state.current, since: since + away, until: until + away };
  // A step whose time was up stays as it is: there is nothing of it to make shorter.
  const after = until > paused ? again({ ...state, current }, steps, now) : { ...state, current };
  const minutes = Math.round(away / MINUTE);
  const lost = minutes ? `The pause took ${count(minutes)}: the steps that are left are shorter. ` : "";
  return { state: after, says: `${quoted(state.current.id, steps)} goes on. ${lost}${endSays(after, now)}` };
}

/** Move the end. @param {State} state @param {Step[]} steps @param {number} minutes @param {number} now @returns {Turn} */
export function extend(state, steps, minutes, now) {
  const after = again({ ...state, end: state.end + minutes * MINUTE }, steps, now);
  return { state: after, says: `${count(minutes)} more. ${endSays(after, now)}` };
}

/**
 * When each step that is left will begin and end, if nothing else happens.
 * @param {State} state @param {Step[]} steps @param {number} now
 */
export function forecast(state, steps, now) {
  if (!state.current) return [];
  let at = Math.max(now, state.current.until);
  const first = { id: state.current.id, from: state.current.since, to: at };
  const lengths = spread(state.queue, state.end - at, steps);
  return [first, ...state.queue.map(({ id }, place) => ({ id, from: at, to: (at += lengths[place]) }))];
}

/** What screen readers are told between turns: the last five minutes, the last one, and the end. @param {State} state @param {number} before @param {number} now */
export function warning(state, before, now) {
  if (state.paused) return "";
  const until = state.current?.until ?? 0;
  /** @param {number} minutes */
  const passed = (minutes) => before < until - minutes * MINUTE && now >= until - minutes * MINUTE;
  if (passed(0)) return "The time of this step is up.";
  if (passed(1)) return "1 minute left in this step.";
  if (passed(5)) return "5 minutes left in this step.";
  return "";
}

/** Minutes and seconds left, or over. @param {number} left milliseconds */
export function leftInWords(left) {
  const seconds = Math.abs(Math.round(left / 1000));
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return left < -999 ? `${clock} over` : clock;
}

/** What a group reads on the wall: whole minutes, so that nothing runs. @param {number} left milliseconds */
export function calmly(left) {
  if (left <= 0) return "Time to finish";
  return left < MINUTE ? "Less than 1 minute" : count(Math.floor(left / MINUTE));
}

/** The first step of the queue becomes the one that is on. @param {State} state @param {Step[]} steps @param {number} now @returns {State} */
function advance(state, steps, now) {
  const [first, ...queue] = state.queue;
  if (!first) return { ...state, current: null, queue: [] };
  const [length] = spread(state.queue, state.end - now, steps);
  return { ...state, current: { ...first, since: now, until: now + length }, queue };
}

/** The step that is on gets its share of what is left now. @param {State} state @param {Step[]} steps @param {number} now @returns {State} */
function again(state, steps, now) {
  if (!state.current) return state;
  const { id, minutes, since, until } = state.current;
  const done = until > since ? Math.min(1, (now - since) / (until - since)) : 1;
  const rest = { id, minutes: Math.max(minutes * (1 - done), 0.01) };
  const [length] = spread([rest, ...state.queue], state.end - now, steps);
  return { ...state, current: { id, minutes, since, until: now + length } };
}

/**
 * The length of each step in milliseconds. Breaks keep their minutes while everything else has at least as much again.
 * @param {{ id: string, minutes: number }[]} queue @param {number} left @param {Step[]} steps
 */
export function spread(queue, left, steps) {
  const least = queue.length * MINUTE;
  const time = Math.max(left, Math.min(least, sum(queue) * MINUTE)); // past the end, each step still gets a minute
  const fixed = sum(queue.filter((one) => isBreak(one.id, steps)));
  const open = sum(queue) - fixed;
  const keeps = open > 0 && time >= 2 * fixed * MINUTE;
  return queue.map(({ id, minutes }) => {
    if (!keeps) return (time * minutes) / (open + fixed);
    return isBreak(id, steps) ? minutes * MINUTE : ((time - fixed * MINUTE) * minutes) / open;
  });
}

/** @param {{ minutes: number }[]} some */
const sum = (some) => some.reduce((all, one) => all + one.minutes, 0);

/** @param {string} id @param {Step[]} steps */
const isBreak = (id, steps) => steps.some((step) => step.id === id && step.break);

/** @param {string} id @param {Step[]} steps */
const quoted = (id, steps) => `“${steps.find((step) => step.id === id)?.title ?? id}”`;

/** @param {State} state @param {Step[]} steps */
const named = (state, steps) => (state.current ? `Now ${quoted(state.current.id, steps)}.` : "");

/** @param {number} early milliseconds before its time @param {State} state @param {number} now */
function spreadSays(early, state, now) {
  if (Math.abs(early) <= CLOSE) return endSays(state, now);
  const minutes = Math.max(1, Math.round(Math.abs(early) / MINUTE));
  const what = early > 0 ? "early: the steps that are left are longer" : "over: the steps that are left are shorter";
  return `${count(minutes)} ${what}. ${endSays(state, now)}`;
}

/** @param {State} state @param {number} now */
function endSays(state, now) {
  if (!state.current) return "";
  const needed = (state.queue.length + 1) * MINUTE;
  return state.end - now < needed ? `There is no time left for all steps before ${clockOf(state.end)}. Skip some, or end later.` : `It ends at ${clockOf(state.end)}.`;
}

/** @param {number} end @param {number} now */
function over(end, now) {
  const late = Math.round((now - end) / MINUTE);
  return late === 0 ? "The session is over, on time." : `The session is over, ${count(Math.abs(late))} ${late > 0 ? "late" : "early"}.`;
}

/**
 * A state that was kept, or null where it is none of this session's, or one of another day.
 * @param {string | null} text @param {Step[]} steps @param {number} now @returns {State | null}
 */
export function restore(text, steps, now) {
  try {
    const found = JSON.parse(text ?? "");
    const ids = [...(found.current ? [found.current] : []), ...found.queue].map((one) => one.id).concat(found.past, found.skipped);
    const known = ids.every((id) => steps.some((step) => step.id === id));
    const numbers = [found.planned, found.end, found.paused ?? 0, ...(found.current ? [found.current.since, found.current.until] : [])];
    return known && numbers.every(Number.isFinite) && Math.abs(now - found.end) < 12 * 60 * MINUTE ? found : null;
  } catch {
    return null;
  }
}
