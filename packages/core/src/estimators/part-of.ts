import type { Distribution } from '../distributions/distribution.js';
import type { Independent } from '../distributions/independent.js';

/** The distribution of the coordinates of an event, which may be that of the event itself. */
export const partOf = <D extends Distribution>(distribution: D | Independent<D>): D =>
  'base' in distribution && distribution.family === 'Independent'
    ? (distribution as Independent<D>).base
    : (distribution as D);
