// @ts-check
// Whether something that was checked until a day still holds, by the clock of whoever reads.

/**
 * The day since which something is out of date, in words; nothing while it holds.
 * @param {string | undefined} last its last good day, such as 2026-12-31; nothing where it holds for good
 * @param {string} [language]
 */
export function lapsedSince(last, language = "en-US") {
  if (!last) return "";
  const day = new Date(`${last}T00:00`);
  day.setDate(day.getDate() + 1);
  return day <= new Date() ? day.toLocaleDateString(language, { dateStyle: "long" }) : "";
}
