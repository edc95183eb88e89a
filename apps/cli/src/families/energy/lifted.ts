import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';
import { split, type Estimate, type Key, type StatefulObjective } from '@gen/core';

/** How an objective of a layer becomes one of the whole model. */
export interface Lifting {
  /** What the layer learns from, made of pixels. Its tensors belong to the enclosing `tf.tidy`. */
  readonly up: (v: Tensor, key: Key) => Tensor;
  /** Paths in the model of a parameter of the layer; several begin equal and stay so. */
  readonly pathsOf: (path: string) => readonly string[];
}

/** The objective of a layer on what the layers below make of pixels, with gradients by paths of the model. */
export function lifted(
  objective: StatefulObjective<Tensor>,
  { up, pathsOf }: Lifting,
): StatefulObjective<Tensor> {
  const { schedules } = objective;
  const lift = (v: Tensor, key: Key, scalars: Parameters<typeof objective>[2]): Estimate =>
    tf.tidy(() => {
      const [upKey, ownKey] = split(key);
      const { grads, ...scores } = objective(up(v, upKey), ownKey, scalars);
      const renamed = Object.entries(grads).flatMap(([path, gradient]) =>
        pathsOf(path).map((inModel) => [inModel, tf.clone(gradient)] as const),
      );
      return { ...scores, grads: Object.fromEntries(renamed) as NamedTensorMap } as never;
    }) as unknown as Estimate;
  return Object.assign(lift, {
    ...(schedules && { schedules }),
    parameters: () => objective.parameters(),
    dispose: () => objective.dispose(),
  });
}
