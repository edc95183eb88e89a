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
export type { AttentionCache } from './attention-cache.js';
export type { MultiHeadAttentionOptions } from './attention-projections.js';
export { autoregressiveMasks, type AutoregressiveMasksOptions } from './autoregressive-masks.js';
export { averagePool1d, averagePool2d, globalAveragePool } from './average-pool.js';
export { basicBlock, type BasicBlockOptions } from './basic-block.js';
export { batchNorm, type BatchNormOptions } from './batch-norm.js';
export { compound, type Applied, type AppliedPart, type Part } from './compound.js';
export type { ConvGeometry, ConvOptions, Padding, Size2D } from './conv-geometry.js';
export { convTranspose1d, type ConvTranspose1DOptions } from './conv-transpose1d.js';
export { convTranspose2d, type ConvTranspose2DOptions } from './conv-transpose2d.js';
export { conv1d, type Conv1DOptions, type ConvGeometry1D } from './conv1d.js';
export { conv2d, type Conv2DOptions } from './conv2d.js';
export { dense, type DenseOptions } from './dense.js';
export { depthwiseConv2d, type DepthwiseConv2DOptions } from './depthwise-conv2d.js';
export { embedding, type EmbeddingOptions } from './embedding.js';
export { film, type Conditioned, type FilmOptions } from './film.js';
export { channelDropout, dropout, type DropoutOptions } from './dropout.js';
export { flatten, flattenChannelsFirst } from './flatten.js';
export {
  fromLayersModel,
  type LayersModelLike,
  type LayersWeightLike,
} from './from-layers-model.js';
export { gru, type GRUOptions } from './gru.js';
export { hardsigmoid, hardswish, hardtanh, relu6 } from './hard-activations.js';
export type { FunctionalLayer, ParameterValues } from './functional-layer.js';
export { groupNorm, type GroupNormOptions } from './group-norm.js';
export { constant, ones, zeros } from './constant.js';
export { glorotNormal, glorotUniform } from './glorot.js';
export { heNormal, heUniform } from './he.js';
export type { Fans, Initializer } from './initializer.js';
export { lecunNormal, lecunUniform } from './lecun.js';
export { pytorchDefault } from './pytorch-default.js';
export { randomNormal, type RandomNormalOptions } from './random-normal.js';
export { randomUniform, type RandomUniformOptions } from './random-uniform.js';
export { scaled } from './scaled.js';
export { truncatedNormal, type TruncatedNormalOptions } from './truncated-normal.js';
export { instanceNorm, type InstanceNormOptions } from './instance-norm.js';
export { layerNorm, type LayerNormOptions } from './layer-norm.js';
export type { HasParameters, Layer, LayerOf, Network, Parameters } from './layer.js';
export { lstm, type LSTMOptions } from './lstm.js';
export { maskedDense, type MaskedDenseOptions } from './masked-dense.js';
export { maxPool1d, maxPool2d } from './max-pool.js';
export { mlp, type MLPOptions } from './mlp.js';
export {
  multiHeadAttention,
  type AttendOptions,
  type AttentionStep,
  type KeysAndValues,
  type MultiHeadAttention,
} from './multi-head-attention.js';
export { applyNetwork, disposeNetwork, namedParameters } from './network.js';
export type { NormalizationOptions } from './normalization-options.js';
export { normalizeGroups, type NormalizeGroupsOptions } from './normalize-groups.js';
export { normalizeLastAxes, type NormalizeLastAxesOptions } from './normalize-last-axes.js';
export { orthogonal } from './orthogonal.js';
export type { Pool1DOptions, Pool2DOptions } from './pooling.js';
export type {
  RecurrentLayer,
  RecurrentOptions,
  RecurrentRun,
  RecurrentState,
  RecurrentStep,
} from './recurrent.js';
export { reshape, reshapeChannelsFirst } from './reshape.js';
export {
  randomFourierEmbedding,
  type RandomFourierEmbeddingOptions,
} from './random-fourier-embedding.js';
export { convResNet, resNet, type ResNetOptions } from './res-net.js';
export { residual, type ResidualOptions } from './residual.js';
export { rmsNorm, type RMSNormOptions } from './rms-norm.js';
export {
  scaledDotProductAttention,
  type AttentionArguments,
  type AttentionOptions,
  type WeightDropout,
} from './scaled-dot-product-attention.js';
export { sequential } from './sequential.js';
export { sinusoidalEmbedding, type SinusoidalEmbeddingOptions } from './sinusoidal-embedding.js';
export { celu, geluTanh, logsigmoid, mish, selu, softsign } from './smooth-activations.js';
export { spectralNorm, type SpectralNormOptions } from './spectral-norm.js';
export {
  loadStateDict,
  stateDict,
  type LoadStateDictOptions,
  type StateDictDifference,
} from './state-dict.js';
export {
  upsampleBilinear2d,
  upsampleLinear1d,
  upsampleNearest1d,
  upsampleNearest2d,
  type InterpolationOptions,
} from './upsampling.js';
export type { WaveOptions } from './waves.js';
export { weightNorm, type WeightNormOptions } from './weight-norm.js';
