export type { BatchOrderOptions } from './batches/batch-order.js';
export { imageBatches, type ImageBatchesOptions } from './batches/image-batches.js';
export { labelledBatches, type LabelledBatch } from './batches/labelled-batches.js';
export { maskedBatches, type MaskedBatch } from './batches/masked-batches.js';
export { pointBatches, type PointBatchesOptions } from './batches/point-batches.js';
export { prefetch, type PrefetchedBatches, type PrefetchOptions } from './batches/prefetch.js';
export { tensorBatches, type Rows } from './batches/tensor-batches.js';
export {
  cifar100Format,
  cifar10Format,
  type CifarFormat,
  type CifarLabel,
} from './cifar/cifar-formats.js';
export { cifarRecords, type CifarRecordsOptions } from './cifar/cifar-records.js';
export { csvRecords, type CsvRecordsOptions } from './csv/csv-records.js';
export { datasetTensor, type DatasetTensorOptions } from './dataset-tensor.js';
export type { Dataset, LabelledDataset } from './dataset.js';
export { digits, type DigitsOptions } from './digits/digits.js';
export type { DownloadOptions, DownloadProgress } from './downloads/download.js';
export { filesFolder } from './folders/files-folder.js';
export type { Folder } from './folders/folder.js';
export { tarFolder } from './folders/tar-folder.js';
export {
  graphRecords,
  type GraphRecord,
  type GraphRecordsOptions,
} from './graphs/graph-records.js';
export { idxFromFiles } from './idx/idx-from-files.js';
export { idxRecords, type IdxRecordsOptions } from './idx/idx-records.js';
export { parseIdx } from './idx/parse-idx.js';
export { cropImage, type CropOptions } from './images/crop-image.js';
export { grayscaleImage } from './images/grayscale-image.js';
export { imageClasses, imageRecords, type ImageRecordsOptions } from './images/image-records.js';
export type { ImageDecoder, Pixels } from './images/pixels.js';
export { resizeImage, type ResizeOptions } from './images/resize-image.js';
export { npyRecords, type NpyRecordsOptions } from './npy/npy-records.js';
export { parseNpy } from './npy/parse-npy.js';
export { cached } from './records/cached.js';
export type { DataRecord } from './records/data-record.js';
export { gather, type Gathered, type GatherOptions } from './records/gather.js';
export { imageDataset, type ImageDatasetOptions } from './records/image-dataset.js';
export type { NumberArray, Numbers } from './records/numbers.js';
export type { FloatReadOptions, ReadOptions } from './records/read-options.js';
export {
  safetensorsRecords,
  type SafetensorsRecordsOptions,
} from './safetensors/safetensors-records.js';
export { smilesLines, type SmilesLine } from './smiles/smiles-lines.js';
export { smilesRecords } from './smiles/smiles-records.js';
export { smilesTokens } from './smiles/smiles-tokens.js';
export { blobSource } from './sources/blob-source.js';
export { bytesSource } from './sources/bytes-source.js';
export { fetchSource, type Fetch, type FetchSourceOptions } from './sources/fetch-source.js';
export type { ByteRange, Source, SourceLike } from './sources/source.js';
export { splitDataset, type SplitDatasetOptions } from './split-dataset.js';
export type { Splits } from './splits.js';
export { characterRecords, type CharacterRecordsOptions } from './text/character-records.js';
export { lineRecords, type LineRecordsOptions } from './text/line-records.js';
export { textLines } from './text/text-lines.js';
export { vocabularyOf, type Vocabulary, type VocabularyOptions } from './text/vocabulary.js';
export type { PixelsOptions } from './to-pixels.js';
export { barsAndStripes, type Patterns } from './bars/bars-and-stripes.js';
export {
  imageDomains,
  type ImageDomains,
  type ImageDomainsOptions,
} from './domains/image-domains.js';
export { faces, type FacesOptions } from './faces/faces.js';
export type { FactoredDataset } from './factored-dataset.js';
export { molecules, type Molecules, type MoleculesOptions } from './molecules/molecules.js';
export { checkerboard } from './points/checkerboard.js';
export { eightGaussians } from './points/eight-gaussians.js';
export { gridOfGaussians, type GridOfGaussiansOptions } from './points/grid-of-gaussians.js';
export type { NoiseOptions } from './points/noisy-curve.js';
export { pinwheel, type PinwheelOptions } from './points/pinwheel.js';
export type { PointDensity, PointModes, Points } from './points/points.js';
export { ringOfGaussians, type RingOfGaussiansOptions } from './points/ring-of-gaussians.js';
export { rings, type RingsOptions } from './points/rings.js';
export { spirals } from './points/spirals.js';
export { swissRoll } from './points/swiss-roll.js';
export { twoMoons } from './points/two-moons.js';
export { sentences, type Sentences, type SentencesOptions } from './sentences/sentences.js';
export { timeSeries, type TimeSeries, type TimeSeriesOptions } from './series/time-series.js';
export {
  smallGraphs,
  type SmallGraphs,
  type SmallGraphsOptions,
} from './small-graphs/small-graphs.js';
export { sprites, type SpritesOptions } from './sprites/sprites.js';
export type { BatchTransform } from './transforms/batch-transform.js';
export { binarizeOnce } from './transforms/binarize-once.js';
export { binarize } from './transforms/binarize.js';
export { crop, type CropSize } from './transforms/crop.js';
export {
  dequantize,
  type Dequantization,
  type DequantizeOptions,
} from './transforms/dequantize.js';
export { flip } from './transforms/flip.js';
export { inTurn } from './transforms/in-turn.js';
export { shift, type ShiftOptions } from './transforms/shift.js';
export { toLogits, type ToLogitsOptions } from './transforms/to-logits.js';
