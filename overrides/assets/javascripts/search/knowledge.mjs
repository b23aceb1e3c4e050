// @ts-check
// What search knows: everything that follows from the site alone and is worked out once, before the first query.

import { Field, makeEngine } from "./inverted.mjs";
import { learn } from "./learning.mjs";
import { makeLexicon } from "./lexicon.mjs";
import { makeNames } from "./names.mjs";
import { rows, unpack, wordingsOf } from "./packed.mjs";
import { Phrases, termOf } from "./phrases.mjs";
import { makeSpeller } from "./spelling.mjs";
import * as TUNE from "./tuning.mjs";
import { split, stem } from "./words.mjs";

/** @typedef {ReturnType<typeof know>} Knowledge */

/** @param {import("./packed.mjs").Index} index */
export function know(index) {
  const site = unpack(index);
  const { stop, pages, terms, bodies } = site;
  const lexicon = makeLexicon(site.words, stop, site.rings.length);
  const names = makeNames(site.rings, lexicon);
  const { stemOf, small, read, numberOf } = lexicon;

  /** The text in which each ring was last told, so that a text tells it once. */
  const toldIn = new Int32Array(site.rings.length);
  let text = 0;
  /** @param {number[]} words @param {Field | undefined} field @param {Phrases} [phrases] */
  function tell(words, field, phrases) {
    text++;
    /** @param {number[] | undefined} marks */
    const tellRings = (marks = []) => {
      for (const mark of marks) {
        if (toldIn[mark] !== text) field?.add(mark);
        toldIn[mark] = text;
      }
    };
    const own = words.map((word) => stemOf[word]);
    if (!names.mayBeLong(words)) {
      for (let at = 0; field && at < own.length; at++) {
        field.add(own[at]);
        tellRings(names.rings.get(own[at]));
      }
      phrases?.addPlain(own, names.rings);
      return;
    }
    const little = words.map((word) => small[word]);
    const named = names.find(own, little);
    for (let at = 0; field && at < own.length; at++) if (!little[at]) field.add(own[at]);
    if (field) for (const { marks } of named) tellRings(marks);
    phrases?.add(own, little, named);
  }
  /** @param {string} short @param {Field} field */
  const tellShort = (short, field) => wordingsOf(short).forEach((wording) => tell(wording, field));

  const fields = { title: field("title"), answer: field("answer"), asked: field("asked"), terms: field("terms"), body: field("body"), headings: field("headings"), notes: field("notes") };
  const all = Object.values(fields);
  /** The titles and wordings of each page. */
  const phrases = new Phrases();
  /** What stands within each page: its headings and notes. */
  const inside = new Phrases();
  /** The names of the terms that a page explains. @type {string[][]} */
  const told = pages.map(() => []);
  for (const [, , , , place, own, es] of terms) if (place >= 0) told[place].push(own, es);
  pages.forEach(([, , , title, answer, headings, notes, , asked], page) => {
    for (const one of all) one.next();
    tell(read(title), fields.title, phrases);
    for (const wording of wordingsOf(asked)) tell(wording, fields.asked, phrases);
    tell(read(answer), fields.answer);
    for (const short of told[page]) tellShort(short, fields.terms);
    for (const [, text] of headings) tell(read(text), fields.headings, inside);
    for (const [, name, text] of notes) {
      const [one, other] = [read(name), read(text)];
      tell(one, fields.notes);
      tell(other, fields.notes);
      tell([...one, ...other], undefined, inside);
    }
    for (const word of bodies[page]) tell([word], fields.body);
    phrases.next();
    inside.next();
  });
  phrases.close();
  inside.close();

  const name = new Field(TUNE.termName);
  const meaning = new Field(1);
  /** Each name of a term, by its stems. @type {Map<string, number>} */
  const defined = new Map();
  terms.forEach(([, , , says, , own, es], id) => {
    name.next();
    meaning.next();
    tellShort(own, name);
    tellShort(es, name);
    tell(read(says), meaning);
    for (const words of wordingsOf(own)) {
      const counting = words.filter((word) => !small[word]);
      defined.set((counting.length ? counting : words).map((word) => lexicon.terms[stemOf[word]]).join(" "), id);
    }
  });

  /** How often each word is said in titles and wordings. */
  function listen() {
    /** @type {Map<string, number>} */
    const spoken = new Map();
    for (const [, , , title, , , , , asked] of pages) {
      for (const words of [read(title), ...wordingsOf(asked)]) {
        for (const word of words) {
          const said = lexicon.words[word];
          if (said.length > 3) spoken.set(said, (spoken.get(said) ?? 0) + 1);
        }
      }
    }
    return spoken;
  }

  const holding = countPages(phrases, lexicon.terms.length);
  const written = new Set(bodies.flat().map((word) => stemOf[word]));
  const weak = new Set([...TUNE.WEAK].map(numberOf).filter((term) => term >= 0));
  /** Whether a word means anything here. @param {string} word */
  const known = (word) => {
    const term = numberOf(stem(word));
    return holding[term] > 0 || names.rings.has(term) || written.has(term);
  };
  /** How much a word or a ring tells the pages apart. @param {number} term */
  const rarity = (term) => Math.log(1 + pages.length / (1 + (holding[term] ?? 0))) * (weak.has(term) ? TUNE.weak : 1);

  const made = {
    ...site,
    lexicon,
    names,
    /** The stems of the words that count. @param {string} text */
    content: (text) => split(text).filter((word) => !stop.has(word)).map(stem),
    phrases,
    inside,
    holding,
    defined,
    known,
    rarity,
    speller: makeSpeller(listen, stop, known),
    likely: learn(phrases, lexicon.terms.length),
    inPages: makeEngine(lexicon, all),
    inTerms: makeEngine(lexicon, [name, meaning]),
    /** Facts come later than all else. @type {import("./packed.mjs").FactEntry[]} */
    facts: [],
    inFacts: makeEngine(lexicon, [new Field(1)]),
    /** @param {any[][]} columns */
    addFacts(columns) {
      made.facts = /** @type {import("./packed.mjs").FactEntry[]} */ (rows(columns));
      const says = new Field(1);
      for (const [, fact] of made.facts) {
        says.next();
        tell(read(fact), says);
      }
      made.inFacts = makeEngine(lexicon, [says]);
    },
  };
  return made;
}

/** @param {keyof TUNE.FIELDS} name */
const field = (name) => new Field(TUNE.FIELDS[name]);

/** How many pages have a word, or a ring, in a title or wording. @param {Phrases} phrases @param {number} terms */
function countPages({ flat, starts, pages }, terms) {
  const found = new Uint32Array(terms);
  const last = new Int32Array(terms).fill(-1);
  for (let page = 0; page < pages.length - 1; page++) {
    for (let at = starts[pages[page]]; at < starts[pages[page + 1]]; at++) {
      const term = flat[at] < 0 ? ~flat[at] : termOf(flat[at]);
      if (last[term] !== page) found[term]++;
      last[term] = page;
    }
  }
  return found;
}
