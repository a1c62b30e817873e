// Ranks along one dimension: every response has a rank from 1, the best; whether two may share one is the dimension's choice.

/** @typedef {{name: string, allowTie: boolean}} Dimension */

/**
 * @param {unknown} value of `ordinal-ranking-dimensions`
 * @returns {Dimension[]}
 * @throws {SyntaxError}
 */
export function readDimensions(value) {
  if (!Array.isArray(value)) throw new SyntaxError("a list of dimensions was expected");
  return value.map((item) => {
    const given = typeof item === "string" ? { name: item } : item;
    if (given === null || typeof given !== "object" || typeof given.name !== "string" || given.name === "") {
      throw new SyntaxError(`${JSON.stringify(item)} is no dimension with a name`);
    }
    return { name: given.name, allowTie: given.allowTie === true || given.allowTie === "true" };
  });
}

/**
 * Gives a response a rank. Without ties, whoever had the rank gets the one that becomes free.
 * @param {(number | null)[]} ranks by response
 * @param {number} response
 * @param {number} rank
 * @param {boolean} allowTie
 * @returns {(number | null)[]}
 */
export function ranked(ranks, response, rank, allowTie) {
  return ranks.map((own, index) => {
    if (index === response) return rank;
    return !allowTie && own === rank ? ranks[response] : own;
  });
}

/**
 * Why the ranks are not complete; empty when they are.
 * @param {(number | null)[]} ranks
 * @param {Dimension} dimension
 */
export function rankingProblem(ranks, { name, allowTie }) {
  const missing = ranks.filter((rank) => rank === null).length;
  if (missing > 0) return `Rank every response by ${name}: ${missing} of ${ranks.length} ${missing === 1 ? "has" : "have"} no rank yet.`;
  return !allowTie && new Set(ranks).size < ranks.length ? `Two responses have the same rank by ${name}.` : "";
}
