export type { BiasParameters } from './units/bias-parameters.js';
export { binaryUnits } from './units/binary-units.js';
export type {
  EnumerableUnits,
  SampleAndMean,
  SamplingUnits,
  StateRange,
  UnitParameters,
  Units,
  WeightedRows,
} from './units/units.js';
export {
  bipartite,
  type Bipartite,
  type BipartiteGradient,
  type BipartiteState,
  type BipartiteUnits,
  type BipartiteValues,
  type IndependentUnits,
} from './rbm/bipartite.js';
export { RBM, type RBMConfig } from './rbm/rbm.js';
