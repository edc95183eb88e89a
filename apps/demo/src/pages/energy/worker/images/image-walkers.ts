import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, split, type Key } from '@gen/core';
import { clamped, gibbsTransition, type RBM } from '@gen/energy';
import { cellsOf } from '../../../../lab/settings/cells.js';
import { toImages, type ImageSize } from '../../../../lab/worker/to-images.js';
import type { Walk, Walkers } from '../../protocol.js';
import { cellsAcross } from './cells-across.js';

/** What the chains walk in. */
export interface ImageWalkersOptions {
  readonly rbm: RBM;
  readonly size: ImageSize;
  /** Test images as the machine sees them, of which one is completed. */
  readonly tests: Tensor;
  /** Draws everything. */
  readonly key: Key;
  /** Where free chains begin, `[fantasies, pixels]`; the caller owns it. */
  start(): Tensor;
}

/** Number of free chains. */
export const fantasyCount = 20;
const completionCount = 8;
/** Gibbs steps from one picture to the next. */
const stride = 2;

/** Free chains, and chains that complete a test image of which a part is held. */
export function imageWalkers({ rbm, size, tests, key, start }: ImageWalkersOptions) {
  let step = 0;
  let free = start();
  let completed = noise(0);
  let clampedBy = '';

  function noise(turn: number): Tensor {
    return tf.tidy(() =>
      rbm.visible.sample(
        foldIn(key, 2 ** 31 + turn),
        tf.zeros([completionCount, rbm.visible.size]),
        rbm.visible.init() as never,
      ),
    );
  }

  /** Chains some steps on, and the means of their pixels. */
  const goOn = (from: Tensor, chainKey: Key, beta: number, mask?: Tensor, values?: Tensor) =>
    tf.tidy(() => {
      const at = tf.scalar(beta);
      const gibbs = gibbsTransition(rbm);
      const transition = mask && values ? clamped(gibbs, { mask, values }) : gibbs;
      const keys = split(chainKey, stride + 1);
      const end = keys.slice(1).reduce((x, each) => transition(each, x, at), from);
      const hot = rbm.at().tempered(at);
      const means = hot.visibleMean(hot.sampleHidden(keys[0]!, end));
      const shown =
        mask && values ? tf.add(tf.mul(mask, values), tf.mul(tf.sub(1, mask), means)) : means;
      return { end, shown };
    });

  return {
    async walk({ temperature, given, held }: Walk): Promise<Walkers> {
      const clamp = `${given} ${held}`;
      // Another part is held: what was imagined for the last one would be a poor beginning.
      if (clamp !== clampedBy) {
        completed.dispose();
        completed = noise(step);
        clampedBy = clamp;
      }
      step += stride;
      const [freeKey, heldKey] = split(foldIn(key, step)) as [Key, Key];
      const mask = maskOf(held, size);
      const values = tf.tidy(() => tf.slice(tests, Math.min(given, tests.shape[0]! - 1), 1));
      const alone = goOn(free, freeKey, 1 / temperature);
      const led = goOn(completed, heldKey, 1 / temperature, mask, values);
      tf.dispose([free, completed, mask, values]);
      [free, completed] = [alone.end, led.end];
      const fantasies = await toImages(alone.shown, size);
      return { step, fantasies, completions: await toImages(led.shown, size) };
    },
    scatter() {
      tf.dispose([free, completed]);
      const turn = (step += 1);
      free = tf.tidy(() =>
        rbm.visible.sample(
          foldIn(key, 2 ** 30 + turn),
          tf.zeros([fantasyCount, rbm.visible.size]),
          rbm.visible.init() as never,
        ),
      );
      completed = noise(turn);
    },
    dispose: () => tf.dispose([free, completed]),
  };
}

/** 1 where a pixel is held: cells are larger than pixels, `[pixels]`. */
function maskOf(held: string, { height, width }: ImageSize): Tensor {
  const across = cellsAcross({ height, width });
  const isHeld = cellsOf(held, across * across);
  return tf.tensor1d(
    Array.from({ length: height * width }, (_, pixel) => {
      const row = Math.floor((Math.floor(pixel / width) * across) / height);
      const column = Math.floor(((pixel % width) * across) / width);
      return isHeld[row * across + column] === true ? 1 : 0;
    }),
  );
}
