import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar, Tensor } from '@tensorflow/tfjs-core';
import { scalarsAt, type Key, type Objective } from '@gen/core';
import type { ElboParts, ParameterChange, StepAnatomy } from '../protocol.js';
import type { ImageModel } from './image-model.js';
import { toImages } from '../../../lab/worker/to-images.js';

/** A step that is about to be taken. */
export interface ComingStep {
  readonly model: ImageModel;
  readonly objective: Objective<Tensor>;
  /** Steps taken before. */
  readonly step: number;
  /** The step as schedules count it. */
  readonly scheduleStep: number;
  /** The batch of the step, borrowed. */
  readonly batch: Tensor;
  /** The key that the objective draws from in this step. */
  readonly key: Key;
  /** β in this step. */
  readonly beta: number;
  /** Takes the step. */
  take(): Promise<void>;
}

const shown = 10;

/** Takes a step and tells what happens in it: the same draws, the same gradient. */
export async function dissectStep(coming: ComingStep): Promise<StepAnatomy> {
  const { model, step } = coming;
  const inside = passThrough(coming);
  const { sizes, loss } = gradientOf(coming);
  const before = copyOf(model.vae.parameters());
  await coming.take();
  const updates = sizesOf(differences(model.vae.parameters(), before));
  tf.dispose(before);
  const after = tf.tidy(() => model.vae.decode(drawsOf(coming).draws).mean());

  return {
    step,
    batch: await toImages(inside.few, model),
    decoded: await toImages(inside.decoded, model),
    difference: await toImages(inside.difference, model),
    after: await toImages(after, model),
    means: await read(inside.means),
    deviations: await read(inside.deviations),
    draws: await read(inside.draws),
    pulls: await read(inside.pulls),
    loss: await readLoss(loss),
    changes: await readChanges(sizes, updates),
  };
}

/** Posterior and draws of the first images, as the objective makes them. */
function drawsOf({ model, batch, key }: ComingStep) {
  const posterior = model.vae.encode(batch);
  const [draws] = tf.unstack(posterior.sample(key, [1])) as [Tensor];
  const first = (x: Tensor) => tf.slice(x, 0, shown);
  return {
    means: first(posterior.mean()),
    deviations: first(tf.sqrt(posterior.variance())),
    draws: first(draws),
  };
}

function passThrough(coming: ComingStep) {
  const { model, batch, beta } = coming;
  return tf.tidy(() => {
    const few = tf.slice(batch, 0, shown);
    const { means, deviations, draws } = drawsOf(coming);
    const decoded = model.vae.decode(draws).mean();
    // What moves a draw z: the decoder asks for another place, the KL draws its mean to the origin.
    const ofReconstruction = tf.grad((z) => tf.neg(tf.sum(model.vae.decode(z).logProb(few))))(
      draws,
    );
    const pulls = tf.neg(tf.add(ofReconstruction, tf.mul(beta, means)));
    const difference = tf.add(tf.mul(tf.sub(decoded, few), 0.5), 128 / 255);
    return { few, means, deviations, draws, decoded, pulls, difference };
  });
}

function gradientOf({ objective, batch, key, scheduleStep }: ComingStep) {
  const scalars = scalarsAt(objective.schedules ?? {}, scheduleStep);
  const { value, grads, metrics = {} } = objective(batch, key, scalars);
  const sizes = sizesOf(grads);
  tf.dispose([value, grads, scalars as NamedTensorMap]);
  return { sizes, loss: metrics };
}

const copyOf = (parameters: NamedTensorMap): NamedTensorMap =>
  tf.tidy(() => mapTensors(parameters, (parameter) => tf.add(parameter, 0)));

const differences = (a: NamedTensorMap, b: NamedTensorMap): NamedTensorMap =>
  tf.tidy(() => mapTensors(a, (parameter, path) => tf.sub(parameter, b[path] ?? 0)));

/** The root mean square of each tensor; disposes them. */
function sizesOf(tensors: NamedTensorMap): NamedTensorMap {
  const sizes = tf.tidy(() => mapTensors(tensors, (x) => tf.sqrt(tf.mean(tf.square(x)))));
  tf.dispose(tensors);
  return sizes;
}

function mapTensors(
  tensors: NamedTensorMap,
  map: (tensor: Tensor, path: string) => Tensor,
): NamedTensorMap {
  return Object.fromEntries(Object.entries(tensors).map(([path, x]) => [path, map(x, path)]));
}

async function read(tensor: Tensor): Promise<Float32Array> {
  const values = (await tensor.data()) as Float32Array;
  tensor.dispose();
  return values;
}

async function readLoss(metrics: Readonly<Record<string, Scalar>>): Promise<ElboParts> {
  const numbers: Record<string, number> = {};
  for (const [name, metric] of Object.entries(metrics)) {
    numbers[name] = (await read(metric))[0] ?? NaN;
  }
  return { reconstruction: -(numbers['reconstruction'] ?? NaN), kl: numbers['kl'] ?? NaN };
}

async function readChanges(
  gradients: NamedTensorMap,
  updates: NamedTensorMap,
): Promise<ParameterChange[]> {
  const changes: ParameterChange[] = [];
  for (const [path, gradient] of Object.entries(gradients)) {
    const update = updates[path];
    if (update === undefined) continue;
    const [ofGradient, ofUpdate] = [await read(gradient), await read(update)];
    changes.push({ path, gradient: ofGradient[0] ?? NaN, update: ofUpdate[0] ?? NaN });
  }
  return changes;
}
