// A mask as runs of equal pixels, for drafts.

/**
 * @param {Uint8Array} data
 * @returns {number[]} value, count, value, count …
 */
export function toRuns(data) {
  const runs = [];
  for (let start = 0; start < data.length;) {
    let end = start + 1;
    while (end < data.length && data[end] === data[start]) end += 1;
    runs.push(data[start], end - start);
    start = end;
  }
  return runs;
}

/**
 * @param {unknown} runs
 * @param {number} length
 * @returns {Uint8Array | null} null unless the runs make exactly that many pixels
 */
export function fromRuns(runs, length) {
  if (!Array.isArray(runs) || runs.length % 2 !== 0) return null;
  const data = new Uint8Array(length);
  let at = 0;
  for (let index = 0; index < runs.length; index += 2) {
    const [value, count] = [runs[index], runs[index + 1]];
    if (!Number.isInteger(value) || value < 0 || value > 255 || !Number.isInteger(count) || count < 0 || at + count > length) return null;
    data.fill(value, at, at + count);
    at += count;
  }
  return at === length ? data : null;
}
