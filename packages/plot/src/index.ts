export type { ChartOptions } from './charts/chart-options.js';
export { densityCurve, type DensityCurveOptions } from './charts/density-curve.js';
export { densityMap, type DensityMapOptions } from './charts/density-map.js';
export { latentScatter, type LatentScatterOptions } from './charts/latent-scatter.js';
export {
  learningCurves,
  type LearningCurve,
  type LearningCurvesOptions,
} from './charts/learning-curves.js';
export { lossCurve, type LossCurveOptions } from './charts/loss-curve.js';
export type { LossPart, LossRow } from './charts/loss-rows.js';
export { massBars, type MassBarsOptions } from './charts/mass-bars.js';
export { planePoints, type Plane } from './charts/plane.js';
export { ridgeline, type NamedSamples, type RidgelineOptions } from './charts/ridgeline.js';
export { scatter, type NamedPoints, type ScatterOptions } from './charts/scatter.js';
export { traversal, type TraversalOptions } from './charts/traversal.js';
export { followColorScheme } from './follow-color-scheme.js';
export { palette, type Palette, type Palettes } from './palette.js';
export { drawImage } from './raster/draw-image.js';
export { encodePng } from './raster/encode-png.js';
export { imageGrid, type ImageGridOptions } from './raster/image-grid.js';
export type { ImageLayout } from './raster/images.js';
export { pairedGrid, type PairedGridOptions } from './raster/paired-grid.js';
export type { RasterImage } from './raster/raster-image.js';
export type { TileOptions } from './raster/tile-options.js';
