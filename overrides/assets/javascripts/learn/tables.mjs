// @ts-check
// Tables that a page makes: the lines of a sum, each with the fact that it reckons with, and plain ones with a name for each row.

import { make } from "../shared/on-device.mjs";

/** The lines of a sum. @param {import("./sums.mjs").Row[]} rows */
export function makeTable(rows) {
  const table = make("table", "");
  const head = table.createTHead().insertRow();
  for (const name of ["Line", "The math", "Gives"]) {
    const cell = make("th", name);
    cell.scope = "col";
    head.append(cell);
  }
  const body = table.createTBody();
  for (const { line, sum, gives, fact } of rows) {
    const row = body.insertRow();
    const first = row.insertCell();
    first.append(line);
    if (fact) {
      const link = make("a", "source");
      link.href = fact.address;
      link.setAttribute("aria-label", `Source: ${fact.says}`);
      first.append(" (", link, ")");
    }
    row.insertCell().append(sum);
    row.insertCell().append(gives);
  }
  return wide(table);
}

/** The box in which a table that is wider than the page scrolls. @param {HTMLTableElement} table */
function wide(table) {
  const around = make("div", "");
  around.className = "gp-wide";
  around.append(table);
  return around;
}

/** Counts with a column for each time: as wide as it has to be. @param {string[]} heads @param {string[][]} rows */
export function wideGrid(heads, rows) {
  const table = grid(heads, rows);
  table.removeAttribute("class");
  return wide(table);
}

/** The first cell of each row names it; on a telephone each other cell says its column. @param {string[]} heads @param {string[][]} rows */
export function grid(heads, rows) {
  const table = make("table", "");
  table.className = "gp-grid";
  const head = table.createTHead().insertRow();
  for (const name of heads) {
    const cell = make("th", name);
    cell.scope = "col";
    head.append(cell);
  }
  const body = table.createTBody();
  for (const [name, ...cells] of rows) {
    const row = body.insertRow();
    const first = make("th", name);
    first.scope = "row";
    row.append(first);
    cells.forEach((text, number) => {
      const cell = row.insertCell();
      cell.dataset.label = heads[number + 1];
      cell.textContent = text;
    });
  }
  return table;
}
