import { polyline } from "#crowd/editor/shape-kinds.js";
import { ShapeElement } from "#crowd/shapes/shape-element.js";
import { readVertices, spellVertices } from "#crowd/shapes/vertices.js";

/** Draws labelled lines of two or more points, which may cross themselves (07/CE-polyline). */
export class CrowdPolyline extends ShapeElement {
  static kind = polyline;
  static listKey = "polylines";

  /**
   * @param {string} label
   * @param {import("#crowd/editor/geometry.js").Point[]} points
   */
  spell(label, points) {
    return spellVertices(label, points);
  }

  /** @param {any} item */
  read(item) {
    return readVertices(item, polyline.least, polyline.most);
  }
}
