// @ts-check
// What can be read out of a page as it is seen now: its sentences, and where each stands. Nothing of the page is changed.

/** @typedef {{ node: Text, from: number }} Piece A text of the page, and where it begins in the words around it. */
/** @typedef {{ text: string, lang: string, start: number, pieces: Piece[] }} Line A sentence; `start` is where it begins in its paragraph. */

const BLOCKS = "p, li, dt, dd, th, td, caption, label, legend, summary, h1, h2, h3, h4, h5, h6, blockquote, figcaption, div";
const SILENT =
  "script, style, svg, button, select, textarea, nav, .headerlink, .footnote-ref, .footnote, #sources, .gp-tools, .gp-top, .gp-end, .gp-foot, .gp-moves, .gp-share, .gp-share__row, .gp-card-only, [aria-hidden=true], [hidden]";
const WORDS = /[\p{L}\p{N}]/u;

/** @param {Element[]} roots @returns {Line[]} */
export function linesOf(roots) {
  /** @type {{ block: Element | null, pieces: Piece[], text: string }[]} */
  const paragraphs = [];
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || parent.closest(SILENT) || !isSeen(parent)) continue;
      const block = parent.closest(BLOCKS);
      let last = paragraphs.at(-1);
      if (!last || last.block !== block) paragraphs.push((last = { block, pieces: [], text: "" }));
      last.pieces.push({ node: /** @type {Text} */ (node), from: last.text.length });
      last.text += (node.nodeValue ?? "").replace(/\s/g, " "); // each blank stays one letter, so that places stay right
    }
  }
  return paragraphs.flatMap(({ block, pieces, text }) => {
    const lang = /** @type {HTMLElement | null} */ (block?.closest("[lang]"))?.lang ?? "";
    return sentences(text, lang).map(({ segment, index }) => ({ text: segment, lang, start: index, pieces }));
  });
}

/** The place in the page of some letters of a line; nothing where it is no longer there. @param {Line} line @param {number} [from] @param {number} [to] */
export function placeOf(line, from = 0, to = line.text.trimEnd().length) {
  const range = document.createRange();
  const [start, end] = [line.start + from, line.start + to].map((at) => {
    const piece = line.pieces.filter((one) => one.from <= at).at(-1);
    return piece && piece.node.isConnected ? { node: piece.node, at: Math.min(at - piece.from, piece.node.length) } : null;
  });
  if (!start || !end) return null;
  range.setStart(start.node, start.at);
  range.setEnd(end.node, end.at);
  return range;
}

/** Whether a line is still in sight. @param {Line} line */
export const isThere = (line) => line.pieces.every(({ node }) => node.isConnected && node.parentElement && isSeen(node.parentElement));

/** @param {Element} element */
function isSeen(element) {
  return element.checkVisibility ? element.checkVisibility() : element.getClientRects().length > 0;
}

/** @param {string} text @param {string} lang */
function sentences(text, lang) {
  const whole = [{ segment: text, index: 0 }];
  const found = "Segmenter" in Intl ? Array.from(new Intl.Segmenter(lang || undefined, { granularity: "sentence" }).segment(text)) : whole;
  return found.filter(({ segment }) => WORDS.test(segment));
}
