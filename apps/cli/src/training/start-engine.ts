import { InputError, use, type EngineReport } from '@gen/core';
import { nodeBackend } from '@gen/backend-node';

/** Starts an engine: the one that is wanted, or the best. Rejects with an `InputError` where none works. */
export async function startEngine(callee: string, wanted: string): Promise<EngineReport> {
  const backend = nodeBackend({ prefer: wanted === 'auto' ? undefined : wanted });
  return use(backend).catch((error: unknown) => {
    throw new InputError({
      callee,
      argument: '--engine',
      expected: 'an engine that works here',
      got: error instanceof Error ? error.message : `${error}`,
      remedy: 'Leave the option out for the best that does.',
    });
  });
}
