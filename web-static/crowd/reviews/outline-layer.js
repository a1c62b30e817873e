import { cornersOf } from "#crowd/reviews/document-pairs.js";

/** @typedef {import("#crowd/reviews/document-pairs.js").Pair} Pair */

const SVG = "http://www.w3.org/2000/svg";
const KEY_COLOR = "#2f6fed";
const VALUE_COLOR = "#0f9d58";
/** Outlines keep their width at any zoom; a chosen pair's are filled. They lie in the stage, so they carry their style. */
const STYLE = `
  .outline { fill-opacity: 0; stroke-width: 2; vector-effect: non-scaling-stroke; cursor: pointer; pointer-events: all; }
  .selected > .outline { fill-opacity: 0.28; stroke-width: 4; }
`;

/**
 * The outlines of all pairs over the document: keys blue, values green.
 * @param {Pair[]} pairs
 * @param {{width: number, height: number}} size of the image
 * @param {(id: string) => void} onPick
 */
export function outlineLayer(pairs, size, onPick) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  svg.setAttribute("aria-hidden", "true");
  const style = document.createElementNS(SVG, "style");
  style.textContent = STYLE;
  svg.append(style);
  for (const pair of pairs) {
    const group = document.createElementNS(SVG, "g");
    group.dataset.pair = pair.id;
    group.addEventListener("click", () => onPick(pair.id));
    for (const [block, color] of /** @type {const} */ ([[pair.key, KEY_COLOR], [pair.value, VALUE_COLOR]])) {
      const corners = cornersOf(block);
      if (corners.length === 0) continue;
      const polygon = document.createElementNS(SVG, "polygon");
      polygon.setAttribute("points", corners.map(({ x, y }) => `${x * size.width},${y * size.height}`).join(" "));
      polygon.setAttribute("class", "outline");
      polygon.setAttribute("stroke", color);
      polygon.setAttribute("fill", color);
      group.append(polygon);
    }
    svg.append(group);
  }
  return svg;
}
