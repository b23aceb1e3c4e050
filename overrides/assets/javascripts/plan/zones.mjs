// @ts-check
// A time zone as somebody types it. Browsers differ in what they make of “EST”, and some take it for a clock that never changes.

/** What people in the United States call their time, all of the year. */
const CALLED = {
  "America/New_York": ["et", "est", "edt", "est5edt", "eastern"],
  "America/Chicago": ["ct", "cst", "cdt", "cst6cdt", "central"],
  "America/Denver": ["mt", "mdt", "mst7mdt", "mountain"],
  "America/Phoenix": ["arizona"],
  "America/Los_Angeles": ["pt", "pst", "pdt", "pst8pdt", "pacific"],
  "America/Anchorage": ["akt", "akst", "akdt", "alaska"],
  "Pacific/Honolulu": ["ht", "hst", "hawaii"],
  "America/Puerto_Rico": ["ast", "puerto rico"],
  "Pacific/Guam": ["chst", "guam"],
};
const LIKE = "like America/Chicago";
const OFFSET = /^(etc\/)?(utc|gmt|z)?\s*[+\-−]\s*\d{1,2}(:?\d{2})?$/i;
const NAME = /^[a-z_]+(\/[a-z0-9_+-]+)+$|^(utc|gmt)$/i;

/**
 * @param {string} text
 * @returns {{ zone: string } | { problem: string }} its name in the time zone database, or a sentence that says what to type
 */
export function parseZone(text) {
  const typed = text.trim();
  if (!typed) return { problem: `Type the name of a time zone, ${LIKE}.` };
  if (OFFSET.test(typed)) return { problem: `“${typed}” doesn't say when the clocks change. Type the name of a time zone, ${LIKE}.` };
  const words = typed.toLowerCase().replace(/[\s_]+/g, " ").replace(/(?: standard| daylight)?(?: time)?$/, "");
  if (words === "mst") return { problem: `“${typed}” is the time of Arizona all year, and of its neighbors in winter alone. Type America/Phoenix for Arizona, or America/Denver.` };
  const called = Object.entries(CALLED).find(([, names]) => names.includes(words));
  if (called) return { zone: called[0] };
  try {
    if (NAME.test(typed)) return { zone: new Intl.DateTimeFormat("en", { timeZone: typed }).resolvedOptions().timeZone };
  } catch {
    // No zone has this name.
  }
  return { problem: `“${typed}” is not the name of a time zone. Type it ${LIKE}.` };
}
