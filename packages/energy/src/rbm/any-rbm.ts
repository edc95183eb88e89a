import type { Parameters } from '@gen/core/nn';
import type { SamplingUnits } from '../units/units.js';
import type { Bipartite, BipartiteValues } from './bipartite.js';

/** What objectives need of two layers of units whose parameters are variables: any {@link RBM} has it. */
export interface AnyRBM {
  /** The visible units. */
  readonly visible: SamplingUnits;
  /** The hidden units. */
  readonly hidden: SamplingUnits;
  /** The current values of the parameters. */
  readonly values: BipartiteValues;
  /** The mathematics at the current values, or at others. */
  at(values?: Partial<BipartiteValues>): Bipartite<SamplingUnits, SamplingUnits>;
  /** The variables by path. */
  parameters(): Parameters;
}
