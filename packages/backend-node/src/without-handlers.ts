import type { Engine } from '@gen/core';

const events = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * An engine that leaves the process's handling of errors alone.
 *
 * tfjs's WASM, as Emscripten made it, handles every uncaught error of the process by throwing it again
 * from inside of itself, which hides where it came from.
 */
export function withoutHandlers(engine: Engine): Engine {
  return {
    ...engine,
    start: async () => {
      const before = events.map((event) => process.listeners(event as 'uncaughtException'));
      const running = await engine.start();
      events.forEach((event, i) => {
        for (const listener of process.listeners(event as 'uncaughtException')) {
          const rethrows = /throw (ex|reason)\b/.test(`${listener}`);
          if (rethrows && !before[i]!.includes(listener)) process.off(event, listener);
        }
      });
      return running;
    },
  };
}
