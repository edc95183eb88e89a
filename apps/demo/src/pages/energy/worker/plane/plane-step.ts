import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { scalarsAt, type Key, type Objective } from '@gen/core';
import type { DeepEnergy } from '@gen/energy';
import { toImages } from '../../../../lab/worker/to-images.js';
import type { StepAnatomy } from '../../protocol.js';
import { cells, logDensityOf } from './plane-scores.js';
import type { PlaneSet } from './plane-sets.js';
import type { WatchedEnergy } from './watched-energy.js';

/** A step that is about to be taken. */
export interface ComingPlaneStep {
  readonly model: DeepEnergy;
  readonly set: PlaneSet;
  readonly watch: WatchedEnergy;
  readonly objective: Objective<Tensor>;
  /** Steps taken before. */
  readonly step: number;
  /** The batch, borrowed. */
  readonly batch: Tensor;
  /** The key of the step. */
  readonly key: Key;
  /** Takes the step. */
  take(): Promise<void>;
}

/** Points that are shown. */
const shown = 64;

/** Takes a step and tells what happens in it. */
export async function dissectPlaneStep(coming: ComingPlaneStep): Promise<StepAnatomy> {
  const { model, set, batch, step } = coming;
  const { asked, value } = pointsOf(coming);
  const made = tf.tidy(() => {
    const rows = batch.shape[0]!;
    // What is asked about besides the batch, or instead of it, is what the batch is set against.
    const isSame = asked.shape[0] === rows && coming.watch.isBatch;
    const others = isSame ? tf.zeros([0, 2]) : tf.slice(asked, asked.shape[0]! > rows ? rows : 0);
    const few = (x: Tensor): Tensor => tf.slice(x, 0, Math.min(shown, x.shape[0]!));
    const force = (x: Tensor): Tensor =>
      x.shape[0] === 0
        ? tf.zeros([0, 2])
        : tf.neg(tf.grad((at) => tf.sum(model.freeEnergy(at)))(x));
    const [data, against] = [few(batch), few(others)];
    return { data, against, forces: force(data), forcesAgainst: force(against) };
  });
  asked.dispose();
  const before = logDensityOf(model, set);
  await coming.take();
  const change = tf.tidy(() => {
    const moved = tf.sub(tf.exp(logDensityOf(model, set)), tf.exp(before));
    const most = tf.maximum(tf.max(tf.abs(moved)), 1e-12);
    return tf.reverse(tf.add(tf.div(moved, tf.mul(most, 2)), 128 / 255), 0);
  });
  before.dispose();
  return {
    step,
    value: (await read(value))[0] ?? NaN,
    plane: {
      data: await read(made.data),
      against: await read(made.against),
      forces: await read(made.forces),
      forcesAgainst: await read(made.forcesAgainst),
      change: await toImages(change, { height: cells, width: cells }),
    },
  };
}

/** The points whose energy the objective will ask for last, and what it will minimise. */
function pointsOf({ watch, objective, batch, key, step }: ComingPlaneStep): {
  readonly asked: Tensor;
  readonly value: Scalar;
} {
  let value: Scalar | undefined;
  const scalars = scalarsAt(objective.schedules ?? {}, step);
  // Evaluated, an objective keeps no chains.
  const asked = watch.during(batch, () => {
    const scores = objective.evaluate!(batch, key, scalars);
    value = tf.add<Scalar>(scores['loss']!, 0);
    tf.dispose([{ ...scores }, { ...scalars }]);
  });
  return { asked, value: value! };
}

async function read(tensor: Tensor): Promise<Float32Array> {
  const values = (await tensor.data()) as Float32Array;
  tensor.dispose();
  return values;
}
