import { polygon } from "#crowd/editor/shape-kinds.js";
import { ShapeElement } from "#crowd/shapes/shape-element.js";
import { readVertices, spellVertices } from "#crowd/shapes/vertices.js";

/** Draws labelled polygons on an image (07/CE-polygon). */
export class CrowdPolygon extends ShapeElement {
  static kind = polygon;
  static listKey = "polygons";

  /**
   * @param {string} label
   * @param {import("#crowd/editor/geometry.js").Point[]} points
   */
  spell(label, points) {
    return spellVertices(label, points);
  }

  /** @param {any} item */
  read(item) {
    return readVertices(item, polygon.least, polygon.most);
  }
}
