import { applyNetwork, namedParameters } from '../../nn/network.js';
import type { Network } from '../../nn/layer.js';
import { stateDict } from '../../nn/state-dict.js';
import { crc32 } from '../../safetensors/crc32.js';
import { writeSafetensors } from '../../safetensors/write-safetensors.js';
import type { FeatureExtractor } from './feature-extractor.js';

/**
 * A network as a feature extractor: what it returns is a vector of features for each example. Its hash is
 * the CRC-32 of its weights as safetensors.
 *
 * @param network maps `[n, ...]` to `[n, d]`; borrowed, and frozen as long as scores are to compare.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { extractFeatures, networkFeatures } from '@gen/core/metrics';
 * import { dense } from '@gen/core/nn';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const network = dense({ inputs: 64, outputs: 8, key: key(0) });
 * const extractor = await networkFeatures('random projection', network);
 * const features = extractFeatures(extractor, tf.zeros([100, 64])); // [100, 8]
 * const { hash } = extractor; // eight hexadecimal digits
 * ```
 */
export async function networkFeatures(name: string, network: Network): Promise<FeatureExtractor> {
  const parameters = namedParameters('network', network);
  const weights = writeSafetensors(await stateDict({ parameters: () => parameters }));
  return {
    name,
    hash: crc32(weights).toString(16).padStart(8, '0'),
    features: (examples) => applyNetwork(network, examples),
  };
}
