import * as tf from '@tensorflow/tfjs-core';

const integers = 'its result is indices, counts or shapes';
const words = 'it handles words';
const complex = 'the tape of tfjs takes float32 alone, and so no complex numbers';
const source = 'it has no tensor to differentiate in';
const random = 'it draws';
const unwritten = 'nothing here needs its derivative, and it is not written';

/** Kernels of tfjs-core that have no derivative, and why: asking for one is an error. */
export const underivable: Readonly<Record<string, string>> = {
  [tf.BitwiseAnd]: integers,
  [tf.BroadcastArgs]: integers,
  [tf.NonMaxSuppressionV3]: integers,
  [tf.NonMaxSuppressionV4]: integers,
  [tf.NonMaxSuppressionV5]: integers,
  [tf.LowerBound]: integers,
  [tf.SearchSorted]: integers,
  [tf.SparseReshape]: integers,
  [tf.Unique]: integers,
  [tf.UpperBound]: integers,
  [tf.StaticRegexReplace]: words,
  [tf.StringNGrams]: words,
  [tf.StringSplit]: words,
  [tf.StringToHashBucketFast]: words,
  [tf.Complex]: complex,
  [tf.ComplexAbs]: complex,
  [tf.FFT]: complex,
  [tf.IFFT]: complex,
  [tf.Imag]: complex,
  [tf.Real]: complex,
  [tf.Fill]: source,
  [tf.FromPixels]: source,
  [tf.LinSpace]: source,
  [tf.Range]: source,
  [tf.Draw]: source,
  [tf.Multinomial]: random,
  [tf.CropAndResize]: unwritten,
  [tf.DenseBincount]: unwritten,
  [tf.MaxPoolWithArgmax]: unwritten,
  [tf.RaggedGather]: unwritten,
  [tf.RaggedRange]: unwritten,
  [tf.RaggedTensorToTensor]: unwritten,
  [tf.RotateWithOffset]: unwritten,
  [tf.SparseFillEmptyRows]: unwritten,
  [tf.SparseSegmentMean]: unwritten,
  [tf.SparseSegmentSum]: unwritten,
  [tf.Transform]: unwritten,
};

/** Kernels that neither an op of tfjs-core nor a gradient of ours calls. */
export const uncalled: readonly string[] = [
  tf.BroadcastTo,
  tf.Conv3DBackpropFilterV2,
  tf.Dilation2DBackpropFilter,
  tf.Dilation2DBackpropInput,
  tf.LRNGrad,
  tf.LogSoftmax,
  tf.LogicalXor,
  'MatrixBandPart',
  'Pool',
];
