export type { HasParameters, Layer, Network, Parameters } from './layer.js';
