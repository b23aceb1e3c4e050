// @ts-check
// Which pages answer a query, and in which order. Nothing here knows the theme, the worker or the page: text in, places out.
// It has no `import`, so that a worker, a page opened from a disk, and Node can all load it as it is. Why: docs/decisions/0011-search.md

{
  /**
   * @typedef {[string, string, string, string, string, [string, string][], [string, string, string][], number, string]} PageEntry
   * Address, kind, topic, title, short answer, headings (id, text), facilitator notes (id, title, text), 1 for house pages, what readers ask.
   * @typedef {[string, string, string, string, number, string, string]} TermEntry
   * Id, term, long form, meaning, place of the page that explains it or -1, all names, Spanish.
   * @typedef {{ small: string, words: string, found: string, rings: string[], pages: any[][], terms: any[][], facts: any[][],
   *   topics: [string, string, string][] }} Index As columns. What readers ask, names and rings are in shorthand: hooks/portal/shorthand.py
   * @typedef {{ address: string, kind: string, topic: string, title: string, text: string, score: number,
   *   parts: { address: string, kind: string, title: string, text: string }[] }} Hit
   * @typedef {{ hits: Hit[], fits: boolean, marked: Set<string>, suggest: string[] }} Answer
   * @typedef {{ typed: string, stop: boolean, marks: string[], last: boolean, near: Set<string>, meant: string, weight: number }} Concept
   * One word of a query: its stem, its rings, the words of the site that are a slip away or begin with it, and what it weighs.
   * @typedef {Map<number, number>} Scores
   */

  // Words that carry little here, since nearly every page is about them.
  const WEAK = new Set(
    "work job person people employment find want need help program client someone start know support specialist trabajo trabajar empleo ayuda persona buscar".split(" "),
  );
  /** @type {[RegExp, string][]} */
  const SPELLINGS = [
    [/isation/, "ization"], [/ise(?=s?$|d$|r$|rs$)/, "ize"], [/ising$/, "izing"], [/yse(?=s?$|d$)/, "yze"], [/([a-z]{2}[^aeiou]?)our(?=s?$|ed$|ing$|al$|hood|ly$)/, "$1or"],
    [/centre/, "center"], [/programme(?=s?$)/, "program"], [/ll(?=ed$|ing$|or$|ors$|er$|ers$)/, "l"], [/practis/, "practic"],
    [/licenc/, "licens"], [/defence/, "defense"], [/cheque/, "check"], [/fulfil$/, "fulfill"], [/enrol(?=$|s$|ment)/, "enroll"], [/grey/, "gray"], [/judgement/, "judgment"],
  ];
  const LETTERS = /[\p{L}\p{N}]+/gu;
  const LONGEST = 24;
  const QUERY_LENGTH = 300;
  const FIELDS = { title: 2.6, asked: 2.4, terms: 1.9, answer: 1.3, headings: 0.8, notes: 0.7, body: 0.6 };

  const TUNE = { ring: 0.56, both: 0.15, same: 0.64, rest: 0.7, share: 0.4, weak: 0.45, weakSum: 0.35, floor: 0.35, phrase: 2.4, power: 2, named: 0.5, house: 0.4, inside: 0.7, insideRest: 0.02, meant: 0.5, second: 0.8, learned: 0.16 };
  const LESSONS = { rounds: 5, rate: 1.2, shared: 60 };

  /**
   * Words in lower case without accents and apostrophes; `14(c)` and `VR&E` are one word each.
   * @param {string} text
   * @returns {string[]}
   */
  function split(text) {
    const plain = text
      .toLowerCase()
      .normalize("NFD")
      .replace(/\p{M}+|['’‘]/gu, "")
      .replace(/(\d)\(([a-z])\)/g, "$1$2")
      .replace(/([a-z])&([a-z])/g, "$1$2");
    return plain.match(LETTERS) ?? [];
  }

  /**
   * What the forms of a word share: American spelling, no plural, no -ing or -ed.
   * @param {string} word
   * @returns {string}
   */
  function stem(word) {
    if (word.length < 4 || /\d/.test(word)) return word;
    let found = word;
    for (const [pattern, to] of SPELLINGS) found = found.replace(pattern, to);
    if (/ies$/.test(found) && found.length > 4) found = found.slice(0, -3) + "y";
    else if (/(?:ss|sh|ch|x|z)es$/.test(found)) found = found.slice(0, -2);
    else if (/[^su]s$/.test(found)) found = found.slice(0, -1);
    const shorter = found.replace(/(?:ing|ed)$/, "");
    if (shorter !== found && shorter.length > 2 && /[aeiouy]/.test(shorter)) found = shorter.replace(/([bdgmnprt])\1$/, "$1");
    else found = found.replace(/ly$/, "");
    if (found.length > 4) found = found.replace(/e$/, "");
    return found.length > 3 ? found.replace(/y$/, "i") : found;
  }

  /** @type {Map<string, string>} */
  let stemmed = new Map();
  /** What `stem` says, remembered: the same few thousand words come again and again. @param {string} word */
  function root(word) {
    const before = stemmed.get(word);
    if (before !== undefined) return before;
    if (stemmed.size > 20000) stemmed = new Map();
    const found = stem(word);
    stemmed.set(word, found);
    return found;
  }

  /** @param {string} text */
  const stems = (text) => split(text).map(root);

  /** How many letters of a word may be wrong. @param {string} term */
  const slips = (term) => (term.length < 5 || /\d/.test(term) ? 0 : term.length < 9 ? 1 : 2);

  /**
   * @param {any} MiniSearch
   * @param {Index} index
   */
  function makeSearch(MiniSearch, index) {
    const { topics } = index;
    const STOP = new Set(index.small.split(" "));
    /** @param {string} text */
    const content = (text) => split(text).filter((word) => !STOP.has(word)).map(root);

    // Each word shares as many letters with the one before as its capital says.
    /** @type {string[]} */
    const words = [];
    for (const [, shared, rest] of index.words.matchAll(/([A-Z])([^A-Z]*)/g)) words.push((words.at(-1) ?? "").slice(0, shared.charCodeAt(0) - 65) + rest);
    /** From a letter a word to words, with a bar between wordings. @param {string} short */
    const write = (short) => short.replace(/[^ ]/g, (letter) => `${words[letter.charCodeAt(0) - 0x21]} `).replace(/  ?(?=.)/g, (gap) => (gap.length > 1 ? "|" : " ")).trimEnd();
    /** @param {any[][]} columns @param {number} [first] The first column in shorthand. */
    const rows = (columns, first = Infinity) => (columns[0] ?? []).map((_, at) => columns.map((column, number) => (number < first ? column[at] : write(column[at]))));
    const pages = /** @type {PageEntry[]} */ (rows(index.pages, 8));
    const terms = /** @type {TermEntry[]} */ (rows(index.terms, 5));
    const facts = /** @type {[string, string][]} */ (rows(index.facts));

    // Other names: a term with its names, or a line of everyday words, is a ring. It is indexed as a word of its own, `~` and a number,
    // wherever one of its names stands; so a query reaches all of them with one look, and a ring that is everywhere tells little.
    /** @type {Map<string, string[]>} */
    const rings = new Map();
    /** @type {Map<string, string[]>} */
    const members = new Map();
    let longest = 1;
    [...terms.map(([, , , , , names]) => names), ...index.rings.map(write)].map((ring) => ring.split("|")).forEach((names, number) => {
      const mark = `~${number}`;
      members.set(mark, names.flatMap((name) => (split(name).length === 1 ? content(name) : [])));
      for (const name of names) {
        const words = split(name);
        if (words.length === 1 && STOP.has(words[0])) continue;
        // "lose the job" is also "lose his job"; "let go" has only small words and is taken as it stands.
        const counting = words.filter((word) => !STOP.has(word));
        for (const form of counting.length ? [words, counting] : [words]) {
          const key = form.map(root).join(" ");
          longest = Math.max(longest, form.length);
          const known = rings.get(key) ?? [];
          if (form.length === 1 && words.length > 1) continue;
          if (key && !known.includes(mark)) rings.set(key, [...known, mark]);
        }
      }
    });

    /**
     * The rings that a run of words names, each with the places of the words that name it.
     * @param {string[]} words
     * @returns {{ places: number[], marks: string[] }[]}
     */
    function named(words) {
      const whole = words.map(root);
      const all = [...words.keys()];
      const counting = all.filter((at) => !STOP.has(words[at]));
      const found = [];
      for (const run of counting.length < all.length ? [all, counting] : [all]) {
        for (let start = 0; start < run.length; start++) {
          for (let size = Math.min(longest, run.length - start); size > 0; size--) {
            const places = run.slice(start, start + size);
            const marks = rings.get(places.map((at) => whole[at]).join(" "));
            // A small word by itself is no name, though "can" is what "canned" comes from.
            if (marks && (size > 1 || !STOP.has(words[places[0]]))) found.push({ places, marks });
          }
        }
      }
      return found;
    }

    /** What a field is indexed by. @param {string} text @returns {string[]} */
    function tokenize(text) {
      /** @type {string[]} */
      const tokens = [];
      for (const part of text.split("|")) {
        const words = split(part);
        for (const word of words) if (!STOP.has(word)) tokens.push(root(word));
        const marks = new Set(named(words).flatMap((name) => name.marks));
        tokens.push(...marks);
      }
      return tokens;
    }

    /** @type {string[]} */
    const bodies = pages.map(() => "");
    const written = new Set();
    index.found.split(" ").forEach((steps, number) => {
      let place = -1;
      for (const step of steps) {
        place += step.charCodeAt(0) - 0x2f;
        bodies[place] += `${words[number]}|`;
      }
      if (steps) written.add(stem(words[number]));
    });
    /** @type {string[]} */
    const told = pages.map(() => "");
    for (const [, , , , place, names, es] of terms) if (place >= 0) told[place] += `|${names}|${es}`;
    const same = (/** @type {string} */ term) => term;
    /** @param {string[]} fields */
    const make = (fields) => new MiniSearch({ fields, tokenize, processTerm: same });
    const byPage = make(Object.keys(FIELDS));
    byPage.addAll(
      pages.map(([, , , title, answer, headings, notes, , asked], id) => ({
        id, title, answer, asked, terms: told[id], body: bodies[id],
        headings: headings.map(([, text]) => text).join("|"), notes: notes.map(([, name, text]) => `${name}|${text}`).join("|"),
      })),
    );
    const byTerm = make(["name", "says"]);
    byTerm.addAll(terms.map(([, , , says, , names, es], id) => ({ id, name: `${names}|${es}`, says })));
    const byFact = make(["says"]);
    byFact.addAll(facts.map(([, says], id) => ({ id, says })));

    /**
     * One wording: its words, each with the rings that it or its phrase belongs to.
     * @param {string} text
     * @returns {{ term: string, stop: boolean, marks: string[] }[]}
     */
    function wording(text) {
      const words = split(text);
      const names = named(words);
      return words
        .map((word, at) => ({ term: root(word), stop: STOP.has(word), marks: names.filter(({ places }) => places.includes(at)).flatMap(({ marks }) => marks) }))
        .filter(({ stop, marks }) => !stop || marks.length);
    }

    const phrases = pages.map(([, , , title, , , , , asked]) => [title, ...asked.split("|")].map(wording));
    // What stands within a page: its headings and notes.
    const inside = pages.map(([, , , , , headings, notes]) => [...headings.map(([, text]) => text), ...notes.map(([, name, text]) => `${name} ${text}`)].map(wording));
    /** @type {Map<string, number>} */
    const holding = new Map();
    for (const all of phrases) {
      for (const word of new Set(all.flat().flatMap(({ term, marks }) => [term, ...marks]))) holding.set(word, (holding.get(word) ?? 0) + 1);
    }

    const likely = learn(
      phrases.flatMap((all, page) => all.map((phrase) => ({ page, words: phrase.flatMap(({ term, stop, marks }) => (stop ? marks : [term, ...marks])) }))),
      pages.length,
    );

    /** @type {Map<string, number>} */
    const defined = new Map();
    terms.forEach(([, , , , , names], id) => {
      for (const name of names.split("|")) defined.set((content(name).length ? content(name) : stems(name)).join(" "), id);
    });

    /** @type {Map<string, number>} */
    const spoken = new Map();
    for (const [, , , title, , , , , asked] of pages) {
      for (const word of split(`${title} ${asked}`)) if (word.length > 3) spoken.set(word, (spoken.get(word) ?? 0) + 1);
    }

    const roots = new Map([...spoken.keys()].map((word) => [word, stem(word)]));

    /** @type {Map<string, Scores>} */
    let seen = new Map();
    /** @param {any} engine @param {string} term @param {boolean} loose @param {boolean} prefix @returns {Scores} */
    function scores(engine, term, loose, prefix) {
      const key = `${engine === byPage ? "p" : engine === byTerm ? "t" : "f"}${Number(loose)}${Number(prefix)}${term}`;
      const before = seen.get(key);
      if (before) return before;
      if (seen.size > 1000) seen = new Map();
      const found = engine.search(term, {
        boost: engine === byPage ? FIELDS : engine === byTerm ? { name: 3 } : {},
        tokenize: (/** @type {string} */ text) => [text],
        processTerm: same,
        fuzzy: loose ? slips(term) : false,
        prefix,
        weights: { fuzzy: 0.45, prefix: 0.5 },
        bm25: { k: 1.2, b: 0.5, d: 0.3 },
      });
      const made = new Map(found.map((/** @type {{ id: number, score: number }} */ one) => [one.id, one.score]));
      seen.set(key, made);
      return made;
    }

    /** How much a word or a ring tells the pages apart. @param {string} term */
    const rarity = (term) => Math.log(1 + pages.length / (1 + (holding.get(term) ?? 0))) * (WEAK.has(term) ? TUNE.weak : 1);

    /** Whether a word means anything here. @param {string} word */
    const known = (word) => holding.has(stem(word)) || rings.has(stem(word)) || written.has(stem(word));

    /** The word of the site that a mistyped one may mean: one slip away, and the one most used; else nothing. @param {string} word */
    function correct(word) {
      let best = "";
      const root = stem(word);
      for (const [other, count] of spoken) if ((near1(other, word) || near1(roots.get(other) ?? "", root)) && count > (spoken.get(best) ?? 0)) best = other;
      return best;
    }

    /**
     * `drugtest` as two words, and `door dash` as one, where that is how the site writes them.
     * @param {string[]} words
     * @returns {string[]}
     */
    function mend(words) {
      /** @type {string[]} */
      const mended = [];
      for (let at = 0; at < words.length; at++) {
        const word = words[at];
        const joined = `${word}${words[at + 1] ?? ""}`;
        if (at + 1 < words.length && word.length > 2 && joined.length > 6 && !STOP.has(word) && !STOP.has(words[at + 1]) && known(joined)) {
          mended.push(word, joined);
          continue;
        }
        let cut = 0;
        if (word.length > 6 && !known(word) && !correct(word)) for (let place = 3; place <= word.length - 3; place++) if (known(word.slice(0, place)) && known(word.slice(place))) cut = place;
        mended.push(...(cut ? [word.slice(0, cut), word.slice(cut)] : [word]));
      }
      return mended;
    }

    /**
     * The query as concepts: each word that counts, with the rings that it, or a phrase that it begins, belongs to.
     * @param {string} text
     * @returns {Concept[]}
     */
    function read(text) {
      const open = /[\p{L}\p{N}]$/u.test(text);
      const words = mend(split(text.slice(0, QUERY_LENGTH)).slice(0, LONGEST));
      const whole = words.map(stem);
      const marks = words.map(() => /** @type {string[]} */ ([]));
      const share = words.map(() => 1);
      for (const { places, marks: found } of named(words)) {
        const counting = places.filter((at) => !STOP.has(words[at]));
        const home = counting[0] ?? places[0];
        marks[home].push(...found);
        for (const at of counting.slice(1)) share[at] = TUNE.share;
      }
      /** @type {Concept[]} */
      const concepts = [];
      words.forEach((word, place) => {
        const term = whole[place];
        if ((STOP.has(word) && !marks[place].length) || concepts.some((one) => one.typed === term)) return;
        const last = open && place === words.length - 1;
        const near = new Set();
        const meant = word.length > 3 && !/\d/.test(word) && !STOP.has(word) && !known(word) ? correct(word) : "";
        if (meant) {
          near.add(stem(meant));
          if (word.length > 5) marks[place].push(...(rings.get(stem(meant)) ?? []));
        }
        const rare = Math.min(holding.has(term) || !marks[place].length ? rarity(term) : Infinity, ...marks[place].map(rarity));
        if (!STOP.has(word)) {
          for (const other of holding.keys()) {
            if (other[0] !== "~" && other !== term && ((last && term.length > 2 && other.startsWith(term)) || near1(other, term))) near.add(other);
          }
        }
        concepts.push({ typed: term, stop: STOP.has(word), marks: [...new Set(marks[place])], last, near, meant: meant && stem(meant), weight: share[place] * rare });
      });
      return concepts;
    }

    /** @param {Concept} concept @param {any} engine @param {number} reach 0 as typed, 1 with slips, 2 with anything that begins so @returns {Scores} */
    function weigh({ typed, stop, marks, last, meant }, engine, reach) {
      /** @type {Scores} */
      const best = stop ? new Map() : new Map(scores(engine, typed, reach > 0, last || (reach > 1 && typed.length > 2)));
      if (meant) for (const [id, score] of scores(engine, meant, false, false)) best.set(id, Math.max(best.get(id) ?? 0, score * TUNE.meant));
      for (const mark of marks) {
        for (const [id, score] of scores(engine, mark, false, false)) best.set(id, Math.max(best.get(id) ?? 0, score * TUNE.ring) + TUNE.both * score);
      }
      return best;
    }

    /**
     * How well one wording of a page fits the whole query, from 0 to 1.
     * @param {Concept[]} concepts
     * @param {{ term: string, marks: string[] }[]} phrase
     * @param {number} [rest] What a word of the wording costs that the query lacks.
     */
    function fit(concepts, phrase, rest = TUNE.rest) {
      let asked = 0;
      let met = 0;
      const used = new Set();
      for (const { typed, marks, near, weight } of concepts) {
        asked += weight;
        let best = 0;
        phrase.forEach((word) => {
          const sure = word.term === typed ? 1 : word.marks.some((mark) => marks.includes(mark)) ? TUNE.same : near.has(word.term) ? 0.75 : 0;
          if (sure) used.add(word);
          best = Math.max(best, sure);
        });
        met += weight * best;
      }
      if (!met) return 0;
      let unasked = 0;
      for (const word of phrase) if (!used.has(word)) unasked += rarity(word.term);
      return met / (asked + rest * unasked);
    }

    /** @param {string} query @returns {Answer} */
    function search(query) {
      const concepts = read(query);
      let ranked = rank(concepts, 1);
      if (!ranked.length) ranked = rank(concepts, 2);
      // "EN" is a small word of Spanish, and a term.
      const name = concepts.length ? concepts.map(({ typed }) => typed).join(" ") : stems(query.slice(0, QUERY_LENGTH)).join(" ");
      const fits = ranked.length > 0 || defined.has(name);
      return { hits: show(concepts, ranked.length ? ranked : nearest(query), defined.get(name)), fits, marked: marks(concepts), suggest: complete(query) };
    }

    /**
     * Where no word says anything here: the pages whose titles have the same small words.
     * @param {string} query
     * @returns {[number, number][]}
     */
    function nearest(query) {
      const asked = stems(query.slice(0, QUERY_LENGTH));
      const term = defined.get(asked.join(" "));
      const found = pages.map(([, , , title, , , , house], id) => {
        const words = stems(title);
        if (term !== undefined && terms[term][4] === id) return /** @type {[number, number]} */ ([id, 1]);
        return /** @type {[number, number]} */ ([id, house ? 0 : words.filter((word) => asked.includes(word)).length / words.length]);
      });
      return found.filter(([, share]) => share > 0.2).sort((a, b) => b[1] - a[1]).slice(0, 3);
    }

    /** @param {Concept[]} concepts @param {number} reach @returns {[number, number][]} */
    function rank(concepts, reach) {
      /** @type {Map<number, { sum: number, met: number }>} */
      const total = new Map();
      let all = 0;
      for (const concept of concepts) {
        all += concept.weight;
        for (const [id, score] of weigh(concept, byPage, reach)) {
          const entry = total.get(id) ?? { sum: 0, met: 0 };
          entry.sum += score * (WEAK.has(concept.typed) ? TUNE.weakSum : 1);
          entry.met += concept.weight;
          total.set(id, entry);
        }
      }
      const term = defined.get(concepts.map((concept) => concept.typed).join(" "));
      const explained = term === undefined ? -1 : terms[term][4];
      /** @type {[number, number][]} */
      const first = [...total].map(([id, { sum, met }]) => [id, sum * (TUNE.floor + (1 - TUNE.floor) * (met / all))]);
      first.sort((a, b) => b[1] - a[1]);
      const top = first[0]?.[1] ?? 0;
      const odds = likely(concepts.flatMap(({ typed, stop, marks, meant }) => [...(stop ? [] : [typed]), ...marks, ...(meant ? [meant] : [])]));
      // What no wording has was not learned, so what was learned says less of such a query.
      const learned = concepts.reduce((sum, { typed, marks, meant, weight }) => sum + ([typed, meant, ...marks].some((word) => holding.has(word)) ? weight : 0), 0) / all;
      const made = first
        .slice(0, 40)
        .map(([id, score]) => {
          let best = 0;
          let second = 0;
          for (const phrase of phrases[id]) {
            const one = fit(concepts, phrase);
            if (one > best) [best, second] = [one, best];
            else if (one > second) second = one;
          }
          for (const phrase of inside[id]) best = Math.max(best, TUNE.inside * fit(concepts, phrase, TUNE.insideRest));
          /** @type {[number, number]} */
          const made = [id, (pages[id][7] ? TUNE.house : 1) * (score + top * (TUNE.phrase * best ** TUNE.power + TUNE.second * second ** TUNE.power + (explained === id ? TUNE.named : 0)))];
          return made;
        });
      const best = Math.max(...made.map(([, score]) => score));
      return made
        .map(([id, score]) => /** @type {[number, number]} */ ([id, score + TUNE.learned * learned * best * odds[id]]))
        .sort((a, b) => b[1] - a[1])
        .filter(([, score], place, list) => place < 3 || score > 0.06 * list[0][1]);
    }

    /** @param {Concept[]} concepts @returns {Set<string>} */
    function marks(concepts) {
      return new Set(concepts.flatMap(({ typed, marks: rings, near }) => [typed, ...near, ...rings.flatMap((ring) => members.get(ring) ?? [])]));
    }

    /** @param {Concept[]} concepts @param {any} engine @param {number} count @returns {number[]} */
    function entries(concepts, engine, count) {
      /** @type {Map<number, { sum: number, met: number }>} */
      const found = new Map();
      let all = 0;
      for (const concept of concepts) {
        all += concept.weight;
        for (const [id, score] of weigh({ ...concept, marks: [] }, engine, 1)) {
          const entry = found.get(id) ?? { sum: 0, met: 0 };
          found.set(id, { sum: entry.sum + score * concept.weight, met: entry.met + concept.weight });
        }
      }
      // One common word in a sentence is no reason to show it.
      const sorted = [...found].filter(([, { met }]) => met >= 0.5 * all).sort((a, b) => b[1].sum - a[1].sum);
      return sorted.filter(([, { sum }]) => sum > 0.5 * sorted[0][1].sum).slice(0, count).map(([id]) => id);
    }

    /** @param {Concept[]} concepts @param {[number, number][]} ranked @param {number} [exact] The term that the query names. @returns {Hit[]} */
    function show(concepts, ranked, exact) {
      const hits = ranked.slice(0, 20).map(([id, score]) => {
        const [address, kind, topic, title, answer] = pages[id];
        /** @type {Hit} */
        const hit = { address, kind, topic, title, text: answer, score, parts: parts(concepts, id) };
        return hit;
      });
      const words = [...new Set([...(exact === undefined ? [] : [exact]), ...entries(concepts, byTerm, 2)])];
      const place = exact !== undefined && terms[exact][4] < 0 ? 0 : 3;
      if (words.length) add(hits, place, "glossary/", "Words", "Glossary", words.map((id) => ({ address: `glossary/#${terms[id][0]}`, kind: "", title: terms[id][2] ? `${terms[id][1]}: ${terms[id][2]}` : terms[id][1], text: terms[id][3] })));
      const said = entries(concepts, byFact, 3);
      if (said.length) add(hits, 5, "facts/", "Facts", "Facts", said.map((id) => ({ address: `facts/#${facts[id][0]}`, kind: "", title: facts[id][1], text: "" })));
      hits.forEach((hit, at) => (hit.score = hits.length - at));
      return hits;
    }

    /** @param {Hit[]} hits @param {number} place @param {string} address @param {string} kind @param {string} title @param {Hit["parts"]} found */
    function add(hits, place, address, kind, title, found) {
      const before = hits.findIndex((hit) => hit.address === address);
      if (before >= 0) hits[before].parts.push(...found);
      else hits.splice(Math.min(place, hits.length), 0, { address, kind, topic: "", title, text: "", score: 0, parts: found });
    }

    /** @param {Concept[]} concepts @param {number} id @returns {Hit["parts"]} */
    function parts(concepts, id) {
      const [address, , , title, , headings, notes] = pages[id];
      const own = content(title);
      const found = [
        ...headings.map(([anchor, text]) => ({ anchor, kind: "", title: text, text: "", words: content(text) })),
        ...notes.map(([anchor, name, text]) => ({ anchor, kind: "Facilitator note", title: name, text, words: content(`${name} ${text}`) })),
      ]
        .map((part) => ({ part, score: concepts.reduce((sum, { typed, weight }) => sum + (part.words.includes(typed) && !own.includes(typed) && !WEAK.has(typed) ? weight : 0), 0) }))
        .filter(({ score }) => score > 1.5);
      found.sort((a, b) => b.score - a.score);
      return found.slice(0, 2).map(({ part }) => ({ address: `${address}#${part.anchor}`, kind: part.kind, title: part.title, text: part.text }));
    }

    /** @param {string} query @returns {string[]} */
    function complete(query) {
      const last = /[\p{L}\p{N}]{2,}$/u.exec(query.slice(0, QUERY_LENGTH))?.[0].toLowerCase();
      if (!last) return [];
      let best = "";
      for (const [word, count] of spoken) if (word.startsWith(last) && count > (spoken.get(best) ?? 0)) best = word;
      return best ? [best] : [];
    }

    return { search, topics, content };
  }

  /**
   * Whether two words differ by at most one slip: a letter more, less, other, or two in the wrong order.
   * @param {string} a
   * @param {string} b
   */
  function near1(a, b) {
    if (a.length < 4 || b.length < 4 || a.length + b.length < 9 || Math.abs(a.length - b.length) > 1 || a === b) return a === b;
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    let back = 0;
    while (back < Math.min(a.length, b.length) - at && a[a.length - 1 - back] === b[b.length - 1 - back]) back++;
    const left = a.length - at - back;
    const right = b.length - at - back;
    return (left <= 1 && right <= 1) || (left === 2 && right === 2 && a[at] === b[at + 1] && a[at + 1] === b[at]);
  }

  /**
   * Which words speak for which page, learned from wordings whose page is known: what stands in many tells little, and what speaks for one
   * page speaks against its neighbors. A softmax over the pages that share a word, in few rounds and always in the same order.
   * @param {{ page: number, words: string[] }[]} wordings
   * @param {number} count How many pages there are.
   * @returns {(words: string[]) => Float64Array} How likely each page is, as a logarithm, 0 for the likeliest.
   */
  function learn(wordings, count) {
    /** @type {Map<string, number>} */
    const numbers = new Map();
    /** @type {Set<number>[]} */
    const places = [];
    /** @type {number[]} */
    const times = [];
    const lessons = wordings.map(({ page, words }) => {
      const own = [...new Set(words)].map((word) => {
        const number = numbers.get(word) ?? numbers.size;
        numbers.set(word, number);
        (places[number] ??= new Set()).add(page);
        times[number] = (times[number] ?? 0) + 1;
        return number;
      });
      return { page, own };
    });
    const rare = times.map((found) => 1 + Math.log((1 + wordings.length) / (1 + found)));
    const speaks = places.map(() => new Float32Array(count));
    /** @param {number[]} own */
    const shares = (own) => {
      const length = Math.hypot(...own.map((number) => rare[number]));
      return own.map((number) => rare[number] / length);
    };
    const taught = lessons.map(({ page, own }) => {
      const rivals = new Set([page]);
      for (const number of [...own].sort((a, b) => places[a].size - places[b].size)) {
        if (places[number].size > LESSONS.shared && rivals.size > 1) break;
        for (const one of places[number]) rivals.add(one);
      }
      return { page, own, share: shares(own), rivals: [...rivals] };
    });
    // Steps that share no factor with the count reach every wording once a round, and never two of a page in a row.
    let step = 1 + Math.floor(taught.length * 0.618);
    const factor = (/** @type {number} */ a, /** @type {number} */ b) => { while (b) [a, b] = [b, a % b]; return a; };
    while (factor(step, taught.length) > 1) step++;
    const odds = new Float64Array(count);
    for (let round = 0; round < LESSONS.rounds; round++) {
      const rate = LESSONS.rate / (1 + round / 2);
      for (let n = 0, at = round; n < taught.length; n++, at = (at + step) % taught.length) {
        const { page, own, share, rivals } = taught[at % taught.length];
        let sum = 0;
        for (const rival of rivals) {
          let heard = 0;
          for (let word = 0; word < own.length; word++) heard += share[word] * speaks[own[word]][rival];
          odds[rival] = Math.exp(heard);
          sum += odds[rival];
        }
        for (const rival of rivals) {
          const wrong = rate * (odds[rival] / sum - Number(rival === page));
          for (let word = 0; word < own.length; word++) speaks[own[word]][rival] -= wrong * share[word];
        }
      }
    }
    return (words) => {
      const own = [...new Set(words)].map((word) => numbers.get(word)).filter((number) => number !== undefined);
      const heard = new Float64Array(count);
      shares(own).forEach((share, word) => speaks[own[word]].forEach((says, page) => (heard[page] += share * says)));
      const most = heard.reduce((a, b) => Math.max(a, b), -Infinity);
      return heard.map((one) => one - most);
    };
  }

  Object.assign(globalThis, { guidepostRanking: { makeSearch, split, stem, TUNE, LESSONS, FIELDS, WEAK } });
}
