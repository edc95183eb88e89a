import { key } from '@gen/core';
import * as nn from '@gen/core/nn';

/** What is shown of an export of `@gen/core/nn`. */
export interface LayerEntry {
  /** What it is in PyTorch, or in the library that is named; nothing where it is in none. */
  readonly pytorch: string;
  /** Makes one of the sizes below, for its names and shapes in a state dict. */
  readonly make?: () => nn.HasParameters;
}

/** What the page of layers shows under a heading. */
export interface LayerGroup {
  readonly title: string;
  readonly text: string;
  readonly entries: Readonly<Record<string, LayerEntry>>;
  /** Whether the page tells how its parameters stand in memory and in a state dict. */
  readonly showsLayouts?: boolean;
}

/** Sizes that differ, so that an axis is known by its size. */
export const sizes = {
  inputs: 3,
  outputs: 5,
  height: 7,
  width: 11,
  multiplier: 13,
  'inputs · multiplier': 39,
} as const;

const k = key(0);
const affine = { inputs: sizes.inputs, outputs: sizes.outputs, key: k };
const channels = sizes.inputs;
const kernelSize = [sizes.height, sizes.width] as const;

/** Every value that `@gen/core/nn` exports. */
export const layerGroups: readonly LayerGroup[] = [
  {
    title: 'Layers of weights',
    text: 'Channels and features are the last axis of what comes in and goes out.',
    showsLayouts: true,
    entries: {
      dense: { pytorch: '`Linear`', make: () => nn.dense(affine) },
      maskedDense: {
        pytorch: 'zuko `MaskedLinear`',
        make: () =>
          nn.maskedDense({
            ...affine,
            mask: nn.autoregressiveMasks({ features: 3, hidden: [], multiplier: 2 })[0]!,
            outputs: 6,
          }),
      },
      conv1d: {
        pytorch: '`Conv1d`',
        make: () => nn.conv1d({ ...affine, kernelSize: sizes.width }),
      },
      conv2d: { pytorch: '`Conv2d`', make: () => nn.conv2d({ ...affine, kernelSize }) },
      convTranspose1d: {
        pytorch: '`ConvTranspose1d`',
        make: () => nn.convTranspose1d({ ...affine, kernelSize: sizes.width }),
      },
      convTranspose2d: {
        pytorch: '`ConvTranspose2d`',
        make: () => nn.convTranspose2d({ ...affine, kernelSize }),
      },
      depthwiseConv2d: {
        pytorch: '`Conv2d` with `groups=in_channels`',
        make: () =>
          nn.depthwiseConv2d({
            channels,
            multiplier: sizes.multiplier,
            kernelSize,
            key: k,
          }),
      },
      embedding: {
        pytorch: '`Embedding`',
        make: () => nn.embedding({ entries: 9, features: 4, key: k }),
      },
    },
  },
  {
    title: 'Sequences and attention',
    text: 'Sequences are `[batch, length, features]`: what PyTorch calls `batch_first`.',
    entries: {
      gru: { pytorch: '`GRU`', make: () => nn.gru({ inputs: 3, features: 4, key: k }) },
      lstm: { pytorch: '`LSTM`', make: () => nn.lstm({ inputs: 3, features: 4, key: k }) },
      multiHeadAttention: {
        pytorch: '`MultiheadAttention`',
        make: () => nn.multiHeadAttention({ features: 4, heads: 2, key: k }),
      },
      scaledDotProductAttention: { pytorch: '`functional.scaled_dot_product_attention`' },
    },
  },
  {
    title: 'Normalization',
    text: 'Batch normalization takes the statistics of its batch where it is applied with `train`, and moves its running ones, which are buffers.',
    entries: {
      batchNorm: {
        pytorch: '`BatchNorm1d` to `BatchNorm3d`',
        make: () => nn.batchNorm({ channels }),
      },
      layerNorm: { pytorch: '`LayerNorm`', make: () => nn.layerNorm({ shape: 3 }) },
      groupNorm: {
        pytorch: '`GroupNorm`',
        make: () => nn.groupNorm({ channels: 4, groups: 2 }),
      },
      instanceNorm: {
        pytorch: '`InstanceNorm1d` to `InstanceNorm3d`',
        make: () => nn.instanceNorm({ channels, affine: true }),
      },
      rmsNorm: { pytorch: '`RMSNorm`', make: () => nn.rmsNorm({ shape: 3 }) },
      weightNorm: {
        pytorch: '`utils.parametrizations.weight_norm`',
        make: () => nn.weightNorm(nn.dense(affine)),
      },
      spectralNorm: {
        pytorch: '`utils.parametrizations.spectral_norm`',
        make: () => nn.spectralNorm(nn.dense(affine), { key: k }),
      },
      normalizeGroups: { pytorch: '`functional.group_norm`' },
      normalizeLastAxes: { pytorch: '`functional.layer_norm`' },
    },
  },
  {
    title: 'Dropout and conditioning',
    text: 'Dropout that trains is given a key: `network.apply(x, { train: true, key })`.',
    entries: {
      dropout: { pytorch: '`Dropout`' },
      channelDropout: { pytorch: '`Dropout1d` to `Dropout3d`' },
      film: { pytorch: '', make: () => nn.film({ features: 4, context: 3, key: k }) },
      sinusoidalEmbedding: { pytorch: 'diffusers `get_timestep_embedding`' },
      randomFourierEmbedding: {
        pytorch: 'diffusers `GaussianFourierProjection`',
        make: () => nn.randomFourierEmbedding({ dim: 4, key: k }),
      },
    },
  },
  {
    title: 'Networks',
    text: 'What is made of layers. Paths are headed by the name or the position of a part.',
    entries: {
      sequential: { pytorch: '`Sequential`', make: () => nn.sequential([nn.dense(affine)]) },
      compound: {
        pytorch: 'a `Module` with named children',
        make: () => nn.compound({ name: nn.dense(affine) }, (x, { name }) => name(x)),
      },
      residual: { pytorch: '', make: () => nn.residual(nn.dense(affine)) },
      mlp: {
        pytorch: 'torchvision `MLP`',
        make: () => nn.mlp({ ...affine, hidden: [4] }),
      },
      resNet: {
        pytorch: 'nflows `ResidualNet`',
        make: () => nn.resNet({ ...affine, width: 4, blocks: 1 }),
      },
      convResNet: {
        pytorch: 'nflows `ConvResidualNet`',
        make: () => nn.convResNet({ ...affine, width: 4, blocks: 1 }),
      },
      basicBlock: {
        pytorch: 'torchvision `BasicBlock`',
        make: () => nn.basicBlock(affine),
      },
      fromLayersModel: { pytorch: '' },
    },
  },
  {
    title: 'Functions of shape',
    text: 'They have no parameters. After `flattenChannelsFirst` the weights of a dense layer are those of PyTorch.',
    entries: {
      flatten: { pytorch: '' },
      flattenChannelsFirst: { pytorch: '`Flatten`' },
      reshape: { pytorch: '' },
      reshapeChannelsFirst: { pytorch: '`Unflatten`' },
      maxPool1d: { pytorch: '`MaxPool1d`' },
      maxPool2d: { pytorch: '`MaxPool2d`' },
      averagePool1d: { pytorch: '`AvgPool1d`' },
      averagePool2d: { pytorch: '`AvgPool2d`' },
      globalAveragePool: { pytorch: '`AdaptiveAvgPool2d(1)`, flattened' },
      upsampleNearest1d: { pytorch: "`Upsample(mode='nearest')`" },
      upsampleNearest2d: { pytorch: "`Upsample(mode='nearest')`" },
      upsampleLinear1d: { pytorch: "`Upsample(mode='linear')`" },
      upsampleBilinear2d: { pytorch: "`Upsample(mode='bilinear')`" },
    },
  },
  {
    title: 'Activations',
    text: 'Values, first and second derivatives are compared with PyTorch in double precision, from −100 to 100.',
    entries: {
      identity: { pytorch: '`Identity`' },
      relu: { pytorch: '`ReLU`' },
      leakyRelu: { pytorch: '`LeakyReLU`' },
      relu6: { pytorch: '`ReLU6`' },
      elu: { pytorch: '`ELU`' },
      selu: { pytorch: '`SELU`' },
      celu: { pytorch: '`CELU`' },
      gelu: { pytorch: '`GELU`' },
      geluTanh: { pytorch: "`GELU('tanh')`" },
      silu: { pytorch: '`SiLU`' },
      mish: { pytorch: '`Mish`' },
      softplus: { pytorch: '`Softplus`' },
      sigmoid: { pytorch: '`Sigmoid`' },
      logsigmoid: { pytorch: '`LogSigmoid`' },
      tanh: { pytorch: '`Tanh`' },
      softsign: { pytorch: '`Softsign`' },
      hardtanh: { pytorch: '`Hardtanh`' },
      hardsigmoid: { pytorch: '`Hardsigmoid`' },
      hardswish: { pytorch: '`Hardswish`' },
    },
  },
  {
    title: 'Initializers',
    text: 'Functions of a key, a shape and the fans of a layer. Those of PyTorch are in `torch.nn.init`; a gain is `scaled`.',
    entries: {
      pytorchDefault: { pytorch: '`kaiming_uniform_(a=5 ** 0.5)`' },
      glorotUniform: { pytorch: '`xavier_uniform_`' },
      glorotNormal: { pytorch: '`xavier_normal_`' },
      heUniform: { pytorch: '`kaiming_uniform_`' },
      heNormal: { pytorch: '`kaiming_normal_`' },
      lecunUniform: { pytorch: "`kaiming_uniform_(nonlinearity='linear')`" },
      lecunNormal: { pytorch: "`kaiming_normal_(nonlinearity='linear')`" },
      orthogonal: { pytorch: '`orthogonal_`' },
      truncatedNormal: { pytorch: '`trunc_normal_`, bounds in standard deviations' },
      randomNormal: { pytorch: '`normal_`' },
      randomUniform: { pytorch: '`uniform_`' },
      zeros: { pytorch: '`zeros_`' },
      ones: { pytorch: '`ones_`' },
      constant: { pytorch: '`constant_`' },
      scaled: { pytorch: 'the argument `gain`' },
      autoregressiveMasks: { pytorch: '' },
    },
  },
  {
    title: 'Putting together and saving',
    text: 'What models are made with.',
    entries: {
      applyNetwork: { pytorch: 'a call of a `Module`' },
      namedParameters: { pytorch: '`named_parameters(prefix)`, with buffers' },
      disposeNetwork: { pytorch: '' },
      stateDict: { pytorch: '`state_dict`' },
      loadStateDict: { pytorch: '`load_state_dict`' },
    },
  },
];
