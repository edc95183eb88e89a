import * as tf from '@tensorflow/tfjs-core';
import { bijectorLaws } from '@gen/test-utils';
import { affine } from './affine.js';
import { arctanh } from './arctanh.js';
import { batchNorm } from './batch-norm.js';
import { blockwise } from './blockwise.js';
import { boxCox } from './box-cox.js';
import { centredSoftmax } from './centred-softmax.js';
import { chain } from './chain.js';
import { choleskyOuterProduct } from './cholesky-outer-product.js';
import { correlationCholesky } from './correlation-cholesky.js';
import { cube } from './cube.js';
import { exp } from './exp.js';
import { fillTriangular } from './fill-triangular.js';
import { haar } from './haar.js';
import { householder } from './householder.js';
import { identity } from './identity.js';
import { invert } from './invert.js';
import { numericalInverse } from './numerical-inverse.js';
import { ordered } from './ordered.js';
import { orthogonal } from './orthogonal.js';
import { pad } from './pad.js';
import { permute } from './permute.js';
import { power } from './power.js';
import { reshape } from './reshape.js';
import { scaleTril } from './scale-tril.js';
import { sigmoid } from './sigmoid.js';
import { softplus } from './softplus.js';
import { softsign } from './softsign.js';
import { stickBreaking } from './stick-breaking.js';
import { tanh } from './tanh.js';
import { transpose } from './transpose.js';

const numbers = [-2.5, -1, -0.25, 0.5, 1.25, 3];
const positives = [0.125, 0.5, 1, 1.75, 4];
const pairs = [
  [0.5, -1],
  [1.5, 0.25],
  [-0.75, 2],
];
const triples = [
  [0.5, -1, 0.25],
  [1.5, 0.25, -0.5],
  [-0.75, 1.25, 1],
];
const square = [
  [
    [0.5, -1],
    [2, 0.25],
  ],
  [
    [1, 3],
    [-2, 0.75],
  ],
];

/** The elements but the last: the coordinates of a simplex. */
const butLast = (size: number): number[] => Array.from({ length: size - 1 }, (_, i) => i);

/** The places below (or also on) the diagonal of a matrix that is told row by row. */
const lower =
  (diagonal: 0 | -1) =>
  (size: number): number[] => {
    const rows = Math.sqrt(size);
    const all = Array.from({ length: size }, (_, i) => i);
    return all.filter((i) => i % rows <= Math.floor(i / rows) + diagonal);
  };

bijectorLaws('identity', { make: () => identity, x: numbers });
bijectorLaws('exp', { make: () => exp, x: numbers, extremes: [-80, 80] });
bijectorLaws('sigmoid', { make: () => sigmoid, x: numbers, extremes: [-80, 80, 1e4] });
bijectorLaws('softplus', { make: () => softplus, x: numbers, extremes: [-80, 80, 1e6] });
bijectorLaws('tanh', { make: () => tanh, x: numbers, extremes: [-80, 80, 1e6] });
bijectorLaws('arctanh', { make: () => arctanh, x: [-0.75, -0.25, 0.5, 0.875] });
bijectorLaws('softsign', { make: () => softsign, x: numbers, extremes: [-1e6, 1e6] });
bijectorLaws('cube', { make: () => cube, x: numbers, extremes: [-1e6, 1e6] });
bijectorLaws('power', { make: () => power({ exponent: 2.5 }), x: positives });
bijectorLaws('power below 0', { make: () => power({ exponent: -0.5 }), x: positives });
bijectorLaws('boxCox', { make: () => boxCox({ lambda: 0.5 }), x: positives });
bijectorLaws('boxCox at 0', { make: () => boxCox({ lambda: 0 }), x: positives });
bijectorLaws('affine', {
  make: ([loc, scale]) => affine({ loc: loc!, scale: scale! }),
  parameters: [
    [1, -2],
    [-0.5, 3],
  ],
  x: pairs,
});
bijectorLaws('batchNorm', {
  make: ([mean, variance, shift, scale]) =>
    batchNorm({ mean: mean!, variance: variance!, shift: shift!, scale: scale! }),
  parameters: [
    [1, -2],
    [0.5, 3],
    [0.25, -1],
    [2, 0.75],
  ],
  x: pairs,
});
bijectorLaws('scaleTril', {
  make: ([loc, scale]) => scaleTril({ loc: loc!, scaleTril: scale! }),
  parameters: [
    [1, -2],
    [
      [0.5, 0],
      [-1, 2],
    ],
  ],
  x: pairs,
});
bijectorLaws('centredSoftmax', {
  make: () => centredSoftmax,
  x: pairs,
  coordinates: butLast,
  extremes: [
    [80, -80],
    [80, 80],
    [-80, -80],
  ],
});
bijectorLaws('stickBreaking', {
  make: () => stickBreaking,
  x: triples,
  coordinates: butLast,
  extremes: [
    [30, 30, 30],
    [-30, -30, -30],
  ],
});
bijectorLaws('ordered', {
  make: () => ordered,
  x: triples,
  extremes: [
    [-1e6, -80, 80],
    [1e6, 80, -80],
  ],
});
bijectorLaws('fillTriangular', {
  make: () => fillTriangular(),
  x: triples,
  coordinates: lower(0),
});
bijectorLaws('fillTriangular with a positive diagonal', {
  make: () => fillTriangular({ diagonal: softplus }),
  x: triples,
  coordinates: lower(0),
});
bijectorLaws('correlationCholesky', {
  make: () => correlationCholesky,
  x: triples,
  coordinates: lower(-1),
  extremes: [
    [15, -15, 15],
    [-40, 40, 40],
  ],
});
bijectorLaws('scaleTril of three coordinates', {
  make: ([scale]) => scaleTril({ scaleTril: scale! }),
  parameters: [
    [
      [0.5, 0, 0],
      [-1, 2, 0],
      [0.75, 1, 1],
    ],
  ],
  x: triples,
});
bijectorLaws('choleskyOuterProduct of filled triangles', {
  make: () => chain([fillTriangular({ diagonal: exp }), choleskyOuterProduct]),
  x: triples,
  coordinates: lower(0),
});
bijectorLaws('permute', { make: () => permute([2, 0, 1]), x: triples });
bijectorLaws('reshape', {
  make: () => reshape({ from: [2, 2], to: [4] }),
  x: square,
});
bijectorLaws('transpose', { make: () => transpose([1, 0]), x: square });
bijectorLaws('pad', {
  make: () => pad({ before: 1, after: 2 }),
  x: pairs,
  coordinates: () => [1, 2],
});
bijectorLaws('blockwise', {
  make: ([scale]) =>
    blockwise([
      { size: 2, bijector: chain([affine({ scale: scale! }), permute([1, 0])]) },
      { size: 1, bijector: exp },
    ]),
  parameters: [[2, -0.5]],
  x: triples,
});
bijectorLaws('householder', {
  make: ([vectors]) => householder(vectors!),
  parameters: [
    [
      [1, -0.5, 0.25],
      [0.5, 2, -1],
    ],
  ],
  x: triples,
});
bijectorLaws('orthogonal', {
  make: ([generator]) => orthogonal(generator!),
  parameters: [
    [
      [1, -0.5, 0.25],
      [0.5, 2, -1],
      [0, 0.75, 0.5],
    ],
  ],
  x: triples,
});
bijectorLaws('haar', {
  make: () => haar,
  x: [
    [1, -2, 0.5, 3],
    [0.25, 1, -1, 2],
  ],
});
bijectorLaws('invert', { make: () => invert(ordered), x: [[-1, 0.5, 2]] });
bijectorLaws('chain', {
  make: ([loc]) => chain([affine({ loc: loc!, scale: 0.5 }), ordered, softplus]),
  parameters: [[0.5, -0.25, 1]],
  x: triples,
});
bijectorLaws('chain of growing rank', {
  make: () => chain([affine({ scale: 2 }), fillTriangular({ diagonal: exp }), transpose([1, 0])]),
  x: triples,
  coordinates: () => [0, 1, 3],
});
bijectorLaws('numericalInverse', {
  make: ([scale]) =>
    numericalInverse(chain([affine({ scale: scale! }), tanh]), { low: -8, high: 8 }),
  parameters: [[0.5, -0.25]],
  x: pairs,
});
bijectorLaws('numericalInverse of what has no closed one', {
  // x + ½ tanh x
  make: () =>
    numericalInverse({
      name: 'Bend',
      domainRank: 0,
      codomainRank: 0,
      forwardShape: (shape) => shape,
      forward: (x) => ({
        value: tf.tidy(() => tf.add(x, tf.mul(tf.tanh(x), 0.5))),
        logDet: tf.tidy(() => tf.log1p(tf.mul(tf.sub(1, tf.square(tf.tanh(x))), 0.5))),
      }),
    }),
  x: numbers,
});
