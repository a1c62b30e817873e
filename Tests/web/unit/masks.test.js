import assert from "node:assert/strict";
import test from "node:test";
import { inflateSync } from "node:zlib";

import { distanceToSegment, isInside } from "../../../web-static/crowd/editor/geometry.js";
import { paintCapsule, paintPolygon, paintRegion } from "../../../web-static/crowd/masks/fills.js";
import { growCut } from "../../../web-static/crowd/masks/grow-cut.js";
import { LabelMap } from "../../../web-static/crowd/masks/label-map.js";
import { maskColor } from "../../../web-static/crowd/masks/mask-colors.js";
import { encodePNG } from "../../../web-static/crowd/masks/png.js";
import { fromRuns, toRuns } from "../../../web-static/crowd/masks/run-lengths.js";

/** A generator of numbers in 0…1 that repeats itself (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

test("a stroke paints the pixels whose middles are near enough, and no others", () => {
  const random = seeded(1);
  for (let round = 0; round < 150; round += 1) {
    const map = new LabelMap(60, 40);
    const place = () => ({ x: random() * 80 - 10, y: random() * 60 - 10 });
    const [a, b] = [place(), random() < 0.2 ? null : place()];
    const radius = 0.3 + random() * 9;
    paintCapsule(map, a, b ?? a, radius, 3);
    for (let y = 0; y < 40; y += 1) {
      for (let x = 0; x < 60; x += 1) {
        const off = distanceToSegment({ x: x + 0.5, y: y + 0.5 }, a, b ?? a);
        if (Math.abs(off - radius) > 1e-9) assert.equal(map.data[y * 60 + x], off < radius ? 3 : 0, `${x},${y} ${off} ${radius}`);
      }
    }
  }
});

test("a polygon paints the pixels whose middles are inside", () => {
  const random = seeded(2);
  for (let round = 0; round < 100; round += 1) {
    const map = new LabelMap(50, 50);
    const points = Array.from({ length: 3 + Math.floor(random() * 6) }, () => ({ x: random() * 60 - 5, y: random() * 60 - 5 }));
    paintPolygon(map, points, 1);
    for (let y = 0; y < 50; y += 1) {
      for (let x = 0; x < 50; x += 1) assert.equal(map.data[y * 50 + x] === 1, isInside({ x: x + 0.5, y: y + 0.5 }, points));
    }
  }
});

test("a region is filled to its border and not around corners", () => {
  const map = new LabelMap(6, 4);
  map.data.set([0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1]);
  paintRegion(map, { x: 0.5, y: 0.5 }, 7);
  assert.deepEqual([...map.data], [7, 7, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1]);
  assert.equal(paintRegion(map, { x: 9, y: 0 }, 7), null);
});

test("locked values stay", () => {
  const map = new LabelMap(10, 1);
  map.fillRow(0, 2, 5, 1);
  map.locked[1] = 1;
  map.fillRow(0, 0, 10, 2);
  assert.deepEqual([...map.data], [2, 2, 1, 1, 1, 2, 2, 2, 2, 2]);
});

test("gestures are taken back and done again to the byte", () => {
  const random = seeded(5);
  const map = new LabelMap(700, 300);
  const done = [];
  const states = [map.data.slice()];
  for (let step = 0; step < 40; step += 1) {
    map.begin();
    const place = () => ({ x: random() * 700, y: random() * 300 });
    if (step % 7 === 6) paintRegion(map, place(), 1 + (step % 5));
    else if (step % 3 === 0) paintPolygon(map, [place(), place(), place()], 1 + (step % 5));
    else paintCapsule(map, place(), place(), random() * 40, step % 6);
    done.push(map.end());
    states.push(map.data.slice());
  }
  for (let step = 39; step >= 0; step -= 1) {
    map.put(done[step], "before");
    assert.ok(Buffer.from(map.data).equals(Buffer.from(states[step])));
  }
  for (let step = 0; step < 40; step += 1) map.put(done[step], "after");
  assert.ok(Buffer.from(map.data).equals(Buffer.from(states[40])));
});

test("runs come back as the pixels they were, and nonsense is refused", () => {
  const random = seeded(8);
  const data = Uint8Array.from({ length: 5000 }, () => (random() < 0.9 ? 0 : Math.floor(random() * 256)));
  assert.deepEqual(fromRuns(toRuns(data), 5000), data);
  for (const runs of [[1, 4999], [1, 5001], [300, 5000], "x", [1, 2, 3], [1, -5000, 0, 10000]]) assert.equal(fromRuns(runs, 5000), null);
});

test("a PNG has the palette and the pixels", () => {
  const random = seeded(9);
  for (const [width, height] of [[1, 1], [7, 3], [300, 2], [513, 260]]) {
    const data = Uint8Array.from({ length: width * height }, (_, index) =>
      (random() < 0.02 ? Math.floor(random() * 200) : index % width < width / 2 ? 3 : 199));
    const palette = Array.from({ length: 200 }, (_, index) => maskColor(index));
    const bytes = Buffer.from(encodePNG(width, height, data, palette));
    const chunks = new Map();
    for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
      chunks.set(bytes.toString("latin1", at + 4, at + 8), bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
    }
    assert.deepEqual([chunks.get("IHDR").readUInt32BE(0), chunks.get("IHDR").readUInt32BE(4)], [width, height]);
    assert.equal(chunks.get("PLTE").subarray(9, 12).toString("hex"), palette[3].slice(1));
    const rows = inflateSync(chunks.get("IDAT"));
    const found = new Uint8Array(width * height);
    for (let y = 0; y < height; y += 1) {
      assert.equal(rows[y * (width + 1)], 2);
      for (let x = 0; x < width; x += 1) {
        found[y * width + x] = rows[y * (width + 1) + 1 + x] + (y > 0 ? found[(y - 1) * width + x] : 0);
      }
    }
    assert.deepEqual(found, data);
  }
});

test("an object is found from its four ends", async () => {
  const [width, height] = [120, 90];
  const random = seeded(4);
  const pixels = new Uint8ClampedArray(width * height * 4);
  const truth = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const inside = ((x - 60) / 35) ** 2 + ((y - 45) / 25) ** 2 < 1;
      truth[y * width + x] = inside ? 1 : 0;
      const noise = random() * 30 - 15;
      pixels.set(inside ? [180 + noise, 120 + noise, 90 + noise, 255] : [90 + noise, 120 + noise, 130 + noise, 255], (y * width + x) * 4);
    }
  }
  const extremes = [{ x: 60, y: 20 }, { x: 60, y: 70 }, { x: 25, y: 45 }, { x: 95, y: 45 }];
  const during = { cancelled: () => false, turn: async () => {} };
  const found = await growCut({ width, height, pixels, extremes }, during);
  let [both, either] = [0, 0];
  truth.forEach((value, index) => {
    both += value && found[index] ? 1 : 0;
    either += value || found[index] ? 1 : 0;
  });
  assert.ok(both / either > 0.9, `IoU ${both / either}`);
  assert.equal(await growCut({ width, height, pixels, extremes }, { ...during, cancelled: () => true }), null);
});

test("colours of masks are all different and none is white", () => {
  const colors = Array.from({ length: 255 }, (_, index) => maskColor(index));
  assert.equal(new Set(colors).size, 255);
  assert.ok(!colors.includes("#ffffff") && colors.every((color) => /^#[0-9a-f]{6}$/.test(color)));
});
