// @ts-check

const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * Where somebody tells the people of this site that search did not understand them: a message that is written and not sent.
 * @param {string} contact A mail address or an address of the web; anything else leads nowhere from here.
 * @param {string} query
 * @param {string} subject
 * @param {string} text A bar for a new line; `{query}`.
 */
export function tellUs(contact, query, subject, text) {
  if (/^https?:/.test(contact)) return contact;
  if (!MAIL.test(contact)) return "";
  const body = text.replace("{query}", () => query).replaceAll("|", "\n");
  return `mailto:${contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
