// @ts-check
// Unpacks what somebody else packed, and no more than a limit: a small file can unpack to more than a computer holds.

const PIECE = 1024; // bytes given at a time: each can become a thousand times as many, and a browser unpacks all that it is given

/**
 * @param {Uint8Array} packed @param {CompressionFormat} format @param {number} most bytes
 * @returns {Promise<{ bytes: Uint8Array[], size: number }>} more than `most` where there is more; up to the first fault where there is one
 */
export async function unpack(packed, format, most) {
  let at = 0;
  const source = new ReadableStream(
    {
      pull(controller) {
        if (at >= packed.length) return controller.close();
        controller.enqueue(packed.slice(at, at + PIECE));
        at += PIECE;
      },
    },
    { highWaterMark: 0 },
  );
  const reader = source.pipeThrough(new DecompressionStream(format)).getReader();
  /** @type {Uint8Array[]} */
  const bytes = [];
  let size = 0;
  try {
    while (size <= most) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes.push(value);
      size += value.length;
    }
    reader.cancel();
  } catch {
    // What follows the packed bytes, such as the end of the line, is no part of them.
  }
  return { bytes, size };
}
