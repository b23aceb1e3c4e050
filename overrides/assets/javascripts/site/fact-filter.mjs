// @ts-check
// @needs .gp-fact
// Filters the page of all facts. Without JavaScript the page shows every fact, so the controls are made here.

const facts = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".gp-fact"));

/** @param {string} text */
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** @returns {HTMLFormElement} */
function makeForm() {
  const form = document.createElement("form");
  form.className = "gp-filter";
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Facts");
  form.innerHTML = `
    <p><label for="gp-fact-words">Words in the fact or its source</label>
       <input id="gp-fact-words" type="search" autocomplete="off"></p>
    <p><label for="gp-fact-kind">Show</label>
       <select id="gp-fact-kind">
         <option value="">all facts</option>
         <option value="P">facts from primary sources</option>
         <option value="S">facts from secondary sources</option>
         <option value="expired">facts past their date</option>
       </select></p>
    <p role="status" id="gp-fact-count"></p>`;
  return form;
}

/** @param {HTMLFormElement} form */
function applyFilter(form) {
  const words = plain(/** @type {HTMLInputElement} */ (form.querySelector("#gp-fact-words")).value).split(/\s+/).filter(Boolean);
  const kind = /** @type {HTMLSelectElement} */ (form.querySelector("#gp-fact-kind")).value;
  let shown = 0;
  for (const fact of facts) {
    const text = plain(fact.textContent ?? "");
    const fits = kind === "" || fact.dataset.confidence === kind || fact.dataset.state === kind;
    fact.hidden = !(fits && words.every((word) => text.includes(word)));
    shown += fact.hidden ? 0 : 1;
  }
  const count = /** @type {HTMLElement} */ (form.querySelector("#gp-fact-count"));
  count.textContent = shown ? `${shown} of ${facts.length} facts.` : "No fact fits. Try fewer words, or show all facts.";
}

if (facts.length) {
  const form = makeForm();
  facts[0].before(form);
  form.addEventListener("input", () => applyFilter(form));
  form.addEventListener("submit", (event) => event.preventDefault());
  applyFilter(form);
}
