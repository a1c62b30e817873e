// From named controls to the one answer object of a submission (07/CE-general-9 to 11).

/**
 * What one control adds to the answer. A flag is a box or button that is on or off, reported under its own value;
 * everything else reports a value under its name.
 * @typedef {{kind: "flag", name: string, value: string, on: boolean}
 *   | {kind: "value", name: string, value: unknown}} AnswerEntry
 */

/**
 * Merges entries, in document order, into the answer. Flags that share a name become properties of one object; of
 * other entries that share a name the last one counts. Names come out in alphabetical order, whatever the markup.
 * @param {AnswerEntry[]} entries
 * @returns {Record<string, unknown>}
 */
export function mergeAnswer(entries) {
  /** @type {Map<string, {flags: Map<string, boolean>} | {value: unknown}>} */
  const merged = new Map();
  for (const entry of entries) {
    if (entry.kind === "value") {
      merged.set(entry.name, { value: entry.value });
      continue;
    }
    const known = merged.get(entry.name);
    const flags = known && "flags" in known ? known.flags : new Map();
    flags.set(entry.value, entry.on || flags.get(entry.value) === true);
    merged.set(entry.name, { flags });
  }
  const names = [...merged.keys()].sort();
  return Object.fromEntries(names.map((name) => {
    const entry = /** @type {{flags: Map<string, boolean>} | {value: unknown}} */ (merged.get(name));
    return [name, "flags" in entry ? Object.fromEntries(entry.flags) : entry.value];
  }));
}
