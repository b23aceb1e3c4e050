// @ts-check
// Which pages answer a query, and in which order. Nothing here knows the theme, the worker or the page: text in, places out.
// It has no `import`, so that a worker, a page opened from a disk, and Node can all load it as it is. Why: docs/decisions/0011-search.md

{
  /**
   * @typedef {[string, string, string, string, string, string, [string, string][], [string, string, string][], number]} PageEntry
   * Address, kind, topic, title, short answer, other wordings, headings (id, text), facilitator notes (id, title, text), 1 for house pages.
   * @typedef {[string, string, string, string, string, string, number]} TermEntry
   * Id, term, long form, meaning, other names, Spanish, place of the page that explains it or -1.
   * @typedef {{ pages: PageEntry[], words: Record<string, string>, terms: TermEntry[], facts: [string, string][],
   *   topics: [string, string, string][], rings: string[] }} Index
   * @typedef {{ address: string, kind: string, topic: string, title: string, text: string, score: number,
   *   parts: { address: string, kind: string, title: string, text: string }[] }} Hit
   * @typedef {{ hits: Hit[], fits: boolean, marked: Set<string>, suggest: string[] }} Answer
   * @typedef {{ terms: string[], weight: number }[]} Alternatives  Each is one word or several that stand for the same thing.
   * @typedef {{ alternatives: Alternatives, typed: string, last: boolean, weight: number }} Concept
   * @typedef {Map<number, number>} Scores
   */

  const STOP = new Set(
    `a about above after again all also am an and any are as at be because been being but by can cannot cant could couldnt did didnt do
    does doesnt doing dont down during each else even ever every few for from further get gets getting give go goes going gone got had has have
    having he hed her here hers herself hes him himself his how i id if ill im in into is isnt it its ive just let lets like ll
    make makes many may me might mine more most much must my myself no nor not now of off on once one only or other our ours out over own
    please quite rather really said same say says see shall she should shouldnt so some somebody someone something still such take than that thats the their theirs
    them themselves then there these they theyre thing things this those through to too tell told under until up us use using very was wasnt
    way we well went were what whats when where whether which while who whom whos whose why will with wont would wouldnt yes yet you
    your youre yours keep
    al algo como con cual cuando de del donde e el ella en es esta este esto eso y ya yo la las le lo los mas me mi mis muy no nos o para
    pero por porque que quien se ser si sin sobre son soy su sus tengo tiene tu tus un una unas unos hay hacer hace va voy puedo puede`
      .split(/\s+/),
  );
  // Words that carry little here, since nearly every page is about them.
  const WEAK = new Set(
    "work job person people employment find want need help program client someone start know support specialist".split(" "),
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
  const FIELDS = { title: 3.2, asked: 2.4, terms: 1.2, answer: 1.3, headings: 1.3, notes: 0.7, body: 0.6 };

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

  /** @param {string} text */
  const stems = (text) => split(text).map(stem);

  /** @param {string} text */
  const content = (text) => split(text).filter((word) => !STOP.has(word)).map(stem);

  /** How many letters of a word may be wrong. @param {string} term */
  const slips = (term) => (term.length < 5 || /\d/.test(term) ? 0 : term.length < 9 ? 1 : 2);

  /**
   * @param {any} MiniSearch
   * @param {Index} index
   */
  function makeSearch(MiniSearch, index) {
    const { pages, terms, facts, topics } = index;
    /** @type {string[]} */
    const bodies = pages.map(() => "");
    for (const [word, steps] of Object.entries(index.words)) {
      let place = -1;
      for (const step of steps) {
        place += (step.codePointAt(0) ?? 0) - 0x2f;
        bodies[place] += `${word} `;
      }
    }
    /** @type {string[]} */
    const told = pages.map(() => "");
    for (const [, term, long, , also, es, place] of terms) {
      if (place >= 0) told[place] += ` ${term} ${long} ${also.replaceAll("|", " ")} ${es}`;
    }
    /** @param {string[]} fields */
    const make = (fields) =>
      new MiniSearch({ fields, tokenize: split, processTerm: (/** @type {string} */ word) => (STOP.has(word) ? null : stem(word)), storeFields: [] });
    const byPage = make(Object.keys(FIELDS));
    byPage.addAll(
      pages.map(([, , , title, answer, asked, headings, notes], id) => ({
        id, title, answer, asked: asked.replaceAll("|", " "), terms: told[id], body: bodies[id],
        headings: headings.map(([, text]) => text).join(" "), notes: notes.map(([, name, text]) => `${name} ${text}`).join(" "),
      })),
    );
    const byTerm = make(["name", "says"]);
    byTerm.addAll(terms.map(([, term, long, says, also, es], id) => ({ id, name: `${term} ${long} ${also.replaceAll("|", " ")} ${es}`, says })));
    const byFact = make(["says"]);
    byFact.addAll(facts.map(([, says], id) => ({ id, says })));

    /** @type {string[][][]} */
    const phrases = pages.map(([, , , title, , asked]) => [title, ...asked.split("|")].filter(Boolean).map(content));
    const holding = new Map();
    phrases.forEach((all) => {
      for (const word of new Set(all.flat())) holding.set(word, (holding.get(word) ?? 0) + 1);
    });

    // Other names: each leads to all of its ring, with a weight for how surely it means the same.
    /** @type {Map<string, { terms: string[], weight: number }[]>} */
    const others = new Map();
    /** @param {string[]} names @param {number} weight */
    const link = (names, weight) => {
      const forms = names.map((name) => content(name)).filter((form) => form.length);
      for (const name of names) {
        const from = stems(name).join(" ");
        const own = content(name).join(" ");
        if (!from) continue;
        const known = others.get(from) ?? [];
        for (const form of forms) {
          const text = form.join(" ");
          if (text !== own && !known.some((one) => one.terms.join(" ") === text)) known.push({ terms: form, weight });
        }
        others.set(from, known);
      }
    };
    for (const [, term, long, , also] of terms) link([term, long, ...also.split("|")].filter(Boolean), 0.6);
    for (const ring of index.rings ?? []) {
      const [weight, ...names] = /^\d/.test(ring) ? ring.split("|") : ["0.7", ...ring.split("|")];
      link(names, Number(weight));
    }
    /** @type {Map<string, number>} */
    const explained = new Map();
    for (const [, term, long, , also, , place] of terms) {
      for (const name of [term, long, ...also.split("|")]) if (name && place >= 0) explained.set(content(name).join(" "), place);
    }
    /** @type {Map<string, number>} */
    const defined = new Map();
    terms.forEach(([, term, long, , also], id) => {
      for (const name of [term, long, ...also.split("|")]) if (name) defined.set(content(name).join(" "), id);
    });

    const spoken = new Map();
    for (const [, , , title, , asked] of pages) {
      for (const word of split(`${title} ${asked}`)) if (word.length > 3) spoken.set(word, (spoken.get(word) ?? 0) + 1);
    }

    /** @type {Map<string, Scores>} */
    let seen = new Map();
    /** @param {any} engine @param {string} term @param {boolean} loose @param {boolean} prefix @returns {Scores} */
    function scores(engine, term, loose, prefix) {
      const key = `${engine === byPage ? "p" : engine === byTerm ? "t" : "f"}${Number(loose)}${Number(prefix)}${term}`;
      const before = seen.get(key);
      if (before) return before;
      if (seen.size > 500) seen = new Map();
      const found = engine.search(
        { queries: [term], tokenize: (/** @type {string} */ text) => [text], processTerm: (/** @type {string} */ text) => text },
        {
          ...(engine === byPage ? { boost: FIELDS } : engine === byTerm ? { boost: { name: 3 } } : {}),
          tokenize: (/** @type {string} */ text) => [text],
          processTerm: (/** @type {string} */ text) => text,
          fuzzy: loose ? slips(term) : false,
          prefix,
          weights: { fuzzy: 0.45, prefix: 0.5 },
          bm25: { k: 1.2, b: 0.5, d: 0.3 },
        },
      );
      const made = new Map(found.map((/** @type {{ id: number, score: number }} */ one) => [one.id, one.score]));
      seen.set(key, made);
      return made;
    }

    /** How much a word tells the pages apart. @param {string} term */
    const rarity = (term) => Math.log(1 + pages.length / (1 + (holding.get(term) ?? 0))) * (WEAK.has(term) ? 0.45 : 1);

    /**
     * The query as concepts: a known name of several words is one, any other word is one.
     * @param {string} text
     * @returns {Concept[]}
     */
    function read(text) {
      const words = split(text.slice(0, QUERY_LENGTH)).slice(0, LONGEST);
      const whole = words.map(stem);
      const open = /[\p{L}\p{N}]$/u.test(text);
      /** @type {Concept[]} */
      const concepts = [];
      /** @type {Alternatives[]} */
      const extra = words.map(() => []);
      for (let size = Math.min(5, words.length); size > 1; size--) {
        for (let start = 0; start + size <= words.length; start++) {
          const known = others.get(whole.slice(start, start + size).join(" "));
          if (known) {
            // A phrase belongs to its first word that counts; its other words stay as they are.
            let place = start;
            for (let at = start; at < start + size; at++) if (!STOP.has(words[at])) { place = at; break; }
            extra[place].push(...known.map(({ terms: form, weight }) => ({ terms: form, weight: weight * 1.1 })));
          }
        }
      }
      words.forEach((word, place) => {
        if (STOP.has(word) && !extra[place].length) return;
        const term = whole[place];
        if (concepts.some((one) => one.typed === term)) return;
        /** @type {Alternatives} */
        const alternatives = STOP.has(word) ? [] : [{ terms: [term], weight: 1 }];
        for (const one of [...(STOP.has(word) ? [] : others.get(term) ?? []), ...extra[place]]) {
          if (!(one.terms.length === 1 && one.terms[0] === term)) alternatives.push(one);
        }
        concepts.push({ alternatives, typed: term, last: open && place === words.length - 1, weight: 1 });
      });
      return concepts;
    }

    /** @param {Concept} concept @param {any} engine @param {number} reach 0 as typed, 1 with slips, 2 with anything near @returns {Scores} */
    function weigh(concept, engine, reach) {
      /** @type {Scores} */
      const best = new Map();
      concept.alternatives.forEach(({ terms: form, weight }, number) => {
        const own = number === 0 && form.length === 1 && form[0] === concept.typed;
        /** @type {Scores} */
        const sum = new Map();
        form.forEach((term, at) => {
          const found = scores(engine, term, own && reach > 0, own && (concept.last || reach > 1) && term.length > 2);
          for (const [id, score] of found) if (at === 0 || sum.has(id)) sum.set(id, (sum.get(id) ?? 0) + score / form.length);
          if (at > 0) for (const id of sum.keys()) if (!found.has(id)) sum.delete(id);
        });
        for (const [id, score] of sum) best.set(id, Math.max(best.get(id) ?? 0, score * weight));
      });
      return best;
    }

    /**
     * How well one wording of a page fits the whole query, from 0 to 1.
     * @param {Concept[]} concepts
     * @param {string[]} phrase
     */
    function fit(concepts, phrase) {
      let asked = 0;
      let met = 0;
      const used = new Set();
      for (const concept of concepts) {
        const weight = rarity(concept.typed);
        asked += weight;
        let best = 0;
        for (const { terms: form, weight: sure } of concept.alternatives) {
          if (sure > best && form.every((term) => phrase.includes(term))) {
            best = sure;
            form.forEach((term) => used.add(term));
          }
        }
        if (!best) {
          const near = phrase.find((term) => term.length > 3 && (concept.last && concept.typed.length > 2 && term.startsWith(concept.typed) || near1(term, concept.typed)));
          if (near) {
            best = 0.75;
            used.add(near);
          }
        }
        met += weight * best;
      }
      let rest = 0;
      for (const term of phrase) if (!used.has(term)) rest += rarity(term);
      return asked ? met / (asked + 0.5 * rest) : 0;
    }

    /** @param {string} query @returns {Answer} */
    function search(query) {
      const concepts = read(query);
      let ranked = rank(concepts, 1);
      if (!ranked.length) ranked = rank(concepts, 2);
      return { hits: show(concepts, ranked), fits: ranked.length > 0, marked: marks(concepts), suggest: complete(query) };
    }

    /** @param {Concept[]} concepts @param {number} reach @returns {[number, number][]} */
    function rank(concepts, reach) {
      /** @type {Map<number, { sum: number, met: number }>} */
      const total = new Map();
      let all = 0;
      for (const concept of concepts) {
        const importance = rarity(concept.typed);
        all += importance;
        for (const [id, score] of weigh(concept, byPage, reach)) {
          const entry = total.get(id) ?? { sum: 0, met: 0 };
          entry.sum += score * (WEAK.has(concept.typed) ? 0.35 : 1);
          entry.met += importance;
          total.set(id, entry);
        }
      }
      const named = explained.get(concepts.map((concept) => concept.typed).join(" "));
      /** @type {[number, number][]} */
      const first = [...total].map(([id, { sum, met }]) => [id, sum * (0.35 + 0.65 * (met / all))]);
      first.sort((a, b) => b[1] - a[1]);
      const top = first[0]?.[1] ?? 0;
      return first
        .slice(0, 60)
        .map(([id, score]) => {
          let best = 0;
          phrases[id].forEach((phrase) => (best = Math.max(best, fit(concepts, phrase))));
          const house = pages[id][8] ? 0.4 : 1;
          /** @type {[number, number]} */
          const made = [id, house * (score + top * (1.6 * best ** 2 + (named === id ? 0.5 : 0)))];
          return made;
        })
        .sort((a, b) => b[1] - a[1])
        .filter(([, score], place, list) => place < 3 || score > 0.06 * list[0][1]);
    }

    /** @param {Concept[]} concepts @returns {Set<string>} */
    function marks(concepts) {
      const found = new Set();
      for (const { alternatives, typed } of concepts) {
        for (const { terms: form } of alternatives) if (form.length === 1) found.add(form[0]);
        if (slips(typed)) for (const term of holding.keys()) if (near1(term, typed)) found.add(term);
      }
      return found;
    }

    /** @param {Concept[]} concepts @param {any} engine @param {number} count @returns {number[]} */
    function entries(concepts, engine, count) {
      /** @type {Map<number, number>} */
      const sums = new Map();
      for (const concept of concepts) {
        for (const [id, score] of weigh({ ...concept, alternatives: concept.alternatives.slice(0, 1) }, engine, 1)) {
          sums.set(id, (sums.get(id) ?? 0) + score * rarity(concept.typed));
        }
      }
      const sorted = [...sums].sort((a, b) => b[1] - a[1]);
      return sorted.filter(([, score]) => score > 0.5 * sorted[0][1]).slice(0, count).map(([id]) => id);
    }

    /** @param {Concept[]} concepts @param {[number, number][]} ranked @returns {Hit[]} */
    function show(concepts, ranked) {
      const hits = ranked.slice(0, 20).map(([id, score]) => {
        const [address, kind, topic, title, answer] = pages[id];
        /** @type {Hit} */
        const hit = { address, kind, topic, title, text: answer, score, parts: parts(concepts, id) };
        return hit;
      });
      const name = concepts.map((concept) => concept.typed).join(" ");
      const exact = defined.get(name);
      const words = [...new Set([...(exact === undefined ? [] : [exact]), ...entries(concepts, byTerm, 2)])];
      const place = exact !== undefined && terms[exact][6] < 0 ? 0 : 3;
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
      const [address, , , title, , , headings, notes] = pages[id];
      const own = content(title);
      const found = [
        ...headings.map(([anchor, text]) => ({ anchor, kind: "", title: text, text: "", words: content(text) })),
        ...notes.map(([anchor, name, text]) => ({ anchor, kind: "Facilitator note", title: name, text, words: content(`${name} ${text}`) })),
      ].map((part) => ({ part, score: concepts.reduce((sum, { alternatives, typed }) => {
        const sure = alternatives.reduce((best, { terms: form, weight }) => form.every((term) => part.words.includes(term)) ? Math.max(best, weight) : best, 0);
        return own.includes(typed) || WEAK.has(typed) ? sum : sum + sure * rarity(typed);
      }, 0) })).filter(({ score }) => score > 1.5);
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

    return { search, topics };
  }

  /**
   * Whether two words differ by at most one slip: a letter more, less, other, or two in the wrong order.
   * @param {string} a
   * @param {string} b
   */
  function near1(a, b) {
    if (a.length < 5 || b.length < 5 || Math.abs(a.length - b.length) > 1 || a === b) return a === b;
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    let back = 0;
    while (back < Math.min(a.length, b.length) - at && a[a.length - 1 - back] === b[b.length - 1 - back]) back++;
    const left = a.length - at - back;
    const right = b.length - at - back;
    return (left <= 1 && right <= 1) || (left === 2 && right === 2 && a[at] === b[at + 1] && a[at + 1] === b[at]);
  }

  Object.assign(globalThis, { guidepostRanking: { makeSearch, split, stem, content } });
}
