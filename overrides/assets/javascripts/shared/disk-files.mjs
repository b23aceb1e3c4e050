// @ts-check
// Where the site's files are, on a host and on a disk. A page on a disk may load scripts and read no other file, so the copy for a disk
// holds, as scripts, what pages there read: portal/publish/offline.py writes them.

/** The address of a file by its path from the site's root. Every script of ours stands somewhere below `assets/`. @param {string} path */
export const fileOfSite = (path) => new URL(path, import.meta.url.slice(0, import.meta.url.lastIndexOf("/assets/") + 1)).href;

export const onDisk = () => location.protocol === "file:";

/** @param {string} href @returns {Promise<ArrayBuffer>} */
async function bytesFromDisk(href) {
  await loadScript(`${href}.js`);
  const text = /** @type {any} */ (globalThis).guidepostFiles[href.split("/").pop() ?? ""];
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
}

/** A file of this site, from its host or its disk. @param {string} href @returns {Promise<ArrayBuffer>} */
export async function bytesOf(href) {
  if (onDisk()) return bytesFromDisk(href);
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.arrayBuffer();
}

/** @param {string} src */
export function loadScript(src) {
  return new Promise((done, failed) => document.head.append(Object.assign(document.createElement("script"), { src, onload: done, onerror: failed })));
}
