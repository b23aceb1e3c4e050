// @ts-check
// What a plan puts into a calendar: its meetings, what is due after them, and what is due before.

import { nameOf } from "./calendar.mjs";

/** @typedef {import("./answers.mjs").Answers} Answers */
/** @typedef {import("./series.mjs").Material} Material */
/** @typedef {import("./series.mjs").Plan} Plan */
/** @typedef {import("./calendar.mjs").Entry} Entry */

/**
 * Each is named by the first date alone, so that a file with another time, zone or way takes the place of the one before.
 * @param {Plan} plan @param {Answers} answers @param {Material} material
 * @param {string} from the address of the page; without it no entry has a link
 * @returns {Entry[]}
 */
export function entriesOf(plan, answers, material, from) {
  /** @param {string} href */
  const link = (href) => (from && href ? new URL(href, from).href : "");
  /** @param {number | string} what */
  const uid = (what) => `${nameOf(`${answers.first} ${what}`)}@guidepost`;
  const away = material.ways.find((way) => way.id === answers.way)?.away;
  const meetings = plan.meetings.map(({ number, day, start, end, minutes, parts }) => {
    const guides = parts.map((part) => material.guides[String(part.session)]);
    const what = guides.map((guide, place) => (parts[place].steps ? `${guide.title}: ${parts[place].steps}` : guide.title)).join(". ");
    const packs = from && !away ? guides.filter((guide) => guide.pack).map((guide) => `To print: ${link(guide.pack)}`) : [];
    return {
      uid: uid(number),
      title: `Discovery group, meeting ${number}: ${guides.map((guide) => guide.title).join(" and ")}`,
      says: [`${what}. ${minutes} minutes.`, ...packs].join("\n"),
      link: link(guides[0].href),
      day, start, end,
    };
  });
  const dues = [...plan.later, ...plan.todo].map((due) => ({
    uid: uid(due.id),
    title: `Discovery group: ${due.says}`,
    says: due.see,
    link: link(due.href),
    day: due.day,
  }));
  return [...meetings, ...dues];
}
