import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expectNoLeak } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { betainc } from './betainc.js';
import { betaincinv } from './betaincinv.js';
import { digamma } from './digamma.js';
import { erf } from './erf.js';
import { erfc } from './erfc.js';
import { erfcx } from './erfcx.js';
import { erfinv } from './erfinv.js';
import ofBetainc from './goldens/betainc.json' with { type: 'json' };
import ofBetaincinv from './goldens/betaincinv.json' with { type: 'json' };
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
import ofGammainccinv from './goldens/gammainccinv.json' with { type: 'json' };
import ofGammaincinv from './goldens/gammaincinv.json' with { type: 'json' };
import { gammainc, gammaincc } from './gammainc.js';
import { gammainccinv, gammaincinv } from './gammaincinv.js';
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

/** Numbers of float64; `null` is what float32 cannot hold. */
type Column = readonly (number | null)[];

interface Golden {
  readonly arguments: Readonly<Record<string, readonly number[]>>;
  readonly value: Column;
  readonly gradient: Readonly<Record<string, Column>>;
  readonly hessian: Readonly<Record<string, Column>>;
}

/** Largest |error| / |value| of the value, the gradient and the second derivatives. */
type Tolerances = readonly [value: number, gradient: number, hessian: number];

interface Instance {
  readonly f: (...xs: Tensor[]) => Tensor;
  readonly golden: Golden;
  readonly relative: Tolerances;
  /** What is allowed besides: next to zeros that no float32 hits. */
  readonly absolute?: Tolerances;
  /** Whether it is an exponential of something large, which engines round differently. */
  readonly tails?: boolean;
  /** Whether a second derivative that crosses 0 is measured by the product of the first ones. */
  readonly crosses?: boolean;
}

const instances: Record<string, Instance> = {
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
  gammaincinv: {
    f: gammaincinv,
    golden: ofGammaincinv,
    relative: [1e-5, 2e-5, 5e-5],
    crosses: true,
    tails: true,
  },
  gammainccinv: {
    f: gammainccinv,
    golden: ofGammainccinv,
    relative: [1e-5, 2e-5, 5e-5],
    crosses: true,
    tails: true,
  },
  betaincinv: {
    f: betaincinv,
    golden: ofBetaincinv,
    relative: [2e-5, 3e-5, 2e-3],
    absolute: [0, 0, 2e-8],
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
};

const SMALLEST = 1e-36; // engines may write 0 below 1.2e-38, and multiply that

// WGSL allows exp(x) an error of 3 + 2|x| units in the last place.
const OF_EXPONENT = tf.getBackend() === 'webgpu' ? 2 ** -24 : 0;

describe.each(Object.entries(instances))(
  '%s',
  (_, { f, golden, relative, absolute, crosses, tails }) => {
    const names = Object.keys(golden.arguments);
    const argumentsOf = (): Tensor[] =>
      names.map((name) => tf.tensor1d([...golden.arguments[name]!]));
    const total =
      (g: (...xs: Tensor[]) => Tensor) =>
      (...xs: Tensor[]) =>
        tf.sum(g(...xs));
    const gradients = (...xs: Tensor[]): Tensor[] => tf.grads(total(f))(xs);
    const curvatures = (i: number, ...xs: Tensor[]): Tensor[] =>
      tf.grads(total((...at) => gradients(...at)[i]!))(xs);

    const expectRow = async (
      got: Tensor,
      want: Column,
      order: 0 | 1 | 2,
      scale: Column = want,
    ): Promise<void> => {
      const numbers = await got.data();
      const bound = (exact: number, i: number): number => {
        const magnitude = Math.max(Math.abs(exact), Math.abs(scale[i] ?? 0), SMALLEST);
        const ofExponent = tails === true ? OF_EXPONENT * Math.abs(Math.log(magnitude)) : 0;
        return magnitude * (relative[order] + ofExponent) + (absolute?.[order] ?? 0) + SMALLEST;
      };
      const far = want.flatMap((exact, i) => {
        const isClose = exact === null || Math.abs(numbers[i]! - exact) <= bound(exact, i);
        if (isClose) return [];
        const at = names.map((name) => `${name} = ${golden.arguments[name]![i]}`).join(', ');
        return [`${at}: got ${numbers[i]}, expected ${exact}, off by ${numbers[i]! / exact - 1}`];
      });
      expect(far).toEqual([]);
    };

    test('agrees with its golden', async () => {
      await expectRow(
        tf.tidy(() => f(...argumentsOf())),
        golden.value,
        0,
      );
    });

    test('has the right gradient', async () => {
      const grads = tf.tidy(() => gradients(...argumentsOf()));
      for (const [i, name] of names.entries()) {
        await expectRow(grads[i]!, golden.gradient[name]!, 1);
      }
    });

    test('has the right second derivatives', async () => {
      for (const [i, name] of names.entries()) {
        const row = tf.tidy(() => curvatures(i, ...argumentsOf()));
        for (const [j, other] of names.entries()) {
          const entry = golden.hessian[`${name},${other}`] ?? golden.hessian[`${other},${name}`];
          const [ofOne, ofOther] = [golden.gradient[name]!, golden.gradient[other]!];
          const product = ofOne.map((slope, k) => slope! * ofOther[k]!);
          await expectRow(row[j]!, entry!, 2, crosses === true ? product : entry);
        }
      }
    });

    test('leaves no tensors behind', async () => {
      await expectNoLeak(() =>
        tf.tidy(() => {
          const xs = argumentsOf();
          return [f(...xs), ...gradients(...xs), ...curvatures(0, ...xs)];
        }),
      );
      await expectNoLeak(() => {
        const xs = names.map((name) => tf.scalar(golden.arguments[name]![3]!));
        const y = f(...xs);
        expect(y.shape).toEqual([]);
        return [y, ...xs];
      });
    });
  },
);
