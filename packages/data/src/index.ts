export { binarize } from './batches/binarize.js';
export {
  imageBatches,
  type BatchTransform,
  type ImageBatchesOptions,
} from './batches/image-batches.js';
export { datasetTensor, type DatasetTensorOptions } from './dataset-tensor.js';
export type { Dataset, LabelledDataset } from './dataset.js';
export { digits, type DigitsOptions } from './digits/digits.js';
export { idxFromFiles } from './idx/idx-from-files.js';
export type { Idx, IdxData } from './idx/idx.js';
export { parseIdx, type ParseIdxOptions } from './idx/parse-idx.js';
export { splitDataset, type SplitDatasetOptions } from './split-dataset.js';
export type { Splits } from './splits.js';
export type { PixelsOptions } from './to-pixels.js';
