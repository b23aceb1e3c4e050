// @ts-check
// A time of day as somebody types it, and as it is written back.

/** @typedef {"bare" | "day" | "half"} Style How a time was typed: 9:30, 13:30 or 9:30 am. */

/**
 * A time of day as somebody types it: 9, 9:30, 930, 13.30, 1:30 pm, noon.
 * @param {string} text
 * @returns {{ minutes: number, style: Style } | null} minutes after midnight, and how to write the others
 */
export function parseTime(text) {
  const words = text.trim().toLowerCase().replace(/^noon$/, "12 pm");
  const match = /^(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*(?:([ap])\.?(?:\s*m\.?)?)?$/.exec(words);
  if (!match) return null;
  const [hour, minute, half] = [Number(match[1]), Number(match[2] ?? 0), match[3]];
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return null;
  if (half) return { minutes: ((hour % 12) + (half === "p" ? 12 : 0)) * 60 + minute, style: "half" };
  return { minutes: hour * 60 + minute, style: hour >= 1 && hour <= 12 ? "bare" : "day" };
}

/** @param {number} minutes after midnight @param {Style} style */
export function formatTime(minutes, style) {
  const [hour, minute] = [Math.floor(minutes / 60) % 24, String(minutes % 60).padStart(2, "0")];
  if (style === "day") return `${hour}:${minute}`;
  return `${hour % 12 || 12}:${minute}${style === "half" ? (hour < 12 ? " a.m." : " p.m.") : ""}`;
}
