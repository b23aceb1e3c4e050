// @ts-check
// Letters that no font of the file has, such as those of Arabic, Chinese, or emoji: the browser draws them with the fonts of the device, as
// it does in the box where they were typed, or with those of `more-fonts.mjs`. The picture goes into the PDF with the words behind it.

const PIXELS = 80; // for the size of the type: more than a printer draws at 11 points
const ABOVE = 1.1; // of the size of the type, above and below the line
const BELOW = 0.4;
const families = ["Atkinson"];
const font = () => `${PIXELS}px ${families.map((name) => `"${name}"`).join(", ")}, sans-serif`;
const UNKNOWN = ["\u0378", "\u{50000}"]; // no letters, so they show what the browser draws for a letter that it doesn't have

/** @typedef {{ width: number, height: number, ink: Uint8Array | null, colors: Uint8Array | null, cover: Uint8Array }} Picture `colors` are null where all of it has one color, `ink`. */

/** @type {CanvasRenderingContext2D | null} */
let brush = null;

const pen = () => {
  brush ??= /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d", { willReadFrequently: true }));
  brush.font = font();
  return brush;
};

/** How wide the browser draws a text, in sizes of the type. @param {string} text */
export const widthOfPicture = (text) => pen().measureText(text).width / PIXELS;

/** @type {Map<string, boolean>} */
const known = new Map();

/** A typeface that was added to the page draws from now on, before those of the device. @param {string} name */
export function addFamily(name) {
  if (!families.includes(name)) families.push(name);
  known.clear();
}

/** Whether this device has every letter of a text. @param {string} text */
export const canDraw = (text) => Array.from(text.replace(/[\p{M}\p{Cf}\p{Emoji_Modifier}]/gu, "")).every(isKnown);

/** @param {string} letter */
function isKnown(letter) {
  if (!known.has(letter)) known.set(letter, !UNKNOWN.map(shapeOf).includes(shapeOf(letter)));
  return known.get(letter);
}

/** @param {string} letter */
function shapeOf(letter) {
  const { width, actualBoundingBoxAscent: up, actualBoundingBoxDescent: down, actualBoundingBoxLeft: left, actualBoundingBoxRight: right } = pen().measureText(letter);
  return [width, up, down, left, right].join();
}

/** @param {string} text @param {"ltr" | "rtl"} direction @param {string} color of CSS @returns {Picture} */
export function drawPicture(text, direction, color) {
  const context = pen();
  const { canvas } = context;
  const [width, height] = [Math.max(1, Math.ceil(widthOfPicture(text) * PIXELS)), Math.ceil((ABOVE + BELOW) * PIXELS)];
  Object.assign(canvas, { width, height }); // which also clears it
  pen().fillStyle = color;
  context.direction = direction;
  context.textAlign = "left";
  context.fillText(text, 0, ABOVE * PIXELS);
  const { data } = context.getImageData(0, 0, width, height);
  const [colors, cover] = [new Uint8Array(width * height * 3), new Uint8Array(width * height)];
  /** @type {Uint8Array | null} */
  let ink = null;
  let isPlain = true;
  for (let pixel = 0; pixel < cover.length; pixel += 1) {
    const seen = data.subarray(4 * pixel, 4 * pixel + 3);
    cover[pixel] = data[4 * pixel + 3];
    colors.set(seen, 3 * pixel);
    if (cover[pixel] < 255) continue; // the edges of letters are rounded to other colors
    ink ??= Uint8Array.from(seen);
    isPlain &&= ink.every((part, place) => part === seen[place]);
  }
  return { width, height, ink, colors: isPlain && ink ? null : colors, cover };
}

/** Where a picture stands, from the left end of its line, in sizes of the type. @param {Picture} picture */
export const placeOfPicture = (picture) => ({ width: picture.width / PIXELS, height: ABOVE + BELOW, below: BELOW });

/**
 * Where the browser puts each letter of a line, from left to right, in sizes of the type.
 * @param {string} text @param {"ltr" | "rtl"} direction @returns {{ letter: string, left: number, width: number }[]}
 */
export function placesOf(text, direction) {
  const line = document.createElement("span");
  line.textContent = text;
  line.dir = direction;
  Object.assign(line.style, { font: font(), whiteSpace: "pre", position: "absolute", visibility: "hidden", left: "0", top: "0" });
  document.body.append(line);
  const [from, range] = [line.getBoundingClientRect().left, document.createRange()];
  const places = Array.from(new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text), ({ segment, index }) => {
    range.setStart(/** @type {Node} */ (line.firstChild), index);
    range.setEnd(/** @type {Node} */ (line.firstChild), index + segment.length);
    const { left, width } = range.getBoundingClientRect();
    return { letter: segment, left: (left - from) / PIXELS, width: width / PIXELS };
  });
  line.remove();
  return places.sort((one, other) => one.left - other.left);
}
