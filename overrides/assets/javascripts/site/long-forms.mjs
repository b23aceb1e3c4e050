// @ts-check
// @needs abbr
// @steady
// What an acronym means, on every page that has one.

import { explainAcronyms } from "../shared/acronyms.mjs";

explainAcronyms(document);
