import * as tf from '@tensorflow/tfjs-core';
import { specialLaws } from '@gen/test-utils';
import { betainc } from './betainc.js';
import { digamma } from './digamma.js';
import { erf } from './erf.js';
import { erfc } from './erfc.js';
import { erfcx } from './erfcx.js';
import { erfinv } from './erfinv.js';
import ofBetainc from './goldens/betainc.json' with { type: 'json' };
import ofDigamma from './goldens/digamma.json' with { type: 'json' };
import ofErf from './goldens/erf.json' with { type: 'json' };
import ofErfc from './goldens/erfc.json' with { type: 'json' };
import ofErfcx from './goldens/erfcx.json' with { type: 'json' };
import ofErfinv from './goldens/erfinv.json' with { type: 'json' };
import ofExpm1 from './goldens/expm1.json' with { type: 'json' };
import ofNegativeLgamma from './goldens/lgamma-negative.json' with { type: 'json' };
import ofI0e from './goldens/i0e.json' with { type: 'json' };
import ofI1e from './goldens/i1e.json' with { type: 'json' };
import ofLgamma from './goldens/lgamma.json' with { type: 'json' };
import ofLog1mexp from './goldens/log1mexp.json' with { type: 'json' };
import ofLog1p from './goldens/log1p.json' with { type: 'json' };
import ofLogI0 from './goldens/logI0.json' with { type: 'json' };
import ofLogNdtr from './goldens/logNdtr.json' with { type: 'json' };
import ofLogBeta from './goldens/logBeta.json' with { type: 'json' };
import ofLogaddexp from './goldens/logaddexp.json' with { type: 'json' };
import ofLogit from './goldens/logit.json' with { type: 'json' };
import ofLogsubexp from './goldens/logsubexp.json' with { type: 'json' };
import ofNdtr from './goldens/ndtr.json' with { type: 'json' };
import ofNdtri from './goldens/ndtri.json' with { type: 'json' };
import ofTrigamma from './goldens/trigamma.json' with { type: 'json' };
import ofXlog1py from './goldens/xlog1py.json' with { type: 'json' };
import ofXlogy from './goldens/xlogy.json' with { type: 'json' };
import ofGammainc from './goldens/gammainc.json' with { type: 'json' };
import ofGammaincc from './goldens/gammaincc.json' with { type: 'json' };
import { gammainc, gammaincc } from './gammainc.js';
import { i0e } from './i0e.js';
import { i1e } from './i1e.js';
import { lgamma } from './lgamma.js';
import { logBeta } from './log-beta.js';
import { log1mexp } from './log1mexp.js';
import { logI0 } from './log-i0.js';
import { logNdtr } from './log-ndtr.js';
import { logaddexp } from './logaddexp.js';
import { logit } from './logit.js';
import { logsubexp } from './logsubexp.js';
import { ndtr } from './ndtr.js';
import { ndtri } from './ndtri.js';
import { trigamma } from './polygamma.js';
import { xlog1py } from './xlog1py.js';
import { xlogy } from './xlogy.js';

specialLaws({
  lgamma: { f: lgamma, golden: ofLgamma, relative: [1e-6, 5e-7, 1e-6] },
  'lgamma of negative numbers': {
    f: lgamma,
    golden: ofNegativeLgamma,
    relative: [1e-6, 1e-6, 2e-6],
    absolute: [1e-6, 1e-6, 1e-6],
  },
  digamma: { f: digamma, golden: ofDigamma, relative: [5e-7, 1e-6, 1e-6] },
  trigamma: { f: trigamma, golden: ofTrigamma, relative: [1e-6, 1e-6, 1e-6] },
  erf: { f: erf, golden: ofErf, relative: [3e-7, 1e-6, 1e-6], tails: true },
  erfc: { f: erfc, golden: ofErfc, relative: [1e-6, 1e-6, 1e-6], tails: true },
  erfcx: { f: erfcx, golden: ofErfcx, relative: [5e-7, 1e-6, 1e-6], tails: true },
  erfinv: { f: erfinv, golden: ofErfinv, relative: [5e-7, 1e-6, 2e-6] },
  ndtr: { f: ndtr, golden: ofNdtr, relative: [1e-6, 1e-6, 1e-6], tails: true },
  logNdtr: { f: logNdtr, golden: ofLogNdtr, relative: [1e-6, 1e-6, 2e-6], tails: true },
  ndtri: { f: ndtri, golden: ofNdtri, relative: [5e-7, 1e-6, 2e-6] },
  log1mexp: { f: log1mexp, golden: ofLog1mexp, relative: [5e-7, 5e-7, 1e-6] },
  logaddexp: { f: logaddexp, golden: ofLogaddexp, relative: [2e-7, 1e-6, 1e-6], tails: true },
  logsubexp: { f: logsubexp, golden: ofLogsubexp, relative: [1e-6, 1e-6, 1e-6] },
  logit: { f: logit, golden: ofLogit, relative: [5e-7, 5e-7, 1e-6] },
  xlogy: { f: xlogy, golden: ofXlogy, relative: [5e-7, 5e-7, 5e-7] },
  xlog1py: { f: xlog1py, golden: ofXlog1py, relative: [5e-7, 5e-7, 5e-7] },
  gammainc: {
    f: gammainc,
    golden: ofGammainc,
    relative: [5e-6, 5e-6, 5e-6],
    crosses: true,
    tails: true,
  },
  gammaincc: {
    f: gammaincc,
    golden: ofGammaincc,
    relative: [5e-6, 5e-6, 5e-6],
    crosses: true,
    tails: true,
  },
  logBeta: {
    f: logBeta,
    golden: ofLogBeta,
    relative: [1e-6, 1e-6, 1e-6],
    absolute: [1e-6, 1e-7, 1e-6],
  },
  betainc: {
    f: betainc,
    golden: ofBetainc,
    relative: [2e-5, 3e-5, 5e-5],
    absolute: [0, 1e-7, 2e-7],
    crosses: true,
    tails: true,
  },
  i0e: { f: i0e, golden: ofI0e, relative: [5e-7, 5e-7, 5e-6] },
  i1e: {
    f: i1e,
    golden: ofI1e,
    relative: [5e-7, 5e-6, 1e-5],
    absolute: [0, 5e-8, 2e-7],
  },
  logI0: { f: logI0, golden: ofLogI0, relative: [5e-7, 5e-7, 1e-5] },
  log1p: { f: tf.log1p, golden: ofLog1p, relative: [5e-7, 5e-7, 1e-6] },
  expm1: { f: tf.expm1, golden: ofExpm1, relative: [5e-7, 5e-7, 5e-7], tails: true },
});
