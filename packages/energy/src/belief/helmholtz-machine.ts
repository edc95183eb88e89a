import type { Tensor } from '@tensorflow/tfjs-core';
import { split, type Key } from '@gen/core';
import { namedParameters, type HasParameters, type Parameters } from '@gen/core/nn';
import { RecognitionNetwork } from './recognition-network.js';
import { SigmoidBeliefNetwork, type SigmoidBeliefNetworkConfig } from './sigmoid-belief-network.js';

/** What a {@link HelmholtzMachine} is made of. */
export type HelmholtzMachineConfig = SigmoidBeliefNetworkConfig;

/**
 * Helmholtz machine: a sigmoid belief network p(v, h), and the recognition network q(h | v) that infers
 * its hidden layers and by which it learns.
 *
 * Dayan, Hinton, Neal & Zemel 1995, "The Helmholtz machine", https://doi.org/10.1162/neco.1995.7.5.889.
 * It holds the networks only: {@link wakeSleep}, {@link reweightedWakeSleep} and {@link nvil} say how they
 * learn, {@link exactLogLikelihood} and {@link importanceWeightedLogLikelihood} how good they are.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { HelmholtzMachine } from '@gen/energy';
 *
 * const machine = new HelmholtzMachine({ visible: 16, hidden: [8, 4], key: key(0) });
 * const v = machine.sample(key(1), 5); // [5, 16]
 * const h = machine.recognition.posterior(v).sample(key(2)); // [5, 12]
 * machine.dispose();
 * ```
 */
export class HelmholtzMachine implements HasParameters {
  /** p(v, h). */
  readonly generative: SigmoidBeliefNetwork;
  /** q(h | v). */
  readonly recognition: RecognitionNetwork;

  constructor({ key, ...config }: HelmholtzMachineConfig) {
    const [generativeKey, recognitionKey] = split(key) as [Key, Key];
    this.generative = new SigmoidBeliefNetwork({ ...config, key: generativeKey });
    this.recognition = new RecognitionNetwork({ ...config, key: recognitionKey });
  }

  /** Draws v from the top down: `[count, visible]`. */
  sample(key: Key, count: number): Tensor {
    return this.generative.sample(key, count);
  }

  /** Variables under `generative.` and `recognition.`. */
  parameters(): Parameters {
    return {
      ...namedParameters('generative', this.generative),
      ...namedParameters('recognition', this.recognition),
    };
  }

  /** Disposes the variables. */
  dispose(): void {
    this.generative.dispose();
    this.recognition.dispose();
  }
}

/** Whether a parameter of a Helmholtz machine is one of its generative network. */
export const isGenerative = (path: string): boolean => path.startsWith('generative.');

/** Whether a parameter of a Helmholtz machine is one of its recognition network. */
export const isRecognition = (path: string): boolean => path.startsWith('recognition.');
