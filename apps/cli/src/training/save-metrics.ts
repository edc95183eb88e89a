import type { Store } from '@gen/core/train';
import { encodeMetrics } from '../run/metrics-csv.js';
import { FILES } from '../run/run-files.js';
import type { Session } from './session.js';

/** Writes what was measured. */
export const saveMetrics = ({ run, model, log }: Session): Promise<void> =>
  run.store.put(FILES.metrics, encodeMetrics(log.rows(), ['loss', ...model.metrics]));

/**
 * The store of a run's checkpoints, which writes the metrics before each of them: whenever the program
 * dies, the metrics reach at least to the checkpoint, and what is beyond it is dropped on resume.
 */
export const checkpointStore = (session: Session): Store => ({
  ...session.run.store,
  put: async (name, bytes) => {
    await saveMetrics(session);
    await session.run.store.put(name, bytes);
  },
});
