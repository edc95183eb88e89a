import { releaseProxy, wrap, type Remote } from 'comlink';
import type { VariationalWorker } from './protocol.js';

/** A worker and the way to end it. */
export interface WorkerConnection {
  readonly worker: Remote<VariationalWorker>;
  close(): void;
}

/** Starts the worker that holds the engine and the model. */
export function connectWorker(onFailure: (message: string) => void): WorkerConnection {
  const thread = new Worker(new URL('./worker/variational-worker.ts', import.meta.url), {
    type: 'module',
    name: 'variational',
  });
  thread.addEventListener('error', ({ message }) =>
    onFailure(message || 'The worker could not be loaded. Reload the page.'),
  );
  const worker = wrap<VariationalWorker>(thread);
  return {
    worker,
    close() {
      worker[releaseProxy]();
      thread.terminate();
    },
  };
}
