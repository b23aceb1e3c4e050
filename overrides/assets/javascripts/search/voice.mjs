// @ts-check
// Who is asking, and for whom a page is. Somebody who says "I" or "my son" comes first to what was written for them.

/** For whom a page is, as portal/search/index.py numbers it. */
export const WHOSE = { anyone: 0, person: 1, family: 2, staff: 3, leader: 4, house: 5, personDoor: 6, familyDoor: 7 };
/** @typedef {"person" | "family" | "other"} Voice */

const list = (/** @type {string} */ words) => new Set(words.split(" "));
const OWN = list("i im ive id me my mine myself mi mis yo tengo estoy soy");
const OURS = list("our we us nuestro nuestra");
export const KIN = list(
  "son sons daughter daughters child childs kid kids brother brothers sister sisters husband husbands wife wifes mother mothers mom moms mum dad dads father fathers parent parents nephew niece grandson granddaughter cousin guardian caregiver hijo hija hermano hermana esposo esposa mama papa sobrino sobrina nieto nieta",
);
const STAFF = list(
  "client clients customer customers patient patients participant participants caseload someone somebody person people persons program programs team teams agency specialist specialists supervisor staff group groups fidelity jobseeker jobseekers seeker seekers members referral referrals session sessions center centers cliente clientes paciente participante equipo programa",
);

/** @param {string[]} words All words of a query, small ones too. @returns {Voice} */
export function voiceOf(words) {
  const says = (/** @type {Set<string>} */ some) => words.some((word) => some.has(word));
  if (says(KIN) && (says(OWN) || says(OURS))) return "family";
  return says(OWN) && !says(STAFF) ? "person" : "other";
}
