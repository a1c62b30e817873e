// The colours of labels and instances in masks: the ten of the category10 set, which samples of the service use too, then
// hues a golden angle apart.

const FIRST = ["#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf"];
const LIGHTNESS = [0.35, 0.55, 0.72];

/** What pixels without a label have. */
export const BACKGROUND = "#ffffff";

/** @param {number} index */
export function maskColor(index) {
  if (index < FIRST.length) return FIRST[index];
  const place = index - FIRST.length;
  return hslToHex((place * 137.507764) % 360, 0.65, LIGHTNESS[place % 3]);
}

/**
 * @param {number} hue degrees
 * @param {number} saturation 0 to 1
 * @param {number} lightness 0 to 1
 */
function hslToHex(hue, saturation, lightness) {
  const spread = saturation * Math.min(lightness, 1 - lightness);
  const channel = (/** @type {number} */ offset) => {
    const place = (offset + hue / 30) % 12;
    return Math.round((lightness - spread * Math.max(-1, Math.min(place - 3, 9 - place, 1))) * 255).toString(16).padStart(2, "0");
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
