/** Tells when the user wants to stop. */
export interface StopSignal {
  /** Aborted by the first interrupt. */
  readonly signal: AbortSignal;
  /** Exit code of a program that the interrupt stopped; 0 where none came. */
  exitCode(): number;
  /** Interrupts kill again from here on. */
  dispose(): void;
}

/** Numbers of the signals that are caught. */
const NUMBERS = { SIGINT: 2, SIGTERM: 15 } as const;

/** Milliseconds in which a second interrupt is the first one again: npm passes on what its child got too. */
const ECHO = 500;

/** Catches Ctrl-C and a polite kill: the first aborts a signal, the second kills. */
export function stopOnInterrupt(onStop: () => void): StopSignal {
  const controller = new AbortController();
  let first: { readonly name: keyof typeof NUMBERS; readonly time: number } | undefined;
  const onInterrupt = (name: NodeJS.Signals): void => {
    if (first === undefined) {
      first = { name: name as keyof typeof NUMBERS, time: Date.now() };
      controller.abort();
      onStop();
    } else if (Date.now() - first.time > ECHO) {
      dispose();
      process.kill(process.pid, name);
    }
  };
  const names = Object.keys(NUMBERS) as (keyof typeof NUMBERS)[];
  const dispose = (): void => names.forEach((name) => process.off(name, onInterrupt));
  names.forEach((name) => process.on(name, onInterrupt));
  return {
    signal: controller.signal,
    exitCode: () => (first === undefined ? 0 : 128 + NUMBERS[first.name]),
    dispose,
  };
}
