// @ts-check
// A page on a disk may load scripts and read no other file. So the copy for a disk holds, as scripts, what pages there read: portal/offline.py writes them.

export const onDisk = () => location.protocol === "file:";

/** @param {string} href @returns {Promise<ArrayBuffer>} */
export async function bytesFromDisk(href) {
  await loadScript(`${href}.js`);
  const text = /** @type {any} */ (globalThis).guidepostFiles[href.split("/").pop() ?? ""];
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
}

/** @param {string} src */
export function loadScript(src) {
  return new Promise((done, failed) => document.head.append(Object.assign(document.createElement("script"), { src, onload: done, onerror: failed })));
}
