// The key-value pairs of a document analysis: from blocks to what a worker reviews, and back (07/CE-textract).

/** @typedef {{x: number, y: number}} Point in fractions of the page */
/**
 * @typedef {object} Block
 * @property {string} blockType
 * @property {string} id
 * @property {{type: string, ids: string[]}[]} relationships
 * @property {string[]} entityTypes
 * @property {string} text
 * @property {any} [geometry]
 */
/**
 * One row of the review. `key` and `value` are the blocks it came from, null where there are none yet.
 * @typedef {object} Pair
 * @property {string} id
 * @property {Block | null} key
 * @property {Block | null} value
 * @property {string} valueId the block that the key names as its value
 * @property {string} keyText
 * @property {string} valueText
 * @property {string | null} important the key that the task asks for, where the document lacks it
 */
/** What the worker decided: `pair` is how the row stands. */
/** @typedef {{keyText: string, valueText: string, verdict: "pair" | "no" | "missing" | "blank"}} Decision */

const TYPE = "KEY_VALUE_SET";

/**
 * @param {unknown} blocks of `initial-value`
 * @param {unknown} keys of `keys`
 * @returns {Pair[]}
 * @throws {TypeError} when either is not a list
 */
export function readPairs(blocks, keys) {
  if (!Array.isArray(blocks)) throw new TypeError("initial-value must be a list of blocks");
  if (!Array.isArray(keys)) throw new TypeError("keys must be a list");
  const known = new Map(blocks.map(readBlock).filter((block) => block !== null).map((block) => [block.id, block]));
  const pairs = [...known.values()].filter((block) => block.entityTypes.includes("KEY")).map((key) => pairOf(key, known));
  const present = new Set(pairs.map((pair) => plain(pair.keyText)));
  const missing = keys.map(readKey).filter((key) => key.names.every((name) => !present.has(plain(name))));
  return [...pairs, ...missing.map(({ names }, index) => ({
    id: `added-${index}`, key: null, value: null, valueId: "", keyText: names[0], valueText: "", important: names[0],
  }))];
}

/**
 * @param {Block} key
 * @param {Map<string, Block>} known
 * @returns {Pair}
 */
function pairOf(key, known) {
  const ids = key.relationships.filter(({ type }) => type === "VALUE").flatMap((relationship) => relationship.ids);
  const value = ids.map((id) => known.get(id)).find((block) => block !== undefined) ?? null;
  return { id: key.id, key, value, valueId: value?.id ?? ids[0] ?? "", keyText: key.text, valueText: value?.text ?? "", important: null };
}

/**
 * @param {any} block
 * @returns {Block | null} null for what is no block of a pair
 */
function readBlock(block) {
  if (block === null || typeof block !== "object") return null;
  const type = block.blockType ?? block.BlockType;
  const id = block.id ?? block.Id;
  if (type !== TYPE || id === undefined) return null;
  const relationships = (block.relationships ?? block.Relationships ?? []).map((/** @type {any} */ each) =>
    ({ type: String(each?.type ?? each?.Type), ids: (each?.ids ?? each?.Ids ?? []).map(String) }));
  return {
    blockType: TYPE, id: String(id), relationships, entityTypes: (block.entityTypes ?? block.EntityTypes ?? []).map(String),
    text: String(block.text ?? block.Text ?? ""), geometry: block.geometry ?? block.Geometry,
  };
}

/** @param {any} key */
function readKey(key) {
  const name = key !== null && typeof key === "object" ? key.importantFormKey : key;
  if (typeof name !== "string") throw new TypeError("every entry of keys must have an importantFormKey");
  const aliases = Array.isArray(key?.importantFormKeyAliases) ? key.importantFormKeyAliases.map(String) : [];
  return { names: [name, ...aliases] };
}

/** @param {string} text */
function plain(text) {
  return text.toLowerCase().replace(/[\s.:]+/g, " ").trim();
}

/**
 * The decision that leaves a pair as it was found.
 * @param {Pair} pair
 * @returns {Decision}
 */
export function asFound(pair) {
  return { keyText: pair.keyText, valueText: pair.valueText, verdict: "pair" };
}

/**
 * The blocks that the answer lists (08/CRW-5): of each pair that is one its key and its value. A pair that is none, and
 * a key that was not found, are left out; a blank value has an empty text.
 * @param {Pair[]} pairs
 * @param {(pair: Pair) => Decision} decisionOn
 * @returns {Block[]}
 */
export function answerBlocks(pairs, decisionOn) {
  return pairs.flatMap((pair) => {
    const { keyText, valueText, verdict } = decisionOn(pair);
    const untouched = pair.important !== null && verdict === "pair" && valueText === "";
    if (untouched || verdict === "no" || verdict === "missing") return [];
    const text = verdict === "blank" ? "" : valueText;
    const hasValue = pair.value !== null || verdict === "blank" || text !== "";
    const valueId = pair.valueId || `${pair.id}-value`;
    const names = pair.key?.relationships ?? [];
    const named = names.some(({ type }) => type === "VALUE");
    const relationships = named || !hasValue ? names : [...names, { type: "VALUE", ids: [valueId] }];
    const key = { blockType: TYPE, id: pair.id, relationships, entityTypes: pair.key?.entityTypes ?? ["KEY"], text: keyText };
    const value = { blockType: TYPE, id: valueId, relationships: pair.value?.relationships ?? [],
      entityTypes: pair.value?.entityTypes ?? ["VALUE"], text };
    return hasValue ? [key, value] : [key];
  });
}

/**
 * The corners of a block on the page, from its polygon or else its box.
 * @param {Block | null} block
 * @returns {Point[]}
 */
export function cornersOf(block) {
  const polygon = block?.geometry?.polygon ?? block?.geometry?.Polygon;
  if (Array.isArray(polygon) && polygon.length > 2) {
    return polygon.map((point) => ({ x: Number(point.x ?? point.X), y: Number(point.y ?? point.Y) }));
  }
  const box = block?.geometry?.boundingBox ?? block?.geometry?.BoundingBox;
  if (!box) return [];
  const [left, top, width] = [box.left ?? box.Left, box.top ?? box.Top, box.width ?? box.Width].map(Number);
  // The documentation's sample says `weight` where the height is meant.
  const height = Number(box.height ?? box.Height ?? box.weight);
  return [{ x: left, y: top }, { x: left + width, y: top }, { x: left + width, y: top + height }, { x: left, y: top + height }];
}
