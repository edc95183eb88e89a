import type { Parameters } from '@gen/core/nn';
import type { DataMeans, GradientTransform } from './gradient-transform.js';

/** The variables of transformations, headed by their names. */
export const transformVariables = <Means extends DataMeans>(
  transforms: readonly GradientTransform<Means>[],
): Parameters =>
  Object.fromEntries(
    transforms.flatMap(({ name, parameters }) =>
      Object.entries(parameters?.() ?? {}).map(([path, variable]) => [`${name}.${path}`, variable]),
    ),
  );
