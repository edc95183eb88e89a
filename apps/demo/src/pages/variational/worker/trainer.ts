import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';
import { foldIn, permutationIndices, scalarsAt, type Key, type Objective } from '@gen/core';
import { adam } from '@gen/core/train';
import type { Dataset } from '@gen/data';
import { elbo } from '@gen/variational';
import type { ElboParts, LiveKnobs } from '../protocol.js';
import type { Settings } from '../settings.js';
import { takeImages, type ImageModel } from './image-model.js';

export interface Trainer {
  readonly step: number;
  readonly epoch: number;
  readonly objective: Objective<Tensor>;
  readonly beta: number;
  coming(): Promise<{ batch: Tensor; key: Key }>;
  next(): Promise<ElboParts>;
  dispose(): void;
}

export function trainerOf(
  model: ImageModel,
  data: Dataset,
  settings: Settings,
  knobs: { current: LiveKnobs },
  key: Key,
): Trainer {
  const { vae } = model;
  const betaAt = (at: number) =>
    knobs.current.beta * (settings.warmup === 0 ? 1 : Math.min(1, at / settings.warmup));
  const objective = elbo(vae, { beta: betaAt, samples: settings.samples });
  const optimizer = adam({ learningRate: () => knobs.current.rate });
  const values = (): NamedTensorMap => ({ ...vae.parameters() });
  let state = tf.tidy(() => optimizer.init(values()));
  let step = 0;
  const perEpoch = Math.floor(data.count / settings.batch);
  const keyOf = (at: number) => foldIn(key, at);
  const size = data.height * data.width;

  const batchOf = (at: number): Tensor => {
    const order = permutationIndices(foldIn(key, 1e9 + Math.floor(at / perEpoch)), data.count);
    const images = new Uint8Array(settings.batch * size);
    for (let i = 0; i < settings.batch; i++) {
      const from = order[(at % perEpoch) * settings.batch + i]! * size;
      images.set(data.images.subarray(from, from + size), i * size);
    }
    return takeImages(model, { ...data, images }, settings.batch);
  };

  return {
    objective,
    get step() {
      return step;
    },
    get epoch() {
      return step / perEpoch;
    },
    get beta() {
      return betaAt(step);
    },
    coming: () => Promise.resolve({ batch: batchOf(step), key: keyOf(step) }),
    async next() {
      const batch = batchOf(step);
      const scalars = scalarsAt({ beta: betaAt }, step);
      const { value, grads, metrics } = objective(batch, keyOf(step), scalars);
      const rates = scalarsAt(optimizer.schedules, step);
      const old = state;
      const { updates, state: next } = tf.tidy(() => {
        const { updates, state } = optimizer.update(grads, {
          state: old,
          parameters: values(),
          scalars: rates,
        });
        for (const v of Object.values(updates)) tf.keep(v);
        for (const v of Object.values(state)) tf.keep(v);
        return { updates, state };
      });
      state = next;
      const params = vae.parameters();
      tf.tidy(() => {
        for (const [path, update] of Object.entries(updates)) {
          params[path]!.assign(tf.add(params[path]!, update));
        }
      });
      const read = async (name: string) => (await metrics![name]!.data())[0] ?? NaN;
      const parts = { reconstruction: -(await read('reconstruction')), kl: await read('kl') };
      tf.dispose([batch, value, grads, metrics!, updates, old, scalars, rates] as never);
      step++;
      return parts;
    },
    dispose() {
      tf.dispose(state);
    },
  };
}
