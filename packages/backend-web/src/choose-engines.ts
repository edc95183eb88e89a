import { InputError, type Engine } from '@gen/core';

/** Names of the engines of this package. */
export type EngineName = 'webgpu' | 'wasm' | 'cpu';

/** Which of the engines of a backend to try. */
export interface Choice {
  /** The public function that was called. */
  readonly callee: string;
  /** The argument, or the environment variable, that says what is preferred. */
  readonly argument: string;
  /** The engine that is asked for: it alone is tried. */
  readonly prefer: string | undefined;
}

/**
 * The one engine that is asked for, else all.
 *
 * @throws InputError where no engine has the name.
 */
export function chooseEngines(
  engines: readonly Engine[],
  { callee, argument, prefer }: Choice,
): readonly Engine[] {
  if (prefer === undefined || prefer === '') return engines;
  const chosen = engines.filter(({ name }) => name === prefer);
  if (chosen.length > 0) return chosen;
  const names = engines.map(({ name }) => `'${name}'`);
  throw new InputError({
    callee,
    argument,
    expected: `one of ${names.join(', ')}`,
    got: `'${prefer}'`,
  });
}
