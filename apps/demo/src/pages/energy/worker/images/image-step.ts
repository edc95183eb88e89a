import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Key, StatefulObjective } from '@gen/core';
import type { RBM } from '@gen/energy';
import { toImages, type ImageSize } from '../../../../lab/worker/to-images.js';
import type { StepAnatomy } from '../../protocol.js';
import { signedImages, unitImages } from './pixels.js';
import type { WatchedMachine } from './watched.js';

/** A step that is about to be taken. */
export interface ComingImageStep {
  readonly rbm: RBM;
  readonly size: ImageSize;
  readonly watch: WatchedMachine;
  readonly objective: StatefulObjective<Tensor>;
  /** Steps taken before. */
  readonly step: number;
  /** The batch, borrowed. */
  readonly batch: Tensor;
  /** The key of the step. */
  readonly key: Key;
  /** Takes the step. */
  take(): Promise<void>;
}

/** Examples and units that are shown. */
const shown = 8;

/** Takes a step and tells what happens in it: the same states of the model, the same statistics. */
export async function dissectImageStep(coming: ComingImageStep): Promise<StepAnatomy> {
  const { rbm, size, step } = coming;
  const { states, value } = phaseOfModel(coming);
  const made = tf.tidy(() => statisticsOf(rbm, coming.batch, states));
  states.dispose();
  await coming.take();
  const after = tf.tidy(() => few(rbm.values.weight));
  const [number = NaN] = await value.data();
  value.dispose();
  return {
    step,
    value: number,
    images: {
      batch: await toImages(made.batch, size),
      hidden: await unitImages(made.hidden),
      model: await toImages(made.model, size),
      modelHidden: await unitImages(made.modelHidden),
      positive: await toImages(made.positive, size),
      negative: await toImages(made.negative, size),
      gradient: await signedImages(made.gradient, size, true),
      after: await signedImages(after, size),
    },
  };
}

/** ⟨hvᵀ⟩ of the first units over data and over states of the model, and the first examples of both. */
export function statisticsOf(rbm: RBM, batch: Tensor, states: Tensor) {
  const [hidden, modelHidden] = [rbm.hiddenMean(batch), rbm.hiddenMean(states)];
  const mean = (h: Tensor, v: Tensor): Tensor => tf.div(few(tf.matMul(h, v, true)), v.shape[0]!);
  const [positive, negative] = [mean(hidden, batch), mean(modelHidden, states)];
  return {
    positive,
    negative,
    gradient: tf.sub(positive, negative),
    batch: few(batch),
    hidden: few(hidden),
    model: few(states),
    modelHidden: few(modelHidden),
  };
}

const few = (x: Tensor): Tensor => tf.slice(x, 0, Math.min(shown, x.shape[0]!));

/** States of the model that the objective will set against the batch, and what it will minimise. */
function phaseOfModel({ watch, objective, batch, key }: ComingImageStep): {
  readonly states: Tensor;
  readonly value: Scalar;
} {
  let value: Scalar | undefined;
  // Evaluated, an objective moves no chains.
  const [states] = watch.during(batch, () => {
    const scores = objective.evaluate!(batch, key, {});
    value = tf.add<Scalar>(scores['loss']!, 0);
    tf.dispose({ ...scores });
  });
  return { states: states!, value: value! };
}
