// @ts-check
// The sums of the calculators. Figures come from the page, which has them from the facts; here is only how to reckon with them.

/** @typedef {{ value: number | null, shown: string, says: string, address: string, asOf: string }} Fact `asOf` in words, such as July 2017 */
/** @typedef {Record<string, Fact>} Facts */
/** @typedef {Record<string, number>} Given what was typed, by the name of its box */
/** @typedef {{ box: string, says: string }} Wrong a sentence about one box */
/** @typedef {{ line: string, sum: string, gives: string, fact?: Fact }} Row */
/** @typedef {{ name: string, filled: number }} Line a row of dots, with how many of them are full */
/** @typedef {{ says: string, rows: Row[], dots?: { each: number, lines: Line[], says: string } }} Result */
/** @typedef {{ name: string, label: string, whole: boolean, least: number, most?: number }} Box */
/** @typedef {{ title: string, boxes: Box[], check: (given: Given) => Wrong | null, reckon: (given: Given, facts: Facts) => Result }} Calculator */

/** @param {number} number at most one digit behind the point */
export const short = (number) => String(Math.round(number * 10) / 10);

/** @param {number} number at most two digits behind the point, so that a line of a sum adds up as it stands there */
const exact = (number) => String(Math.round(number * 100) / 100);

/** @param {number} number @param {string} one @param {string} many */
const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

/** @param {Fact} fact */
const amount = (fact) => fact.value ?? 0;

/** Whole people on both sides of a mark. @param {number} mark */
function around(mark) {
  const [under, over] = [Math.floor(mark + 1e-9), Math.ceil(mark - 1e-9)];
  const be = (/** @type {number} */ number) => (number === 1 ? "is" : "are");
  return under === over ? `${count(over, "person", "people")} reach${over === 1 ? "es" : ""} it.` : `${count(under, "person", "people")} ${be(under)} under it, ${over} ${be(over)} over it.`;
}

/** @type {Calculator} */
const rate = {
  title: "Your own quarter",
  boxes: [
    { name: "served", label: "People you served in the quarter", whole: true, least: 1 },
    { name: "worked", label: "Of these, people who worked in it", whole: true, least: 0 },
  ],
  check: ({ served, worked }) =>
    worked > served ? { box: "worked", says: `${worked} of ${served} people can't have worked. The second number is part of the first.` } : null,
  reckon: ({ served, worked }, facts) => {
    const share = (worked / served) * 100;
    const marks = Object.entries(facts).map(([name, fact]) => {
      const mark = (served * amount(fact)) / 100;
      const wanted = Math.ceil(mark - 1e-9);
      const gap = wanted - worked;
      return {
        line: `The mark called ${name}, ${fact.shown}`,
        sum: `${served} × ${amount(fact)} ÷ 100 = ${exact(mark)}. ${around(mark)}`,
        gives: gap > 0 ? `${count(gap, "person", "people")} to go` : "reached",
        fact,
      };
    });
    const step = 100 / served;
    return {
      says: `Your rate is ${short(share)} percent. One person more or less moves it by ${count(Number(short(step)), "point", "points")}, so look at four quarters before you call it a trend.`,
      rows: [{ line: "Your rate", sum: `${worked} ÷ ${served} × 100`, gives: `${short(share)}%` }, ...marks],
    };
  },
};

const QUARTERS = [1, 2, 3, 4, 5, 6];

/** @type {Calculator} */
const quarters = {
  title: "Your own people, counted both ways",
  boxes: [
    { name: "started", label: "People who started together", whole: true, least: 1 },
    ...QUARTERS.map((number) => ({ name: `q${number}`, label: `Worked in quarter ${number}`, whole: true, least: 0 })),
    { name: "ever", label: "Worked at least once by the end", whole: true, least: 0 },
  ],
  check: (given) => {
    const { started, ever } = given;
    const over = QUARTERS.find((number) => given[`q${number}`] > started);
    if (over) return { box: `q${over}`, says: `${given[`q${over}`]} people can't have worked in quarter ${over} when ${started} started.` };
    const worked = QUARTERS.map((number) => given[`q${number}`]);
    const [best, all] = [Math.max(...worked), worked.reduce((sum, one) => sum + one, 0)];
    if (ever > started) return { box: "ever", says: `${ever} people can't have worked when ${started} started.` };
    if (ever < best) return { box: "ever", says: `In one quarter ${best} people worked, so at least ${best} worked at some time.` };
    if (ever > all) return { box: "ever", says: `The quarters add up to ${all}, so no more than ${all} people can have worked at some time.` };
    return null;
  },
  reckon: (given, facts) => {
    const { started, ever } = given;
    const worked = QUARTERS.map((number) => given[`q${number}`]);
    const all = worked.reduce((sum, one) => sum + one, 0);
    const [byQuarter, atAll] = [(all / (started * QUARTERS.length)) * 100, (ever / started) * 100];
    return {
      says: `The same people: ${short(byQuarter)} percent by the quarter, ${short(atAll)} percent as a trial counts.`,
      rows: [
        { line: "By the quarter", sum: `(${worked.join(" + ")}) ÷ (${started} × ${QUARTERS.length}) × 100`, gives: `${short(byQuarter)}%` },
        { line: "As a trial counts", sum: `${ever} ÷ ${started} × 100`, gives: `${short(atAll)}%` },
        { line: "How far apart", sum: all ? `${short(atAll)} ÷ ${short(byQuarter)}` : "no one worked", gives: all ? timesInWords(short(atAll / byQuarter)) : "", fact: facts.trial },
      ],
      dots: {
        each: started,
        lines: [...worked.map((filled, place) => ({ name: `Quarter ${place + 1}`, filled })), { name: "At any time", filled: ever }],
        says: `${count(started, "person", "people")}, one dot each in every row. ${worked.map((filled, place) => `Quarter ${place + 1}: ${filled} full.`).join(" ")} At any time: ${ever} full.`,
      },
    };
  },
};

/** @param {string} times */
const timesInWords = (times) => (times === "1" ? "the same" : `${times} times`);

/** @type {Calculator} */
const week = {
  title: "Your own week",
  boxes: [
    { name: "hours", label: "Hours in your week", whole: false, least: 1, most: 168 },
    { name: "full", label: "Hours of a full-time week where you work", whole: false, least: 1, most: 168 },
    { name: "people", label: "People on your caseload", whole: true, least: 1 },
    { name: "fresh", label: "Of these, in the first month of a job", whole: true, least: 0 },
    { name: "visit", label: "Minutes for an employer contact, with the way", whole: true, least: 1, most: 1440 },
    { name: "support", label: "Minutes to see a person new in a job", whole: true, least: 0, most: 1440 },
    { name: "meetings", label: "Hours of meetings and supervision", whole: false, least: 0, most: 168 },
  ],
  check: ({ hours, full, people, fresh, meetings }) => {
    if (hours > full) return { box: "full", says: `A full-time week of ${short(full)} hours is shorter than your own of ${short(hours)}. Type the hours for which a full salary is paid.` };
    if (fresh > people) return { box: "fresh", says: `${fresh} of ${people} people can't be new in a job. The second number is part of the first.` };
    if (meetings > hours) return { box: "meetings", says: `${short(meetings)} hours of meetings don't fit into a week of ${short(hours)} hours.` };
    return null;
  },
  reckon: ({ hours, full, people, fresh, visit, support, meetings }, facts) => {
    const employers = (amount(facts.contacts) * visit) / 60;
    const seen = (fresh * support) / 60;
    const left = hours - employers - seen - meetings;
    const others = people - fresh;
    /** @param {Fact} fact */
    const part = (fact) => ({ sum: `${short(hours)} × ${amount(fact)} ÷ 100`, gives: `${short((hours * amount(fact)) / 100)} hours`, fact });
    const rest =
      left < 0
        ? `The week is short by ${short(-left)} hours before anybody else is seen. Take this sum to your supervisor.`
        : others
          ? `${short(left)} hours are left for the other ${count(others, "person", "people")}: ${Math.floor((left * 60) / others)} minutes each, with travel and notes.`
          : `${short(left)} hours are left.`;
    const mark = (amount(facts.caseload) * hours) / full; // the mark is for a full-time specialist
    const over = people - Math.floor(mark + 1e-9);
    const size = over > 0 ? ` A caseload of ${people} is ${over} over what earns the top score${hours < full ? ` for ${short(hours)} of ${short(full)} hours` : ""}.` : "";
    return {
      says: `${rest}${size}`,
      rows: [
        { line: `In the community, ${facts.community.shown} or more`, ...part(facts.community) },
        { line: `On employment, ${facts.employment.shown} or more`, ...part(facts.employment) },
        { line: `${facts.contacts.shown} employer contacts`, sum: `${amount(facts.contacts)} × ${visit} ÷ 60`, gives: `${exact(employers)} hours`, fact: facts.contacts },
        { line: "People new in a job, seen once", sum: `${fresh} × ${support} ÷ 60`, gives: `${exact(seen)} hours`, fact: facts.support },
        { line: "Left for everybody else", sum: `${exact(hours)} − ${exact(employers)} − ${exact(seen)} − ${exact(meetings)}`, gives: `${exact(left)} hours` },
        { line: `Caseload, ${facts.caseload.shown} or fewer for a full-time week`, sum: `${facts.caseload.shown} × ${exact(hours)} ÷ ${exact(full)} = ${exact(mark)}`, gives: over > 0 ? `${over} over` : "within it", fact: facts.caseload },
      ],
    };
  },
};

/** @type {Record<string, Calculator>} */
export const CALCULATORS = { rate, quarters, week };

/**
 * What somebody typed into a box as a number, or a sentence that says why it is none.
 * @param {string} typed @param {Box} box @returns {number | string}
 */
export function parseNumber(typed, box) {
  const text = typed.trim().replace(/(?<=\d),(?=\d{3}\b)/g, "");
  if (!text) return "Type a number.";
  if (/^-\s*\d/.test(text)) return `${text} is less than nothing. Type ${box.least} or more.`;
  if (!/^\d+(\.\d+)?$/.test(text)) return `“${typed.trim()}” is not a number. Type digits, such as 20.`;
  const number = Number(text);
  if (box.whole && !Number.isInteger(number)) return `${text} is not a whole number. Type ${Math.floor(number)} or ${Math.ceil(number)}.`;
  if (number < box.least) return `${text} is too little to reckon with. Type ${box.least} or more.`;
  if (box.most !== undefined && number > box.most) return `${text} is more than there is: ${box.most} at most.`;
  if (number > 99_999) return `${text} is more than this sum can hold.`;
  return number;
}
