export {
  elu,
  gelu,
  identity,
  leakyRelu,
  relu,
  sigmoid,
  silu,
  softplus,
  tanh,
} from './activations.js';
export type { AffineOptions } from './affine-options.js';
export type { ApplyOptions } from './apply-options.js';
export { compound, type Applied, type Part } from './compound.js';
export type { ConvGeometry, Padding, Size2D } from './conv-geometry.js';
export { convTranspose2d, type ConvTranspose2DOptions } from './conv-transpose2d.js';
export { conv2d, type Conv2DOptions } from './conv2d.js';
export { dense, type DenseOptions } from './dense.js';
export { flatten } from './flatten.js';
export {
  fromLayersModel,
  type LayersModelLike,
  type LayersWeightLike,
} from './from-layers-model.js';
export { hardsigmoid, hardswish, hardtanh, relu6 } from './hard-activations.js';
export { groupNorm, type GroupNormOptions } from './group-norm.js';
export {
  constant,
  glorotNormal,
  glorotUniform,
  heNormal,
  heUniform,
  pytorchDefault,
  randomNormal,
  randomUniform,
  zeros,
  type Fans,
  type Initializer,
  type RandomNormalOptions,
  type RandomUniformOptions,
} from './initializers.js';
export { layerNorm, type LayerNormOptions } from './layer-norm.js';
export type { HasParameters, Layer, LayerOf, Network, Parameters } from './layer.js';
export { applyNetwork, disposeNetwork, namedParameters } from './network.js';
export type { NormalizationOptions } from './normalization-options.js';
export { reshape } from './reshape.js';
export {
  scaledDotProductAttention,
  type AttentionArguments,
  type AttentionOptions,
} from './scaled-dot-product-attention.js';
export { sequential } from './sequential.js';
export { celu, geluTanh, logsigmoid, mish, selu, softsign } from './smooth-activations.js';
export { loadStateDict, stateDict } from './state-dict.js';
