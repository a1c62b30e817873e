// What paints on a mask: a round brush along a line, the inside of a polygon, a connected region.

/** @typedef {import("#crowd/masks/label-map.js").LabelMap} LabelMap */
/** @typedef {import("#crowd/masks/label-map.js").Area} Area */
/** @typedef {import("#crowd/editor/geometry.js").Point} Point */

/**
 * Paints every pixel whose middle is within `radius` of the segment from a to b.
 * @param {LabelMap} map
 * @param {Point} a
 * @param {Point} b
 * @param {number} radius
 * @param {number} value
 * @returns {Area} what may have changed
 */
export function paintCapsule(map, a, b, radius, value) {
  const top = Math.max(0, Math.floor(Math.min(a.y, b.y) - radius));
  const bottom = Math.min(map.height - 1, Math.ceil(Math.max(a.y, b.y) + radius));
  for (let y = top; y <= bottom; y += 1) {
    const span = capsuleRow(a, b, radius, y + 0.5);
    if (span) map.fillRow(y, Math.ceil(span[0] - 0.5), Math.floor(span[1] - 0.5) + 1, value);
  }
  const left = Math.floor(Math.min(a.x, b.x) - radius);
  const right = Math.ceil(Math.max(a.x, b.x) + radius);
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * Where a horizontal line cuts a capsule: the hull of its two discs and of the strip between them.
 * @param {Point} a
 * @param {Point} b
 * @param {number} radius
 * @param {number} y
 * @returns {[number, number] | null}
 */
function capsuleRow(a, b, radius, y) {
  let [left, right] = [Infinity, -Infinity];
  const take = (/** @type {number} */ from, /** @type {number} */ to) => {
    left = Math.min(left, from);
    right = Math.max(right, to);
  };
  for (const end of [a, b]) {
    const off = radius * radius - (y - end.y) ** 2;
    if (off >= 0) take(end.x - Math.sqrt(off), end.x + Math.sqrt(off));
  }
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length > 0) {
    const [nx, ny] = [(-(b.y - a.y) / length) * radius, ((b.x - a.x) / length) * radius];
    const strip = [[a.x + nx, a.y + ny], [b.x + nx, b.y + ny], [b.x - nx, b.y - ny], [a.x - nx, a.y - ny]];
    for (let index = 0; index < 4; index += 1) {
      const [x0, y0] = strip[index];
      const [x1, y1] = strip[(index + 1) % 4];
      if ((y0 <= y && y1 >= y) || (y1 <= y && y0 >= y)) {
        if (y0 === y1) take(Math.min(x0, x1), Math.max(x0, x1));
        else take(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
      }
    }
  }
  return left <= right ? [left, right] : null;
}

/**
 * Paints every pixel whose middle is inside a polygon, by the even-odd rule.
 * @param {LabelMap} map
 * @param {Point[]} points
 * @param {number} value
 * @returns {Area}
 */
export function paintPolygon(map, points, value) {
  const ys = points.map((point) => point.y);
  const top = Math.max(0, Math.floor(Math.min(...ys)));
  const bottom = Math.min(map.height - 1, Math.ceil(Math.max(...ys)));
  for (let y = top; y <= bottom; y += 1) {
    const cuts = [];
    for (let i = 0, j = points.length - 1; i < points.length; j = i, i += 1) {
      const [a, b] = [points[i], points[j]];
      const at = y + 0.5;
      if ((a.y > at) !== (b.y > at)) cuts.push(((b.x - a.x) * (at - a.y)) / (b.y - a.y) + a.x);
    }
    cuts.sort((one, other) => one - other);
    for (let index = 0; index + 1 < cuts.length; index += 2) {
      map.fillRow(y, Math.ceil(cuts[index] - 0.5), Math.ceil(cuts[index + 1] - 0.5), value);
    }
  }
  return { x: 0, y: top, width: map.width, height: bottom - top + 1 };
}

/**
 * Paints the connected region of equal pixels around a place, four neighbours to a pixel.
 * @param {LabelMap} map
 * @param {Point} at
 * @param {number} value
 * @returns {Area | null} null where nothing changes
 */
export function paintRegion(map, at, value) {
  const { width, height, data, locked } = map;
  const [x0, y0] = [Math.floor(at.x), Math.floor(at.y)];
  if (x0 < 0 || y0 < 0 || x0 >= width || y0 >= height) return null;
  const from = data[y0 * width + x0];
  if (from === value || locked[from]) return null;
  const rows = [[x0, y0]];
  while (rows.length > 0) {
    const [x, y] = /** @type {[number, number]} */ (rows.pop());
    const row = y * width;
    if (data[row + x] !== from) continue;
    let left = x;
    let right = x + 1;
    while (left > 0 && data[row + left - 1] === from) left -= 1;
    while (right < width && data[row + right] === from) right += 1;
    map.fillRow(y, left, right, value);
    for (const next of [y - 1, y + 1]) {
      if (next < 0 || next >= height) continue;
      let isOpen = false;
      for (let place = left; place < right; place += 1) {
        const fits = data[next * width + place] === from;
        if (fits && !isOpen) rows.push([place, next]);
        isOpen = fits;
      }
    }
  }
  return { x: 0, y: 0, width, height };
}
