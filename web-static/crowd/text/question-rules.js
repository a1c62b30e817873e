// What pairs of question and answer must be like.

const words = new Intl.Segmenter(undefined, { granularity: "word" });

/** @param {string} text */
export function wordCount(text) {
  let count = 0;
  for (const { isWordLike } of words.segment(text)) if (isWordLike) count += 1;
  return count;
}

/**
 * @typedef {object} QuestionRules
 * @property {number} minQuestions
 * @property {number} maxQuestions
 * @property {{min: number, max: number}} question words
 * @property {{min: number, max: number}} answer words
 */

/**
 * Reads the attributes; what is missing or no number has the guide's default: at least one question of at least one word.
 * @param {(name: string) => string | null} attribute
 * @returns {QuestionRules}
 */
export function readRules(attribute) {
  const number = (/** @type {string} */ name, /** @type {number} */ fallback) => {
    const value = Number.parseInt(attribute(name) ?? "", 10);
    return Number.isInteger(value) && value >= 0 ? value : fallback;
  };
  return {
    minQuestions: number("min-questions", 1), maxQuestions: number("max-questions", Infinity),
    question: { min: number("question-min-words", 1), max: number("question-max-words", Infinity) },
    answer: { min: number("answer-min-words", 1), max: number("answer-max-words", Infinity) },
  };
}

/**
 * Why a text is too short or too long; empty when it is neither.
 * @param {string} text
 * @param {{min: number, max: number}} limits in words
 * @param {string} name
 */
export function lengthProblem(text, { min, max }, name) {
  const count = wordCount(text);
  if (count < min) return `The ${name} has ${count} ${count === 1 ? "word" : "words"}; at least ${min} ${min === 1 ? "is" : "are"} needed.`;
  return count > max ? `The ${name} has ${count} words; at most ${max} are allowed.` : "";
}
