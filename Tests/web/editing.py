"""Works an image editor the way an annotator does: by mouse, by keyboard, by touch, in pixels of the image."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from conftest import open_alone, wait_until


def photo(width: int, height: int) -> bytes:
    """A picture with something on it, so that screenshots tell where things are."""
    image = Image.new("RGB", (width, height), (70, 96, 120))
    pencil = ImageDraw.Draw(image)
    for x in range(0, width, 50):
        pencil.line((x, 0, x, height), fill=(84, 110, 134))
    for y in range(0, height, 50):
        pencil.line((0, y, width, y), fill=(84, 110, 134))
    pencil.ellipse((width * 0.15, height * 0.2, width * 0.45, height * 0.8), fill=(214, 168, 120))
    pencil.rectangle((width * 0.6, height * 0.35, width * 0.85, height * 0.7), fill=(120, 170, 110))
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


class Editor:
    """One editor element on a page of its own."""

    def __init__(self, page, portal, tag, labels="['Cat','Dog']", more="", size=(600, 400), form=True):
        self.page, self.tag = page, tag
        portal.media["/media/photo"] = ("image/png", photo(*size))
        element = f"""<{tag} name="out" src="/media/photo" header="Mark the animals" labels="{labels}" {more}>
          <full-instructions header="Rules">Long</full-instructions><short-instructions>Mark what you see.</short-instructions></{tag}>"""
        open_alone(page, portal, f"<crowd-form>{element}</crowd-form>" if form else element)
        self.wait()

    def wait(self):
        wait_until(lambda: self.page.evaluate("""(tag) => { const e = document.querySelector(tag);
          return Boolean(e.surface?.picture); }""", self.tag), "the image")

    @property
    def pane(self):
        return self.page.locator(f"{self.tag} .pane")

    def at(self, x, y):
        """Where a point of the image is on the screen."""
        return self.page.evaluate("""([tag, x, y]) => { const s = document.querySelector(tag).surface;
          const box = s.pane.getBoundingClientRect(); const p = s.view.toPane({x, y});
          return [box.left + s.pane.clientLeft + p.x, box.top + s.pane.clientTop + p.y]; }""", [self.tag, x, y])

    def drag(self, start, end):
        mouse = self.page.mouse
        mouse.move(*self.at(*start))
        mouse.down()
        mouse.move(*self.at((start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
        mouse.move(*self.at(*end))
        mouse.up()

    def click(self, x, y, **how):
        self.page.mouse.click(*self.at(x, y), **how)

    def key_to(self, x, y):
        """Walks the crosshair of the keyboard to a point of the image."""
        while True:
            there = self.page.evaluate("""(tag) => { const c = document.querySelector(tag).surface.crosshair; return [c.x, c.y]; }""", self.tag)
            dx, dy = x - there[0], y - there[1]
            step = self.page.evaluate("(tag) => Math.max(1, Math.round(10 / Math.min(1, document.querySelector(tag).surface.view.scale)))", self.tag)
            if dx == dy == 0:
                return
            way, off = (("ArrowRight" if dx > 0 else "ArrowLeft"), abs(dx)) if dx else (("ArrowDown" if dy > 0 else "ArrowUp"), abs(dy))
            self.page.keyboard.press(f"Shift+{way}" if off >= step else way)

    def touch(self, *points):
        """One finger over these points."""
        self.page.evaluate("""([tag, points]) => { const pane = document.querySelector(tag).surface.pane;
          const fire = (type, [clientX, clientY]) => pane.dispatchEvent(new PointerEvent(type, {clientX, clientY, pointerId: 7,
            pointerType: 'touch', isPrimary: true, bubbles: true, composed: true, cancelable: true, button: 0, buttons: 1}));
          pane.setPointerCapture = () => {};
          fire('pointerdown', points[0]); for (const p of points.slice(1)) fire('pointermove', p); fire('pointerup', points.at(-1)); }""",
                           [self.tag, [self.at(*point) for point in points]])

    @property
    def value(self):
        return self.page.evaluate("(tag) => JSON.parse(JSON.stringify(document.querySelector(tag).value))", self.tag)

    def submit(self):
        self.page.get_by_role("button", name="Submit").click()
