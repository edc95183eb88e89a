import { signal, type ReadonlySignal } from '@preact/signals';
import { latestWins } from '../../lab/frames/latest-wins.js';
import type { Images } from '../../lab/picture/images.js';
import { connectWorker, type WorkerConnection } from '../../lab/session/connect-worker.js';
import { openLabSession, type LabSession } from '../../lab/session/lab-session.js';
import type { Ends, Exploration, VariationalTopics, VariationalWorker } from './protocol.js';
import { initialSettings, type Settings } from './settings.js';

/** An experiment at work, as the page sees it. */
export interface Session extends LabSession<VariationalTopics> {
  /** Codes between and around two test images. */
  readonly exploration: ReadonlySignal<Exploration | undefined>;
  /** The image at the handle in latent space. */
  readonly decoded: ReadonlySignal<Images | undefined>;
  /** Decodes a code for the handle; of several that wait only the newest is decoded. */
  decode(code: readonly number[]): void;
  /** Decodes codes between and around two test images; the newest ends win. */
  explore(ends: Ends): void;
  /** The run folder as a zip. */
  download(): Promise<Uint8Array | undefined>;
}

/** Starts a worker and keeps the page's picture of it. */
export function openSession(first: Settings): Session {
  const exploration = signal<Exploration | undefined>(undefined);
  const decoded = signal<Images | undefined>(undefined);
  let connection: WorkerConnection<VariationalWorker> | undefined;
  const lab = openLabSession<VariationalTopics>({
    first,
    initial: initialSettings,
    columns: 3,
    live: ['beta', 'learningRate'],
    silent: ['at'],
    connect: (onFailure) => (connection = connectWorker(startThread(), onFailure)),
  });
  const worker = connection!.worker;
  return Object.assign(lab, {
    exploration,
    decoded,
    decode: latestWins<readonly number[]>(async (code) => {
      if (lab.run.value?.settings.latent !== code.length) return;
      const image = await lab.attempt(() => worker.decode(Float32Array.from(code)));
      if (image !== undefined) decoded.value = image;
    }),
    explore: latestWins<Ends>(async (ends) => {
      const explored = await lab.attempt(() => worker.explore(ends));
      if (explored !== undefined) exploration.value = explored;
    }),
    download: () =>
      lab.attempt(async () => {
        // What draws it is larger than the page: it comes when it is needed.
        const { lossPicture } = await import('./loss-picture.js');
        return worker.download({ 'loss.png': await lossPicture(lab.curve) });
      }),
  });
}

const startThread = (): Worker =>
  new Worker(new URL('./worker/variational-worker.ts', import.meta.url), {
    type: 'module',
    name: 'variational',
  });
