import type { Signal } from '@preact/signals';

/** Shows phases one after the other; resolves after the last, or at once where `signal` aborts. */
export async function playPhases<P extends string>(
  shown: Signal<P | undefined>,
  phases: readonly P[],
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  for (const phase of phases) {
    if (signal.aborted) return;
    shown.value = phase;
    await pause(milliseconds, signal);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
