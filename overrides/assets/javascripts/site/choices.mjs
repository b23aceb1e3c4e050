// @ts-check
// How somebody wants the site to be, kept only after they chose: `colors` is "light" or "dark", `slash` is "off", `pace` is how fast the page is read out.

/** @typedef {"colors" | "slash" | "pace"} Choice */

/** @param {Choice} name @returns {string} Nothing where nobody chose, or where storage is refused. */
export function take(name) {
  try {
    return localStorage.getItem(`guidepost-${name}`) ?? "";
  } catch {
    return "";
  }
}

/** Where storage is refused or full, the choice holds for this page. @param {Choice} name @param {string} value Nothing, to forget it. */
export function put(name, value) {
  try {
    if (value) localStorage.setItem(`guidepost-${name}`, value);
    else localStorage.removeItem(`guidepost-${name}`);
  } catch {
    // See above.
  }
}
