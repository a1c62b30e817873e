// Masks as PNG with a palette (PNG, third edition, W3C 2003). Encoded here and at once, because a form asks for its answer
// while it is submitted: rows are filtered by what stands above them, and runs of equal bytes are packed with the fixed
// codes of deflate (RFC 1951, section 3.2.6), which suits masks.

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Deflate's longest match. */
const MAX_MATCH = 258;
const UP_FILTER = 2;

/**
 * @param {number} width
 * @param {number} height
 * @param {Uint8Array} data a palette index a pixel
 * @param {string[]} palette colours as #rrggbb, at most 256
 * @returns {Uint8Array}
 */
export function encodePNG(width, height, data, palette) {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 3, 0, 0, 0], 8);
  const colors = new Uint8Array(palette.flatMap((color) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16))));
  return joined([
    new Uint8Array(SIGNATURE), chunk("IHDR", header), chunk("PLTE", colors), chunk("IDAT", zlib(filtered(width, height, data))),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function toBase64(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
}

/**
 * @param {number} width
 * @param {number} height
 * @param {Uint8Array} data
 */
function filtered(width, height, data) {
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const target = y * (width + 1);
    const source = y * width;
    rows[target] = UP_FILTER;
    if (y === 0) rows.set(data.subarray(0, width), 1);
    else for (let x = 0; x < width; x += 1) rows[target + 1 + x] = data[source + x] - data[source - width + x];
  }
  return rows;
}

/** @param {Uint8Array} bytes */
function zlib(bytes) {
  const bits = new BitWriter(bytes.length / 8 + 1024);
  bits.write(1, 1);
  bits.write(1, 2);
  for (let at = 0; at < bytes.length;) {
    const value = bytes[at];
    writeLiteral(bits, value);
    at += 1;
    let run = 0;
    while (at + run < bytes.length && bytes[at + run] === value) run += 1;
    for (let left = run; left >= 3; left -= MAX_MATCH) writeMatch(bits, Math.min(left, MAX_MATCH));
    const tail = run % MAX_MATCH;
    if (run > 0 && tail < 3) for (let index = 0; index < tail; index += 1) writeLiteral(bits, value);
    at += run;
  }
  writeCode(bits, 0, 7);
  const packed = bits.finish();
  const result = new Uint8Array(packed.length + 6);
  result.set([0x78, 0x01]);
  result.set(packed, 2);
  new DataView(result.buffer).setUint32(packed.length + 2, adler32(bytes));
  return result;
}

/** Deflate's length codes 257 to 285: the smallest length and how many further bits. */
const LENGTHS = [[3, 0], [4, 0], [5, 0], [6, 0], [7, 0], [8, 0], [9, 0], [10, 0], [11, 1], [13, 1], [15, 1], [17, 1], [19, 2], [23, 2],
  [27, 2], [31, 2], [35, 3], [43, 3], [51, 3], [59, 3], [67, 4], [83, 4], [99, 4], [115, 4], [131, 5], [163, 5], [195, 5], [227, 5], [258, 0]];

/**
 * @param {BitWriter} bits
 * @param {number} value
 */
function writeLiteral(bits, value) {
  if (value < 144) writeCode(bits, 0x30 + value, 8);
  else writeCode(bits, 0x190 + value - 144, 9);
}

/**
 * A repetition of the byte before.
 * @param {BitWriter} bits
 * @param {number} length 3 to 258
 */
function writeMatch(bits, length) {
  let index = LENGTHS.length - 1;
  while (LENGTHS[index][0] > length) index -= 1;
  const code = 257 + index;
  if (code < 280) writeCode(bits, code - 256, 7);
  else writeCode(bits, 0xc0 + code - 280, 8);
  bits.write(length - LENGTHS[index][0], LENGTHS[index][1]);
  writeCode(bits, 0, 5);
}

/**
 * Huffman codes go out with their highest bit first.
 * @param {BitWriter} bits
 * @param {number} code
 * @param {number} length
 */
function writeCode(bits, code, length) {
  let turned = 0;
  for (let index = 0; index < length; index += 1) turned |= ((code >> index) & 1) << (length - 1 - index);
  bits.write(turned, length);
}

class BitWriter {
  #bytes;
  #length = 0;
  #held = 0;
  #count = 0;

  /** @param {number} expected bytes */
  constructor(expected) {
    this.#bytes = new Uint8Array(Math.max(64, Math.ceil(expected)));
  }

  /**
   * @param {number} value
   * @param {number} count of its lowest bits
   */
  write(value, count) {
    this.#held |= value << this.#count;
    this.#count += count;
    while (this.#count >= 8) {
      this.#push(this.#held & 0xff);
      this.#held >>>= 8;
      this.#count -= 8;
    }
  }

  finish() {
    if (this.#count > 0) this.#push(this.#held & 0xff);
    return this.#bytes.subarray(0, this.#length);
  }

  /** @param {number} byte */
  #push(byte) {
    if (this.#length === this.#bytes.length) {
      const grown = new Uint8Array(this.#bytes.length * 2);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }
}

/** @param {Uint8Array} bytes */
function adler32(bytes) {
  let [a, b] = [1, 0];
  for (let start = 0; start < bytes.length; start += 3800) {
    const end = Math.min(bytes.length, start + 3800);
    for (let index = start; index < end; index += 1) {
      a += bytes[index];
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return ((b << 16) | a) >>> 0;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/**
 * @param {string} type
 * @param {Uint8Array} content
 */
function chunk(type, content) {
  const bytes = new Uint8Array(content.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  for (let index = 0; index < 4; index += 1) bytes[4 + index] = type.charCodeAt(index);
  bytes.set(content, 8);
  let crc = 0xffffffff;
  for (let index = 4; index < content.length + 8; index += 1) crc = CRC_TABLE[(crc ^ bytes[index]) & 0xff] ^ (crc >>> 8);
  view.setUint32(content.length + 8, (crc ^ 0xffffffff) >>> 0);
  return bytes;
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
