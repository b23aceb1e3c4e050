// @ts-check
// Words marked without a change to the page. Browsers that can't do it show them as they are.

/**
 * @param {string} name As the style sheet calls it.
 * @param {Node} within
 * @param {(word: string) => boolean} isMarked Of a word in small letters.
 */
export function highlight(name, within, isMarked) {
  if (!("highlights" in CSS)) return;
  const ranges = [];
  const texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const { 0: word, index } of (node.textContent ?? "").matchAll(/[\p{L}\p{N}'’]+/gu)) {
      if (!isMarked(word.toLowerCase())) continue;
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      ranges.push(range);
    }
  }
  CSS.highlights.set(name, new Highlight(...ranges));
}
