// @ts-check
// Real words that were typed or heard for another one: "loose my check", "quite my job", "benefits council". A speller can't know them,
// since each is a word. Where both readings are common, the words beside decide.

/** What was typed, and what was meant. @type {[RegExp, string][]} */
const MEANT = [
  [/\bloos(?=e\b|es\b|ing\b)/gi, "los"],
  [/\bquite(?= (?:my|his|her|our|their|your|the job|work|working|job)\b|$)|\bquiet(?= (?:my|his|her|the) job\b)/gi, "quit"],
  [/\bcouncil(?=s?\b|ing\b|ors?\b)/gi, "counsel"],
  [/\bexcept(?= (?:a|an|the|my|his|her|this) (?:job|offer|raise|position|ticket|help|money|shift)\b)/gi, "accept"],
  [/\bprincipal(?=s?\b)/gi, "principle"],
  [/\bweak(?=$| plan\b)|(?<=\b(?:per|each|every|usual|next|last|this) )weak\b/gi, "week"],
  [/\bright(?= (?:a|my|down|his|her) ?(?:resume|letter|pitch|plan|report|email|sheet|list|it|what|down)?\b)/gi, "write"],
  [/\bwaiges?\b/gi, "wages"],
  [/\bbrake(?=s? (?:time|room|at work)\b|s?$)/gi, "break"],
  [/\bhirer(?= (?:pay|wage)\b)/gi, "higher"],
  [/\bpersonal(?= (?:department|office)\b)/gi, "personnel"],
  [/\bpay role\b/gi, "payroll"],
  [/\bmedical aid\b/gi, "medicaid"],
];

/** A query as it was meant. @param {string} query */
export const asMeant = (query) => MEANT.reduce((text, [typed, meant]) => text.replace(typed, meant), query);
