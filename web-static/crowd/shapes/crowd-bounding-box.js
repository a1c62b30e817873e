import { box, corners } from "#crowd/editor/shape-kinds.js";
import { ShapeElement } from "#crowd/shapes/shape-element.js";

/** Draws labelled rectangles on an image (07/CE-bounding-box). */
export class CrowdBoundingBox extends ShapeElement {
  static kind = box;
  static listKey = "boundingBoxes";
  static asksForNothing = true;

  /**
   * @param {string} label
   * @param {import("#crowd/editor/geometry.js").Point[]} points
   */
  spell(label, [start, end]) {
    return { height: end.y - start.y, label, left: start.x, top: start.y, width: end.x - start.x };
  }

  /** @param {any} item */
  read({ left, top, width, height }) {
    const [x, y, w, h] = [left, top, width, height].map(Number);
    return w > 0 && h > 0 ? corners({ x, y }, { x: x + w, y: y + h }) : null;
  }
}
