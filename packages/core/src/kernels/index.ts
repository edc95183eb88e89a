export { adamDirection, type AdamDirectionInputs } from './adam-direction.js';
export {
  adamStep,
  type AdamStepAttrs,
  type AdamStepInputs,
  type AdamStepResult,
} from './adam-step.js';
export { addScaled } from './add-scaled.js';
export {
  attentionWeightsGrad,
  type AttentionWeightsGradAttrs,
  type AttentionWeightsGradInputs,
} from './attention-weights-grad.js';
export {
  attentionWeights,
  type AttentionAttrs,
  type AttentionWeightsInputs,
} from './attention-weights.js';
export { attention, type AttentionInputs } from './attention.js';
export { biasActivationGrad, type BiasActivationGradInputs } from './bias-activation-grad.js';
export { biasActivation, type BiasActivationInputs } from './bias-activation.js';
export { columnSums, type ColumnSumsInputs } from './column-sums.js';
export { broadcastingKernels } from './broadcasting-kernels.js';
export type { DrawAttrs } from './draw-attrs.js';
export {
  activations,
  type Activation,
  type BiasActivationAttrs,
  type FusedActivation,
} from './fused-activations.js';
export {
  groupNormalizationGrad,
  type GroupNormalizationGradInputs,
} from './group-normalization-grad.js';
export { groupNormalization, type GroupNormalizationInputs } from './group-normalization.js';
export { hasBody, runKernel, type Kernel } from './kernel.js';
export { lerpSquare } from './lerp-square.js';
export { lerp, type LerpInputs } from './lerp.js';
export {
  philoxBernoulliSigmoid,
  type PhiloxBernoulliSigmoidInputs,
} from './philox-bernoulli-sigmoid.js';
export { philoxBernoulli, type PhiloxBernoulliInputs } from './philox-bernoulli.js';
export { philoxBits } from './philox-bits.js';
export {
  gammaRounds,
  gammaStreams,
  philoxGamma,
  philoxGammaOfKey,
  type PhiloxGammaAttrs,
  type PhiloxGammaInputs,
} from './philox-gamma.js';
export { philoxGaussian } from './philox-gaussian.js';
export { philoxIntegers, type PhiloxIntegersAttrs } from './philox-integers.js';
export { philoxUniform } from './philox-uniform.js';
export { pointwise, pointwiseName, type Pointwise, type PointwiseAttrs } from './pointwise.js';
export type { GroupNormalizationAttrs } from './centre-groups.js';
export { unpackBytes, type UnpackBytesAttrs, type UnpackBytesInputs } from './unpack-bytes.js';
export { sumTo } from '../sum-to.js';
