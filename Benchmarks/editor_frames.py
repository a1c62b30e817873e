#!/usr/bin/env python3
"""Measures the image editors in Chromium: frames while panning, zooming and dragging, and what a brush stroke costs.

usage: editor_frames.py

A 4K image with 1,000 and 5,000 boxes: the time between frames (what the machine's browser manages) and the time each
repaint takes. A 4K mask: the time of a brush event with its repaint, of taking a stroke back, of encoding the PNG and of the
automatic tool on an object of 600 pixels. Chromium draws in software here; a graphics card only makes it faster.
"""
import pathlib
import statistics
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests/web"))

SIZE = (3840, 2160)

FRAMES = """async ([tag, gesture]) => {
  const element = document.querySelector(tag); const { surface, editor } = element; const { view } = surface;
  const box = surface.pane.getBoundingClientRect(); const times = []; const costs = [];
  const shape = editor.store?.all[0];
  const middle = shape && { x: (shape.points[0].x + shape.points[1].x) / 2, y: (shape.points[0].y + shape.points[1].y) / 2 };
  const input = (type, point) => editor.pointer({ type, point, reach: 6 / view.scale, held: true, byKey: false, pressure: 0.5, keys: {} });
  if (gesture === 'drag') { editor.setMode('select'); input('down', middle); }
  if (gesture !== 'drag') { view.actualPixels(); }
  let last = performance.now();
  for (let step = 0; step < 90; step += 1) {
    const start = performance.now();
    if (gesture === 'pan') view.pan(step % 2 ? 8 : -8, 5);
    if (gesture === 'zoom') view.zoom(step < 45 ? 1.02 : 1 / 1.02);
    if (gesture === 'drag') input('move', { x: middle.x + step * 4, y: middle.y + step * 2 });
    surface.invalidate();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const now = performance.now();
    times.push((now - last) / 2); last = now; costs.push(now - start);
  }
  if (gesture === 'drag') input('up', middle);
  return times.slice(10);
}"""

PAINT = """() => { const { surface, editor } = document.querySelector('crowd-bounding-box'); const context = surface.upper.getContext('2d');
  const times = []; for (let n = 0; n < 30; n += 1) { const start = performance.now(); context.clearRect(0, 0, surface.upper.width, surface.upper.height);
    editor.paint(context, surface.view, devicePixelRatio); context.getImageData(0, 0, 1, 1); times.push(performance.now() - start); }
  return times; }"""

HIT = """() => { const { editor } = document.querySelector('crowd-bounding-box'); const start = performance.now();
  for (let n = 0; n < 2000; n += 1) editor.store.hit({ x: (n * 197) % 3840, y: (n * 131) % 2160 }, 6); return (performance.now() - start) / 2000; }"""

STROKE = """async () => { const element = document.querySelector('crowd-semantic-segmentation'); const { editor, surface } = element;
  editor.radius = 40; const context = surface.upper.getContext('2d'); const times = [];
  const input = (type, x, y, held) => editor.pointer({ type, point: { x, y }, reach: 3, held, byKey: false, pressure: 0.5, keys: {} });
  input('down', 300, 300, true);
  for (let n = 1; n <= 120; n += 1) { const start = performance.now(); input('move', 300 + n * 20, 300 + Math.sin(n / 9) * 400 + n * 6, true);
    editor.paint(context, surface.view, devicePixelRatio); times.push(performance.now() - start); }
  input('up', 2700, 1000, false); return times; }"""

UNDO = """() => { const form = document.querySelector('crowd-form'); const start = performance.now(); form.undo(); const undone = performance.now() - start;
  form.redo(); return undone; }"""

ENCODE = """() => { const element = document.querySelector('crowd-semantic-segmentation'); const times = [];
  for (let n = 0; n < 3; n += 1) { element.editor.map.version += 1; const start = performance.now(); void element.value; times.push(performance.now() - start); } return times; }"""

SEARCH = """async () => { const { editor } = document.querySelector('crowd-semantic-segmentation'); editor.setTool('magic');
  const input = (x, y) => editor.pointer({ type: 'down', point: { x, y }, reach: 3, held: true, byKey: false, pressure: 0.5, keys: {} });
  const start = performance.now(); for (const [x, y] of [[1152, 432], [1152, 1727], [576, 1080], [1727, 1080]]) input(x, y);
  while (editor.searching || editor.busy) await new Promise((done) => setTimeout(done, 5)); return performance.now() - start; }"""


def show(name, times):
    ordered = sorted(times)
    print(f"{name:52} median {statistics.median(ordered):6.2f} ms   95 % {ordered[int(len(ordered) * 0.95)]:6.2f} ms")


def boxes(count):
    columns = round((count * 16 / 9) ** 0.5)
    step = SIZE[0] / columns
    return [{"label": "Cat", "left": round((n % columns) * step), "top": round((n // columns) * step), "width": round(step * 0.8),
             "height": round(step * 0.7)} for n in range(count) if (n // columns + 1) * step < SIZE[1]]


def main():
    import json

    from editing import Editor
    from playwright.sync_api import sync_playwright
    from portal_server import PortalServer

    server = PortalServer()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        for count in (1000, 5000):
            given = boxes(count)
            Editor(page, server, "crowd-bounding-box", more=f"initial-value='{json.dumps(given)}'", size=SIZE)
            for gesture in ("pan", "zoom", "drag"):
                show(f"{len(given)} boxes on 4K, {gesture}: a frame", page.evaluate(FRAMES, ["crowd-bounding-box", gesture]))
            page.evaluate("() => document.querySelector('crowd-bounding-box').surface.view.fit()")
            show(f"{len(given)} boxes on 4K: painting all of them", page.evaluate(PAINT))
            print(f"{len(given)} boxes: a hit test {page.evaluate(HIT):.4f} ms")
        Editor(page, server, "crowd-semantic-segmentation", size=SIZE)
        show("4K mask: a brush event with its repaint", page.evaluate(STROKE))
        print(f"4K mask: taking the stroke back {page.evaluate(UNDO):.1f} ms")
        show("4K mask: the answer with its PNG", page.evaluate(ENCODE))
        print(f"automatic tool on an object of 1,150 x 1,300 pixels: {page.evaluate(SEARCH):.0f} ms")
        browser.close()
    server.close()


if __name__ == "__main__":
    main()
