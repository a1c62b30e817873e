// Colours that tell labels apart on photographs, also for most colour-blind eyes; after the last they start over.

const COLORS = ["#2ca9ff", "#ffb000", "#ff4f9a", "#3ddc84", "#b388ff", "#ff7043", "#00d5d5", "#d4e157", "#f06292",
  "#8d9bff", "#ffd54f", "#69f0ae"];

/** @param {number} index negative for a label that is not in the list */
export function labelColor(index) {
  return index < 0 ? "#ffffff" : COLORS[index % COLORS.length];
}
