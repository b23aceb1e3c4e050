// @ts-check
// Text from a spreadsheet as lines of cells: commas, semicolons or tabs between them, quotation marks around what holds one of these.

/** @typedef {{ at: number, cells: string[] }} Record a line with its number in the text, from 1 */

/**
 * @param {string} text
 * @returns {Record[] | null} without lines that hold nothing; null where a quotation mark is not closed
 */
export function parseSeparated(text) {
  const clean = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const mark = separator(clean.split("\n").find((line) => line.trim()) ?? "");
  /** @type {Record[]} */
  const records = [];
  let [line, start, cell, quoted] = [1, 1, "", false];
  /** @type {string[]} */
  let cells = [];
  const end = () => {
    cells.push(cell.trim());
    if (cells.some(Boolean)) records.push({ at: start, cells });
    [cells, cell, start] = [[], "", line];
  };
  for (let place = 0; place < clean.length; place += 1) {
    const letter = clean[place];
    if (letter === "\n") line += 1;
    if (quoted && letter === '"' && clean[place + 1] === '"') [cell, place] = [`${cell}"`, place + 1];
    else if (letter === '"' && (quoted || !cell.trim())) quoted = !quoted;
    else if (quoted) cell += letter;
    else if (letter === "\n") end();
    else if (letter === mark) [cells, cell] = [[...cells, cell.trim()], ""];
    else cell += letter;
  }
  if (quoted) return null;
  end();
  return records;
}

/** The first line names the columns and has no numbers in it, so what separates them is the mark it has most of. @param {string} first */
function separator(first) {
  const many = (/** @type {string} */ mark) => first.split(mark).length;
  return ["\t", ";", ","].reduce((best, mark) => (many(mark) > many(best) ? mark : best));
}

/** Cells as a line that any spreadsheet opens. @param {(string | number)[]} cells */
export const separated = (cells) => cells.map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(",");
