// @ts-check
// Reads lines with a voice of the device itself, so that nothing is sent, one after another, and tells where it is.

import { isThere } from "./aloud-lines.mjs";

/** @typedef {import("./aloud-lines.mjs").Line} Line */
/** @typedef {"reading" | "paused" | "ended"} State */

const NEAREST = { es: "es-mx" }; // where the country's own voice is missing

/** @param {string} tag */
const plain = (tag) => tag.toLowerCase().replaceAll("_", "-"); // Android writes es_US
/** @param {string} tag */
const base = (tag) => plain(tag).split("-")[0];

/**
 * The voice of the device for a language. One that would send the words to a server is none.
 * @param {string} locale such as en-US @returns {SpeechSynthesisVoice | undefined}
 */
export function voiceFor(locale) {
  const own = speechSynthesis.getVoices().filter((one) => one.localService && base(one.lang) === base(locale));
  const nearest = /** @type {Record<string, string>} */ (NEAREST)[base(locale)];
  return own.find((one) => one.default) ?? own.find((one) => plain(one.lang) === plain(locale)) ?? own.find((one) => plain(one.lang) === nearest) ?? own[0];
}

/**
 * @param {string} locale of the page
 * @param {(state: State, line: Line | null) => void} told of each line that begins, and when it is paused or over
 * @param {(line: Line, from: number, to: number) => void} heard of each word, where the voice says so
 */
export function makeReader(locale, told, heard) {
  /** @type {Line[]} */
  let lines = [];
  let place = 0;
  let rate = 1;
  let turn = 0;
  /** @type {State} */
  let state = "ended";
  /** @type {SpeechSynthesisUtterance | null} A browser may drop one that nobody holds, with all that it would tell. */
  let said = null;

  const hush = () => {
    turn += 1;
    said = null;
    if (speechSynthesis.speaking || speechSynthesis.pending || speechSynthesis.paused) speechSynthesis.cancel();
  };

  /** @param {string} text @param {string} lang @param {() => void} done @param {(event: SpeechSynthesisEvent) => void} [at] */
  const speak = (text, lang, done, at) => {
    hush();
    const mine = turn;
    const voice = (lang && base(lang) !== base(locale) ? voiceFor(lang) : undefined) ?? voiceFor(locale);
    if (!voice) return rest("ended");
    said = new SpeechSynthesisUtterance(text);
    Object.assign(said, { voice, lang: voice.lang, rate });
    said.onend = () => mine === turn && done();
    said.onerror = () => mine === turn && rest("paused");
    said.onboundary = (event) => mine === turn && at?.(event);
    speechSynthesis.speak(said);
  };

  /** @param {State} how */
  const rest = (how) => {
    hush();
    state = how;
    if (how === "ended") place = 0;
    told(state, null);
  };

  const go = () => {
    while (lines[place] && !isThere(lines[place])) place += 1;
    const line = lines[place];
    if (!line) return rest("ended");
    state = "reading";
    told(state, line);
    speak(line.text.trimEnd(), line.lang, () => {
      place += 1;
      go();
    }, ({ name, charIndex, charLength }) => {
      const long = charLength || line.text.slice(charIndex).split(" ")[0].length; // not every voice says how long a word is
      if (name !== "sentence") heard(line, charIndex, charIndex + long);
    });
  };

  return {
    /** @param {Line[]} found */
    start(found) {
      [lines, place] = [found, 0];
      go();
    },
    pause: () => rest("paused"),
    go,
    /** Nothing is read any more. */
    stop: () => rest("ended"),
    /** @param {number} now */
    pace(now) {
      rate = now;
      if (state === "reading") go();
    },
    /** Words that are no part of the reading, which waits where it is. @param {string} text @param {string} lang */
    say(text, lang) {
      if (state === "reading") rest("paused");
      speak(text, lang, hush);
    },
  };
}
