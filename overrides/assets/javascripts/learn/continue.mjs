// @ts-check
// @needs .gp-continue
// Leads back to the module that this browser saw last and that is not done yet, at the place where its reader was.

import { look } from "../shared/records.mjs";
import { fileOfSite } from "../shared/disk-files.mjs";
import { listRecords } from "../shared/store.mjs";
import { PLACE } from "./answers.mjs";
import { ANSWERS, remembered } from "./memory.mjs";

const line = document.querySelector(".gp-continue");
const last = listRecords()
  .filter(({ name }) => name.startsWith(ANSWERS) && !remembered()?.get(name.slice(ANSWERS.length))?.done)
  .map((one) => ({ ...one, at: Math.max(...Object.values(look(one.name).fields).map(([, time]) => time)) }))
  .sort((one, other) => other.at - one.at)[0];
if (line instanceof HTMLElement && last) {
  const link = document.createElement("a");
  const index = location.protocol === "file:" ? "index.html" : "";
  const place = last.words.get(PLACE);
  link.href = fileOfSite(`${last.name}/${index}${place ? `#${place}` : ""}`);
  link.textContent = `Continue with ${last.title.charAt(0).toLowerCase()}${last.title.slice(1)}`;
  line.replaceChildren(link);
  line.hidden = false;
}
