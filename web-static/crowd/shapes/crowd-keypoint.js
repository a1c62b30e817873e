import { keypoint } from "#crowd/editor/shape-kinds.js";
import { ShapeElement } from "#crowd/shapes/shape-element.js";

/** Marks labelled points on an image (07/CE-keypoint). */
export class CrowdKeypoint extends ShapeElement {
  static kind = keypoint;
  static listKey = "keypoints";
  static tellsModified = false;

  /**
   * @param {string} label
   * @param {import("#crowd/editor/geometry.js").Point[]} points
   */
  spell(label, [{ x, y }]) {
    return { label, x, y };
  }

  /** @param {any} item */
  read({ x, y }) {
    return [{ x: Number(x), y: Number(y) }];
  }
}
