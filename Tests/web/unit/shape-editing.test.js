import assert from "node:assert/strict";
import test from "node:test";

import { NOTHING, draw } from "../../../web-static/crowd/editor/drawing.js";
import { drag, grab, handleAt } from "../../../web-static/crowd/editor/editing.js";
import { boundsOf, distanceToSegment, doCross, doOverlap, isInside } from "../../../web-static/crowd/editor/geometry.js";
import { GridIndex } from "../../../web-static/crowd/editor/grid-index.js";
import { box, polygon, polyline } from "../../../web-static/crowd/editor/shape-kinds.js";
import { ShapeStore } from "../../../web-static/crowd/editor/shape-store.js";

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

const size = { width: 400, height: 300 };

/** Feeds inputs one after the other; returns the last step and what was finished. */
function play(kind, inputs, reach = 4) {
  let state = NOTHING;
  const shapes = [];
  let last;
  for (const [type, x, y] of inputs) {
    last = draw(state, { type, point: x === undefined ? undefined : { x, y } }, { kind, size, reach });
    state = last.state;
    if (last.shape) shapes.push(last.shape);
  }
  return { state, shapes, last };
}

test("a box comes of a drag and of two clicks, in any direction, inside the image", () => {
  const drawn = [{ x: 10, y: 20 }, { x: 50, y: 90 }];
  assert.deepEqual(play(box, [["down", 50, 20], ["move", 30, 40], ["up", 10, 90]]).shapes, [drawn]);
  assert.deepEqual(play(box, [["down", 10, 90], ["up", 10, 90], ["move", 40, 30], ["down", 50, 20], ["up", 50, 20]]).shapes, [drawn]);
  assert.deepEqual(play(box, [["down", 350, 250], ["up", 900, 900]]).shapes, [[{ x: 350, y: 250 }, { x: 400, y: 300 }]]);
  const flat = play(box, [["down", 10, 10], ["up", 10, 10], ["down", 60, 10]]);
  assert.equal(flat.shapes.length, 0);
  assert.match(flat.last.refused, /width and a height/);
});

test("a polygon closes on its first point and refuses lines that cross", () => {
  const square = [[10, 10], [60, 10], [60, 60], [10, 60]];
  const clicks = square.map(([x, y]) => ["down", x, y]);
  assert.equal(play(polygon, [...clicks, ["down", 12, 11]]).shapes[0].length, 4);
  assert.equal(play(polygon, [...clicks, ["finish"]]).shapes[0].length, 4);
  assert.match(play(polygon, [...clicks.slice(0, 2), ["finish"]]).last.refused, /at least 3/);
  const crossing = play(polygon, [["down", 10, 10], ["down", 60, 60], ["down", 60, 10], ["down", 10, 50]]);
  assert.match(crossing.last.refused, /must not cross/);
  assert.equal(crossing.state.points.length, 3);
  assert.equal(play(polyline, [["down", 10, 10], ["down", 60, 60], ["down", 60, 10], ["down", 10, 50], ["finish"]]).shapes[0].length, 4);
});

test("the last point can be taken back and a drawing given up", () => {
  assert.equal(play(polygon, [["down", 1, 1], ["down", 50, 1], ["back"]]).state.points.length, 1);
  assert.deepEqual(play(polygon, [["down", 1, 1], ["down", 50, 1], ["cancel"]]).state, NOTHING);
});

test("a handle moves its corner, a shape moves whole and stays in the image", () => {
  const shape = { id: 1, label: "a", points: [{ x: 10, y: 10 }, { x: 50, y: 40 }] };
  const context = { kind: box, size, slip: 2 };
  assert.equal(handleAt(box, shape.points, { x: 51, y: 39 }, 5), 4);
  assert.equal(handleAt(box, shape.points, { x: 30, y: 25 }, 5), null);
  assert.deepEqual(drag(grab(shape, 4, { x: 50, y: 40 }), { x: 5, y: 60 }, context).points, [{ x: 5, y: 10 }, { x: 10, y: 60 }]);
  assert.deepEqual(drag(grab(shape, null, { x: 20, y: 20 }), { x: -500, y: 30 }, context).points, [{ x: 0, y: 20 }, { x: 40, y: 50 }]);
  assert.equal(drag(grab(shape, null, { x: 20, y: 20 }), { x: 21, y: 20 }, context).moved, false);
});

test("the grid finds what a scan finds", () => {
  const random = seeded(7);
  const grid = new GridIndex();
  const all = new Map();
  for (let step = 0; step < 3000; step += 1) {
    const id = Math.floor(random() * 400);
    if (random() < 0.2) {
      grid.remove(id);
      all.delete(id);
    } else {
      const [x, y] = [random() * 4000, random() * 2000];
      const far = random() < 0.02 ? 4000 : 200;
      const bounds = { left: x, top: y, right: x + random() * far, bottom: y + random() * far };
      grid.put(id, bounds);
      all.set(id, bounds);
    }
    if (step % 50 !== 0) continue;
    const [x, y] = [random() * 4000, random() * 2000];
    const area = { left: x, top: y, right: x + random() * 900, bottom: y + random() * 900 };
    const expected = [...all].filter(([, bounds]) => doOverlap(bounds, area)).map(([id]) => id).sort((a, b) => a - b);
    assert.deepEqual(grid.query(area).sort((a, b) => a - b), expected);
  }
});

test("random changes taken back leave exactly what was there", () => {
  const random = seeded(11);
  const store = new ShapeStore(box);
  store.load([{ label: "a", points: [{ x: 1, y: 2 }, { x: 30, y: 40 }] }]);
  const before = JSON.stringify(store.all);
  const done = [];
  for (let step = 0; step < 400; step += 1) {
    const shapes = store.all;
    const picked = shapes[Math.floor(random() * shapes.length)];
    const kind = random();
    const id = kind < 0.5 || !picked ? store.nextID() : picked.id;
    const x = random() * 300;
    const after = kind > 0.85 && picked ? null : { id, label: "b", points: [{ x, y: x }, { x: x + 9, y: x + 9 }] };
    const changes = [{ id, before: store.get(id), after }];
    store.apply(changes);
    done.push(changes);
  }
  const after = JSON.stringify(store.all);
  for (const changes of [...done].reverse()) store.revert(changes);
  assert.equal(JSON.stringify(store.all), before);
  for (const changes of done) store.apply(changes);
  assert.equal(JSON.stringify(store.all.sort((a, b) => a.id - b.id)), JSON.stringify(JSON.parse(after).sort((a, b) => a.id - b.id)));
});

test("of shapes at a place the smallest is hit, and edges before insides", () => {
  const store = new ShapeStore(box);
  const square = (label, at, side) => ({ label, points: [{ x: at, y: at }, { x: at + side, y: at + side }] });
  store.load([square("big", 0, 200), square("small", 50, 40), square("middle", 20, 120)]);
  assert.deepEqual([store.hit({ x: 70, y: 70 }, 3).shape.label, store.hit({ x: 70, y: 70 }, 3).part], ["small", "inside"]);
  assert.deepEqual([store.hit({ x: 21, y: 70 }, 3).shape.label, store.hit({ x: 21, y: 70 }, 3).part], ["middle", "edge"]);
  assert.equal(store.hit({ x: 300, y: 300 }, 3), null);
});

test("segments and polygons agree with slow counts", () => {
  const random = seeded(3);
  for (let round = 0; round < 300; round += 1) {
    const points = Array.from({ length: 4 }, () => ({ x: Math.floor(random() * 20), y: Math.floor(random() * 20) }));
    const [a, b, c] = points;
    let nearest = Infinity;
    for (let t = 0; t <= 1000; t += 1) {
      nearest = Math.min(nearest, Math.hypot(a.x + ((b.x - a.x) * t) / 1000 - c.x, a.y + ((b.y - a.y) * t) / 1000 - c.y));
    }
    assert.ok(Math.abs(distanceToSegment(c, a, b) - nearest) < 0.02);
  }
  assert.ok(doCross({ x: 0, y: 0 }, { x: 9, y: 9 }, { x: 0, y: 9 }, { x: 9, y: 0 }));
  assert.ok(!doCross({ x: 0, y: 0 }, { x: 9, y: 0 }, { x: 0, y: 1 }, { x: 9, y: 1 }));
  const ring = [{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 10 }, { x: 5, y: 3 }, { x: 0, y: 10 }];
  assert.ok(isInside({ x: 2, y: 4 }, ring) && !isInside({ x: 5, y: 8 }, ring));
  assert.deepEqual(boundsOf(ring), { left: 0, top: 0, right: 10, bottom: 10 });
});
