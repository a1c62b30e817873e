// Trying again after a failure: soon at first, then ever more slowly, and never all clients at the same moment.

export const FIRST_DELAY_MS = 500;
export const LONGEST_DELAY_MS = 30_000;

/**
 * How long to wait before an attempt: doubles each time up to the longest, then drawn from its upper half.
 * @param {number} failures how many attempts failed so far, from 1
 * @param {() => number} random draws from [0, 1)
 */
export function backoffDelay(failures, random) {
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures - 1, 16));
  return Math.round(longest * (0.5 + random() / 2));
}

/**
 * Runs an operation until it works, fails for good or has been tried often enough.
 * @template Value
 * @param {(attempt: number) => Promise<Value>} operation
 * @param {object} policy
 * @param {number} policy.attempts
 * @param {(error: unknown) => boolean} policy.isTransient
 * @param {(error: unknown) => number | undefined} [policy.wishedDelay] milliseconds that the other side asked for
 * @param {(milliseconds: number) => Promise<void>} policy.sleep
 * @param {() => number} policy.random
 * @returns {Promise<Value>}
 */
export async function retrying(operation, { attempts, isTransient, wishedDelay, sleep, random }) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await operation(attempt);
    } catch (error) {
      if (attempt >= attempts || !isTransient(error)) throw error;
      await sleep(Math.max(backoffDelay(attempt, random), wishedDelay?.(error) ?? 0));
    }
  }
}
