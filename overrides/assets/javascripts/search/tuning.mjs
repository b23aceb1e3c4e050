// @ts-check
// Every number by which search is tuned, each with what it does. They were chosen on the queries of the relevance test, and with others
// near them the scores stay within a hundredth: docs/decisions/0011-search.md, docs/decisions/0028-search-learns-from-wordings.md
// What each is worth: tools/search_numbers.py, docs/decisions/0055-search-counts-in-numbers.md

/** Words that carry little here, since nearly every page is about them. */
export const WEAK = new Set(
  "work job person people employment find want need help program client someone start know support specialist trabajo trabajar empleo ayuda persona buscar".split(" "),
);

/** How much a word counts where it stands in a page. `asked` is what readers ask, `terms` the names of what the page explains. */
export const FIELDS = { title: 2.6, asked: 2.4, terms: 1.9, answer: 1.3, headings: 0.8, notes: 0.7, body: 0.6 };

// A query
export const letters = 300; // of a query are read
export const words = 24; // of a query are read
export const share = 0.4; // weight of each further word of a name that is made of several
export const weak = 0.45; // weight of a weak word, beside what its rarity gives it

// A word in the fields of a page: BM25, then what stands for the word
export const k = 1.2; // how long saying it again goes on counting
export const b = 0.5; // how much a long field loses
export const d = 0.3; // what a field that has it gets at least
export const fuzzy = 0.45; // a word that is a slip away
export const prefix = 0.5; // a word that begins with it
export const meant = 0.5; // the word that a mistyped one probably means
export const ring = 0.56; // another name for the same
export const both = 0.15; // added for another name, where the word itself is there too
export const weakSum = 0.35; // a weak word, in the sum over the words of a query
export const floor = 0.35; // what a page keeps of its sum that has hardly any of the words

// The whole query beside one wording of a page: its title, or how readers ask
export const same = 0.64; // a word of it is another name for one of the query
export const near = 0.75; // a word of it is a slip away, or begins with one of the query
export const rest = 0.7; // what a word of the wording costs that the query lacks
export const power = 2; // how much more a good fit counts than a middling one
export const phrase = 2.4; // the wording that fits best, in shares of the best page's sum
export const second = 0.8; // the one that fits second best
export const inside = 0.7; // a heading or a note, against a title

// A page
export const named = 0.5; // added where the query is the name of what the page explains
/** A page for anyone, the person, the family, staff, leaders, editors, and the two doors; by who asks. */
export const VOICES = {
  person: [1, 1.3, 1, 0.85, 0.7, 0.3, 1.3, 1],
  family: [1, 1.2, 1.5, 0.85, 0.7, 0.3, 1, 1.6],
  other: [1, 1, 1, 1, 0.85, 0.3, 1, 1],
};
export const door = 3; // the page with which a person or a family begins, where no word of the query tells pages apart
export const learned = 0.16; // what was learned from the wordings

// What is shown
export const compared = 40; // pages whose wordings are compared with the query
export const sure = 3; // pages that are shown however low they score
export const tail = 0.06; // of the best score is too little for any further page
export const shown = 20; // pages
export const part = 1.5; // weight of the words that a heading or a note must have to be shown below its page
export const parts = 2; // of a page
export const fits = 0.4; // how well the best page must fit, or there is said to be none
export const hard = 0.6; // below this, facts are looked through as well
export const nearest = 3; // pages where no word of the query says anything
export const nearestShare = 0.2; // of a title's words that such a query must have
export const termName = 3; // a word in the name of a term, against one in its meaning
export const terms = 2; // of the glossary
export const termsPlace = 3; // pages before them, but where the query names one
export const facts = 3;
export const factsPlace = 5; // pages before them
export const entryShare = 0.5; // of the query's weight that a term or a fact must have
export const entryTail = 0.5; // of the best one's score is too little for a further one

// Learning from wordings
export const rate = 1.2; // how far a wording moves a word toward the page
export const shared = 60; // pages on which a word stands that calls up no rivals any more
