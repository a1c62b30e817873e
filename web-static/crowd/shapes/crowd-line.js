import { line } from "#crowd/editor/shape-kinds.js";
import { ShapeElement } from "#crowd/shapes/shape-element.js";
import { readVertices, spellVertices } from "#crowd/shapes/vertices.js";

/** Draws labelled straight lines (07/CE-line). */
export class CrowdLine extends ShapeElement {
  static kind = line;
  static listKey = "lines";

  /**
   * @param {string} label
   * @param {import("#crowd/editor/geometry.js").Point[]} points
   */
  spell(label, points) {
    return spellVertices(label, points);
  }

  /** @param {any} item */
  read(item) {
    return readVertices(item, line.least, line.most);
  }
}
