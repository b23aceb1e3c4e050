// @ts-check

const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * Where somebody tells the people of this site that search did not understand them: a message that is written and not sent.
 * @param {string} contact A mail address or an address of the web; anything else leads nowhere from here.
 * @param {string} query
 */
export function tellUs(contact, query) {
  if (/^https?:/.test(contact)) return contact;
  if (!MAIL.test(contact)) return "";
  const text = `I looked for: ${query}\n\nWhat I meant, or the page that I hoped for:\n\n`;
  return `mailto:${contact}?subject=${encodeURIComponent("Search: not what I meant")}&body=${encodeURIComponent(text)}`;
}
