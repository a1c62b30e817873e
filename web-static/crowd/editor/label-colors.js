// The colours of a tool's labels: those the template gives, else ones that are easily told apart on photographs.

import { labelColor } from "#crowd/classifiers/label-colors.js";

const HEX = /^#[0-9a-f]{6}$/i;

/**
 * @param {string[]} labels
 * @param {unknown} given colours by label, in order; what is missing or no colour is filled in
 * @returns {Map<string, string>}
 */
export function colorsOf(labels, given) {
  const list = Array.isArray(given) ? given : [];
  return new Map(labels.map((label, index) => [label, HEX.test(String(list[index])) ? String(list[index]) : labelColor(index)]));
}

/**
 * Black or white, whichever reads better on the colour.
 * @param {string} color #rrggbb
 */
export function inkOn(color) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.22 ? "#000" : "#fff";
}
