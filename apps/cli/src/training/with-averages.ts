import { swap } from '@gen/core/train';
import type { Session } from './session.js';

/** Does something while the model has the averages of its parameters, where there are some. */
export async function withAverages<T>({ model, ema }: Session, work: () => Promise<T>): Promise<T> {
  if (ema === undefined) return work();
  swap(model, ema);
  try {
    return await work();
  } finally {
    swap(model, ema);
  }
}
