/**
 * Resolves in a task of its own, so that messages, timers and frames have their turn first: waiting
 * for a promise alone never leaves the current task where the engine computes on this thread.
 *
 * Node has `setImmediate` for it. Pages and workers take messages one a task; timers there are
 * clamped to 4 ms, and frames stop in pages that nobody looks at.
 *
 * @example
 * ```ts
 * import { nextTask } from '@gen/core/train';
 *
 * for (let i = 0; i < 3; i++) {
 *   // A part of long work, and then whatever else there is to do.
 *   await nextTask();
 * }
 * ```
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => (immediate ?? post)(resolve));
}

const immediate = (globalThis as { setImmediate?: (task: () => void) => void }).setImmediate;

let channel: MessageChannel | undefined;
const tasks: (() => void)[] = [];

// Not for Node, which takes all messages of a channel in one task, and waits for its last one.
function post(task: () => void): void {
  channel ??= openChannel();
  tasks.push(task);
  channel.port2.postMessage(undefined);
}

function openChannel(): MessageChannel {
  const opened = new MessageChannel();
  opened.port1.onmessage = () => tasks.shift()?.();
  return opened;
}
