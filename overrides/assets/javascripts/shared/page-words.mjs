// @ts-check
// What scripts of any page say, in the language of the page.

/** @returns {Record<"table" | "mark" | "since" | "check", string>} */
export const pageWords = () => JSON.parse(document.body.dataset.words ?? "{}");
