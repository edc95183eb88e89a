import { releaseProxy, wrap, type Remote } from 'comlink';

/** A worker and the way to end it. */
export interface WorkerConnection<W> {
  readonly worker: Remote<W>;
  close(): void;
}

/** Speaks with a thread that holds the engine and the model. */
export function connectWorker<W>(
  thread: Worker,
  onFailure: (message: string) => void,
): WorkerConnection<W> {
  thread.addEventListener('error', ({ message }) =>
    onFailure(message || 'The worker could not be loaded. Reload the page.'),
  );
  const worker = wrap<W>(thread);
  return {
    worker,
    close() {
      worker[releaseProxy]();
      thread.terminate();
    },
  };
}
