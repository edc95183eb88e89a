/**
 * Resolves in a task of its own, so that messages, timers and frames have their turn first: waiting
 * for a promise alone never leaves the current task where the engine computes on this thread.
 *
 * A message channel is what pages, workers and Node have in common; timers are clamped to 4 ms in
 * pages, and frames stop in pages that nobody looks at.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
