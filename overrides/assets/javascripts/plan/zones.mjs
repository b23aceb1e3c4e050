// @ts-check
// A time zone as somebody types it. Browsers differ in what they make of “EST”, and some take it for a clock that never changes.

/** What people in the United States call their time, all of the year, and the states and cities that have it. */
const CALLED = {
  "America/New_York": `et, est, edt, est5edt, eastern, connecticut, de, delaware, dc, washington dc, ga, georgia, me, maine, md, maryland,
    ma, massachusetts, nh, new hampshire, nj, new jersey, ny, new york, nyc, new york city, nc, north carolina, oh, ohio, pa, pennsylvania,
    ri, rhode island, sc, south carolina, vt, vermont, va, virginia, wv, west virginia, atlanta, boston, cleveland, miami, philadelphia`,
  "America/Chicago": `ct, cst, cdt, cst6cdt, central, al, alabama, ar, arkansas, il, illinois, ia, iowa, la, louisiana, mn, minnesota,
    ms, mississippi, mo, missouri, ok, oklahoma, wi, wisconsin, chicago, dallas, houston, milwaukee, minneapolis, new orleans`,
  "America/Denver": "mt, mdt, mst7mdt, mountain, co, colorado, montana, nm, new mexico, ut, utah, wy, wyoming, albuquerque, denver, salt lake city",
  "America/Phoenix": "az, arizona, phoenix, tucson",
  "America/Los_Angeles": "pt, pst, pdt, pst8pdt, pacific, ca, california, wa, washington, los angeles, san diego, san francisco, seattle",
  "America/Anchorage": "akt, akst, akdt, ak, alaska, anchorage",
  "Pacific/Honolulu": "ht, hst, hi, hawaii, honolulu",
  "America/Puerto_Rico": "ast, pr, puerto rico, san juan",
  "Pacific/Guam": "chst, gu, guam",
};
/** States in which not all places have the same time. */
const SPLIT = `fl, florida, id, idaho, in, indiana, ks, kansas, ky, kentucky, mi, michigan, ne, nebraska, nv, nevada, nd, north dakota, or, oregon,
  sd, south dakota, tn, tennessee, tx, texas`;
/** Winter time said in full, which is all that Arizona has. */
const WINTER = ["mst", "mountain standard"];
const LIKE_NAME = "your state, or a name like America/Chicago";
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
  const said = typed.toLowerCase().replace(/[\s_]+/g, " ").replace(/ time$/, "");
  const words = said.replace(/ (?:standard|daylight)$/, "");
  if (WINTER.includes(said)) return { problem: `“${typed}” is the time of Arizona all year, and of its neighbors in winter alone. Type America/Phoenix for Arizona, or America/Denver.` };
  const called = Object.entries(CALLED).find(([, names]) => isAmong(words, names));
  if (called) return { zone: called[0] };
  if (isAmong(words, SPLIT)) return { problem: `“${typed}” is a state with more than one time. Type Eastern, Central, Mountain or Pacific.` };
  try {
    if (NAME.test(typed)) return { zone: new Intl.DateTimeFormat("en", { timeZone: typed }).resolvedOptions().timeZone };
  } catch {
    // No zone has this name.
  }
  return { problem: `“${typed}” is not the name of a time zone. Type ${LIKE_NAME}.` };
}

/** @param {string} words @param {string} names with commas between them */
const isAmong = (words, names) => names.split(/,\s*/).includes(words);
