export { palette, type Palette } from './palette.js';
export { drawImage } from './raster/draw-image.js';
export { encodePng } from './raster/encode-png.js';
export { imageGrid, type ImageGridOptions } from './raster/image-grid.js';
export type { ImageLayout } from './raster/images.js';
export { pairedGrid, type PairedGridOptions } from './raster/paired-grid.js';
export type { RasterImage } from './raster/raster-image.js';
export type { TileOptions } from './raster/tile-options.js';
