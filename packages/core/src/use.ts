import type { Backend, EngineReport, RefusedEngine } from './backend.js';
import { setDebug } from './debug/debug-check.js';

/** Options of {@link use}. */
export interface UseOptions {
  /**
   * Reads the parameters of every distribution that is made, every event whose probability is asked
   * for and the states that models are given, and throws where one lies outside: slow, to find where
   * numbers go wrong.
   */
  readonly debug?: boolean;
}

/**
 * Starts the first engine of a backend that works on this machine.
 *
 * Rejects with the reasons, one a line, where none does.
 *
 * @returns what was chosen, and what was refused and why.
 *
 * @example
 * ```ts
 * import { use } from '@gen/core';
 * import { nodeBackend } from '@gen/backend-node';
 *
 * const { engine, device, refused } = await use(nodeBackend());
 * ```
 */
export async function use(
  backend: Backend,
  { debug = false }: UseOptions = {},
): Promise<EngineReport> {
  setDebug(debug);
  const refused: RefusedEngine[] = [];
  for (const engine of backend.engines) {
    try {
      return { ...(await engine.start()), refused };
    } catch (error) {
      refused.push({ engine: engine.name, reason: reasonOf(error) });
    }
  }
  const reasons = refused.map(({ engine, reason }) => `${engine}: ${reason}`);
  throw new Error(`use: no engine of this backend works here.\n${reasons.join('\n')}`);
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : `${error}`);
