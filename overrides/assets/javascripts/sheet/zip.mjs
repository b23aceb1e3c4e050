// @ts-check
// The archive that a Word file is. PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.

import { unpack } from "./unpack.mjs";

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const MOST = 50_000_000; // bytes that one part may unpack to

/** @typedef {{ name: string, method: number, data: Uint8Array, size: number, crc: number }} Part One file of the archive, as it is packed. */

/** @param {Uint8Array} bytes @returns {Part[]} */
export function readParts(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw new Error("no archive");
  const parts = [];
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0; n -= 1) {
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [names, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const local = view.getUint32(at + 42, true);
    const begin = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + names));
    parts.push({ name, method: view.getUint16(at + 10, true), data: bytes.subarray(begin, begin + packed), size, crc: view.getUint32(at + 16, true) });
    at += 46 + names + extra + comment;
  }
  return parts;
}

/** @param {Part} part @returns {Promise<Uint8Array>} */
export async function inflate(part) {
  if (part.method === 0) return part.data;
  const { bytes, size } = await unpack(part.data, "deflate-raw", MOST);
  if (size > MOST) throw new Error("too large");
  return join(bytes);
}

/** @param {Part[]} parts */
export function writeParts(parts) {
  /** @type {Uint8Array[]} */
  const out = [];
  /** @type {Uint8Array[]} */
  const directory = [];
  let at = 0;
  for (const part of parts) {
    const name = new TextEncoder().encode(part.name);
    const shared = [20, 0x800, part.method, 0, 0x21, part.crc & 0xffff, part.crc >>> 16, part.data.length & 0xffff, part.data.length >>> 16, part.size & 0xffff, part.size >>> 16, name.length, 0];
    const head = record(LOCAL, shared);
    directory.push(record(CENTRAL, [20, ...shared, 0, 0, 0, 0, 0, at & 0xffff, at >>> 16]), name);
    out.push(head, name, part.data);
    at += head.length + name.length + part.data.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = record(END, [0, 0, parts.length, parts.length, size & 0xffff, size >>> 16, at & 0xffff, at >>> 16, 0]);
  return join([...out, ...directory, end]);
}

/** A mark of four bytes and numbers of two. @param {number} mark @param {number[]} numbers */
function record(mark, numbers) {
  const view = new DataView(new ArrayBuffer(4 + 2 * numbers.length));
  view.setUint32(0, mark, true);
  numbers.forEach((number, place) => view.setUint16(4 + 2 * place, number, true));
  return new Uint8Array(view.buffer);
}

/** @param {Uint8Array[]} pieces */
function join(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** @param {Uint8Array} data */
export function crcOf(data) {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
