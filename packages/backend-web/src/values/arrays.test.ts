import * as tf from '@tensorflow/tfjs-core';
import {
  broadcastElementOf,
  eighths,
  elementOf,
  elementwise,
  indicesBelow,
  indicesOf,
  plain,
  smallIntegers,
  truths,
  valueLaws,
  type PlainTensor,
  type ValueCase,
} from '@gen/test-utils';

const kinds = [eighths, smallIntegers, truths];
type Move = (x: tf.Tensor) => tf.Tensor;
type Source = (index: readonly number[]) => readonly number[];

/** One move of elements, of every type: where each element of the result comes from. */
interface MoveCase {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly op: Move;
  readonly source: Source;
  readonly fill?: number;
}

const mod = (a: number, n: number): number => ((a % n) + n) % n;
const transposed = (from: readonly number[], perm: number[]): MoveCase => ({
  from,
  to: perm.map((axis) => from[axis]!),
  op: (x) => tf.transpose(x, perm),
  source: (index) => perm.reduce<number[]>((at, axis, i) => at.with(axis, index[i]!), [...from]),
});

const moves: Readonly<Record<string, MoveCase>> = {
  'transpose [3,7]': transposed([3, 7], [1, 0]),
  'transpose [2,3,4]': transposed([2, 3, 4], [2, 0, 1]),
  'transpose [2,3,4], outer axes': transposed([2, 3, 4], [1, 0, 2]),
  'transpose [2,1,3,2]': transposed([2, 1, 3, 2], [3, 1, 0, 2]),
  'transpose [2,1,3,1,2]': transposed([2, 1, 3, 1, 2], [4, 0, 2, 1, 3]),
  'transpose [2,1,3,1,2,2]': transposed([2, 1, 3, 1, 2, 2], [5, 0, 2, 1, 4, 3]),
  'transpose [0,2]': transposed([0, 2], [1, 0]),
  'reverse along one axis': {
    from: [3, 5],
    to: [3, 5],
    op: (x) => tf.reverse(x, -1),
    source: ([i, j]) => [i!, 4 - j!],
  },
  'reverse along all axes': {
    from: [2, 3, 2],
    to: [2, 3, 2],
    op: (x) => tf.reverse(x),
    source: ([i, j, k]) => [1 - i!, 2 - j!, 1 - k!],
  },
  'slice of rank 1': {
    from: [7],
    to: [3],
    op: (x) => tf.slice(x, 2, 3),
    source: ([i]) => [i! + 2],
  },
  'slice to the end': {
    from: [4, 5],
    to: [3, 2],
    op: (x) => tf.slice(x, [1, 3], [-1, 2]),
    source: ([i, j]) => [i! + 1, j! + 3],
  },
  'slice of rank 5': {
    from: [2, 3, 1, 3, 2],
    to: [1, 2, 1, 2, 1],
    op: (x) => tf.slice(x, [1, 1, 0, 0, 1], [1, 2, 1, 2, 1]),
    source: ([, b, , d]) => [1, b! + 1, 0, d!, 1],
  },
  'slice of rank 6': {
    from: [2, 3, 1, 3, 2, 2],
    to: [1, 2, 1, 2, 1, 2],
    op: (x) => tf.slice(x, [1, 1, 0, 0, 1, 0], [1, 2, 1, 2, 1, 2]),
    source: ([, b, , d, , f]) => [1, b! + 1, 0, d!, 1, f!],
  },
  'slice of nothing': {
    from: [3, 2],
    to: [0, 2],
    op: (x) => tf.slice(x, [1, 0], [0, 2]),
    source: (index) => index,
  },
  stridedSlice: {
    from: [7, 5],
    to: [3, 2],
    op: (x) => tf.stridedSlice(x, [1, 0], [7, 4], [2, 2]),
    source: ([i, j]) => [1 + 2 * i!, 2 * j!],
  },
  'stridedSlice backwards': {
    from: [7, 5],
    to: [3, 5],
    op: (x) => tf.stridedSlice(x, [-1, 0], [0, 5], [-2, 1]),
    source: ([i, j]) => [6 - 2 * i!, j!],
  },
  'stridedSlice with masks': {
    from: [4, 3, 2],
    to: [4, 2],
    op: (x) => tf.stridedSlice(x, [1, 1, 0], [2, 2, 2], [1, 1, 1], 1, 1, 0, 0, 2),
    source: ([i, k]) => [i!, 1, k!],
  },
  tile: {
    from: [2, 3],
    to: [4, 9],
    op: (x) => tf.tile(x, [2, 3]),
    source: ([i, j]) => [i! % 2, j! % 3],
  },
  'tile of rank 5': {
    from: [2, 1, 3, 1, 2],
    to: [2, 2, 3, 1, 4],
    op: (x) => tf.tile(x, [1, 2, 1, 1, 2]),
    source: ([a, , c, , e]) => [a!, 0, c!, 0, e! % 2],
  },
  broadcastTo: {
    from: [3, 1],
    to: [2, 3, 4],
    op: (x) => tf.broadcastTo(x, [2, 3, 4]),
    source: ([, j]) => [j!, 0],
  },
  'broadcastTo of a scalar': {
    from: [],
    to: [2, 3],
    op: (x) => tf.broadcastTo(x, [2, 3]),
    source: () => [],
  },
  'broadcastTo rank 6': {
    from: [2, 1, 2, 1],
    to: [2, 1, 2, 3, 2, 2],
    op: (x) => tf.broadcastTo(x, [2, 1, 2, 3, 2, 2]),
    source: ([, , c, , e]) => [c!, 0, e!, 0],
  },
  pad: {
    from: [2, 3],
    to: [5, 4],
    op: (x) =>
      tf.pad(
        x,
        [
          [2, 1],
          [0, 1],
        ],
        1,
      ),
    source: ([i, j]) => [i! - 2, j!],
    fill: 1,
  },
  'pad of rank 5': {
    from: [1, 2, 1, 2, 1],
    to: [2, 2, 1, 3, 3],
    op: (x) =>
      tf.pad(x, [
        [1, 0],
        [0, 0],
        [0, 0],
        [0, 1],
        [1, 1],
      ]),
    source: ([a, b, c, d, e]) => [a! - 1, b!, c!, d!, e! - 1],
    fill: 0,
  },
  'expandDims and squeeze': {
    from: [2, 1, 3],
    to: [2, 3, 1],
    op: (x) => tf.expandDims(tf.squeeze(x, [1]), -1),
    source: ([i, j]) => [i!, 0, j!],
  },
  'reshape after transpose': {
    from: [3, 4],
    to: [2, 6],
    op: (x) => tf.reshape(tf.transpose(x), [2, 6]),
    source: ([i, j]) => [(i! * 6 + j!) % 3, Math.floor((i! * 6 + j!) / 3)],
  },
  clone: { from: [3], to: [3], op: (x) => tf.clone(x), source: (index) => index },
  depthToSpace: {
    from: [1, 2, 3, 8],
    to: [1, 4, 6, 2],
    op: (x) => tf.depthToSpace(x as tf.Tensor4D, 2),
    source: ([n, y, x, c]) => [n!, y! >> 1, x! >> 1, (y! % 2) * 4 + (x! % 2) * 2 + c!],
  },
  spaceToBatchND: {
    from: [1, 4, 3, 1],
    to: [4, 2, 2, 1],
    op: (x) =>
      tf.spaceToBatchND(
        x,
        [2, 2],
        [
          [0, 0],
          [1, 0],
        ],
      ),
    source: ([n, y, x, c]) => [0, 2 * y! + (n! >> 1), 2 * x! + (n! % 2) - 1, c!],
    fill: 0,
  },
  batchToSpaceND: {
    from: [4, 2, 2, 1],
    to: [1, 4, 3, 1],
    op: (x) =>
      tf.batchToSpaceND(
        x,
        [2, 2],
        [
          [0, 0],
          [1, 0],
        ],
      ),
    source: ([, y, x, c]) => [(y! % 2) * 2 + ((x! + 1) % 2), y! >> 1, (x! + 1) >> 1, c!],
  },
  'gather rows': {
    from: [4, 3],
    to: [3, 3],
    op: (x) => tf.gather(x, tf.tensor1d([3, 0, 3], 'int32')),
    source: ([i, j]) => [[3, 0, 3][i!]!, j!],
  },
  'gather along a middle axis': {
    from: [2, 4, 3],
    to: [2, 2, 2, 3],
    op: (x) =>
      tf.gather(
        x,
        tf.tensor2d(
          [
            [3, 0],
            [1, 1],
          ],
          [2, 2],
          'int32',
        ),
        -2,
      ),
    source: ([n, i, j, k]) => [
      n!,
      [
        [3, 0],
        [1, 1],
      ][i!]![j!]!,
      k!,
    ],
  },
  'gather by a scalar': {
    from: [4, 3],
    to: [4],
    op: (x) => tf.gather(x, tf.scalar(2, 'int32'), 1),
    source: ([i]) => [i!, 2],
  },
  'gather of each batch': {
    from: [3, 4, 2],
    to: [3, 2, 2],
    op: (x) =>
      tf.gather(
        x,
        tf.tensor2d(
          [
            [3, 0],
            [1, 1],
            [2, 3],
          ],
          [3, 2],
          'int32',
        ),
        1,
        1,
      ),
    source: ([n, i, j]) => [
      n!,
      [
        [3, 0],
        [1, 1],
        [2, 3],
      ][n!]![i!]!,
      j!,
    ],
  },
  'gather of each batch along a later axis': {
    from: [2, 3, 4],
    to: [2, 3, 2],
    op: (x) =>
      tf.gather(
        x,
        tf.tensor2d(
          [
            [3, 0],
            [1, 2],
          ],
          [2, 2],
          'int32',
        ),
        2,
        1,
      ),
    source: ([n, i, j]) => [
      n!,
      i!,
      [
        [3, 0],
        [1, 2],
      ][n!]![j!]!,
    ],
  },
  'gather of each of two batches': {
    from: [2, 2, 3],
    to: [2, 2, 2],
    op: (x) =>
      tf.gather(
        x,
        tf.tensor3d(
          [
            [
              [2, 0],
              [1, 1],
            ],
            [
              [0, 0],
              [1, 2],
            ],
          ],
          [2, 2, 2],
          'int32',
        ),
        2,
        2,
      ),
    source: ([n, m, j]) => [
      n!,
      m!,
      [
        [
          [2, 0],
          [1, 1],
        ],
        [
          [0, 0],
          [1, 2],
        ],
      ][n!]![m!]![j!]!,
    ],
  },
  'gather of nothing': {
    from: [4, 3],
    to: [0, 3],
    op: (x) => tf.gather(x, tf.tensor1d([], 'int32')),
    source: (index) => index,
  },
  gatherND: {
    from: [2, 3, 2],
    to: [2, 2],
    op: (x) =>
      tf.gatherND(
        x,
        tf.tensor2d(
          [
            [1, 2],
            [0, 1],
          ],
          [2, 2],
          'int32',
        ),
      ),
    source: ([i, k]) => [[1, 0][i!]!, [2, 1][i!]!, k!],
  },
  unstack: {
    from: [2, 3, 2],
    to: [2, 2],
    op: (x) => tf.unstack(x, -2)[2]!,
    source: ([i, k]) => [i!, 2, k!],
  },
  'split evenly': {
    from: [2, 6],
    to: [2, 2],
    op: (x) => tf.split(x, 3, 1)[1]!,
    source: ([i, j]) => [i!, j! + 2],
  },
  'split unevenly': {
    from: [2, 6],
    to: [2, 3],
    op: (x) => tf.split(x, [1, -1, 2], -1)[1]!,
    source: ([i, j]) => [i!, j! + 1],
  },
  'roll by concat': {
    from: [5, 2],
    to: [5, 2],
    op: (x) => tf.concat([tf.slice(x, [2, 0]), tf.slice(x, [0, 0], [2, 2])], 0),
    source: ([i, j]) => [mod(i! + 2, 5), j!],
  },
};

const realOnly = ['batchToSpaceND', 'spaceToBatchND', 'depthToSpace'];

valueLaws(
  Object.fromEntries(
    Object.entries(moves).flatMap(([name, { from, to, op, source, fill }]) =>
      (realOnly.includes(name) ? [eighths] : kinds).map((make): [string, ValueCase] => {
        const x = make(from, 5);
        const expected = plain(to, (index) => elementOf(x, source(index)) ?? fill!, x.dtype);
        return [`${name}, ${x.dtype}`, { inputs: [x], compute: op, expected }];
      }),
    ),
  ),
);

const joined = (axis: number, xs: readonly PlainTensor[]): PlainTensor => {
  const sizes = xs.map((x) => x.shape[axis]!);
  const shape = xs[0]!.shape.with(
    axis,
    sizes.reduce((a, b) => a + b, 0),
  );
  return plain(
    shape,
    (index) => {
      let at = index[axis]!;
      const which = sizes.findIndex((size) => (at < size ? true : ((at -= size), false)));
      return elementOf(xs[which]!, index.with(axis, at))!;
    },
    xs[0]!.dtype,
  );
};

valueLaws(
  Object.fromEntries(
    kinds.flatMap((make): [string, ValueCase][] => {
      const [a, b, c] = [make([2, 3], 1), make([2, 1], 2), make([2, 4], 3)];
      const { dtype } = a;
      const rows = [make([2, 3], 1), make([0, 3], 2), make([3, 3], 3)];
      const deep = [make([2, 1, 2, 2, 3], 1), make([2, 2, 2, 2, 3], 2)];
      const stacked = [make([2, 3], 1), make([2, 3], 2), make([2, 3], 3)];
      return [
        [
          `concat of columns, ${dtype}`,
          {
            inputs: [a, b, c],
            compute: (...xs) => tf.concat(xs, -1),
            expected: joined(1, [a, b, c]),
          },
        ],
        [
          `concat of rows, some without any, ${dtype}`,
          { inputs: rows, compute: (...xs) => tf.concat(xs, 0), expected: joined(0, rows) },
        ],
        [
          `concat of rank 5, ${dtype}`,
          { inputs: deep, compute: (...xs) => tf.concat(xs, 1), expected: joined(1, deep) },
        ],
        [
          `stack along the last axis, ${dtype}`,
          {
            inputs: stacked,
            compute: (...xs) => tf.stack(xs, -1),
            expected: plain([2, 3, 3], ([i, j, k]) => elementOf(stacked[k!]!, [i!, j!])!, dtype),
          },
        ],
      ];
    }),
  ),
);

const whereShapes: readonly [number[], number[], number[]][] = [
  [[], [], []],
  [[1], [1], [1]],
  [[5], [5], [5]],
  [[3], [2, 3], [2, 3]],
  [[2, 1], [1, 3], []],
  [
    [2, 3, 4],
    [2, 3, 4],
    [2, 3, 4],
  ],
  [[2, 1, 3, 1, 2], [2, 2, 3, 1, 2], [1]],
  [
    [2, 1, 3, 1, 2, 1],
    [2, 2, 3, 1, 2, 3],
    [1, 3],
  ],
  [[0, 3], [0, 3], [3]],
  [[70], [70], []],
];

valueLaws(
  Object.fromEntries(
    kinds.flatMap((make) =>
      whereShapes.map(([c, a, b]): [string, ValueCase] => {
        const inputs = [truths(c, 1), make(a, 2), make(b, 3)];
        const { dtype } = inputs[1]!;
        return [
          `where [${c}] of ${dtype} [${a}] and [${b}]`,
          {
            inputs,
            compute: (condition, t, e) => tf.where(condition!, t!, e!),
            expected: elementwise((c, a, b) => (c ? a : b), inputs, dtype),
          },
        ];
      }),
    ),
  ),
);

const oneHot = (
  shape: readonly number[],
  depth: number,
  dtype: 'float32' | 'int32' | 'bool',
  on = 1,
  off = 0,
): [string, ValueCase] => {
  const indices = indicesBelow(depth, shape, 2);
  return [
    `oneHot of [${shape}], depth ${depth}, ${dtype}, ${on} and ${off}`,
    {
      inputs: [indices],
      compute: (x) => tf.oneHot(x, depth, on, off, dtype),
      expected: plain(
        [...shape, depth],
        (index) => (elementOf(indices, index.slice(0, -1)) === index.at(-1) ? on : off),
        dtype,
      ),
    },
  ];
};

valueLaws(
  Object.fromEntries([
    oneHot([4], 3, 'float32'),
    oneHot([4], 3, 'float32', 0.75, -0.25),
    oneHot([2, 3], 4, 'float32'),
    oneHot([2, 2, 2], 3, 'float32'),
    oneHot([4], 3, 'int32'),
    oneHot([4], 3, 'int32', 7, -2),
    oneHot([5], 3, 'bool'),
    oneHot([3], 2, 'float32'),
    oneHot([], 4, 'float32'),
    oneHot([1], 4, 'float32'),
    oneHot([0], 4, 'float32'),
  ]),
);

const rows = eighths([5, 3], 7);
const scatter = plain([2, 1], ([i]) => [3, 1][i!]!, 'int32');
const updates = eighths([2, 3], 8);
const twice = plain([3, 1], ([i]) => [3, 1, 3][i!]!, 'int32');
const thrice = eighths([3, 3], 8);

const casts: readonly [PlainTensor, 'float32' | 'int32' | 'bool', (x: number) => number][] = [
  [eighths([9]), 'int32', Math.trunc],
  [eighths([9]), 'bool', (x) => Number(x !== 0)],
  [smallIntegers([9]), 'float32', (x) => x],
  [smallIntegers([9]), 'bool', (x) => Number(x !== 0)],
  [truths([9]), 'float32', (x) => x],
  [truths([9]), 'int32', (x) => x],
];

valueLaws({
  ...Object.fromEntries(
    casts.map(([x, dtype, f]) => [
      `cast of ${x.dtype} to ${dtype}`,
      {
        inputs: [x],
        compute: (t: tf.Tensor) => tf.cast(t, dtype),
        expected: elementwise(f, [x], dtype),
      },
    ]),
  ),
  'cast of nothing': {
    inputs: [plain([0, 2], () => 0)],
    compute: (x) => tf.cast(x, 'int32'),
    expected: plain([0, 2], () => 0, 'int32'),
  },
  scatterND: {
    inputs: [scatter, updates],
    compute: (at, x) => tf.scatterND(at!, x!, [5, 3]),
    expected: plain([5, 3], ([i, j]) =>
      i === 3 ? elementOf(updates, [0, j!])! : i === 1 ? elementOf(updates, [1, j!])! : 0,
    ),
  },
  'scatterND adds up what falls together': {
    inputs: [twice, thrice],
    compute: (at, x) => tf.scatterND(at!, x!, [5, 3]),
    expected: plain([5, 3], ([i, j]) =>
      [3, 1, 3].reduce((sum, row, n) => sum + (row === i ? elementOf(thrice, [n, j!])! : 0), 0),
    ),
  },
  tensorScatterUpdate: {
    inputs: [rows, scatter, updates],
    compute: (x, at, y) => tf.tensorScatterUpdate(x!, at!, y!),
    expected: plain([5, 3], ([i, j]) =>
      i === 3
        ? elementOf(updates, [0, j!])!
        : i === 1
          ? elementOf(updates, [1, j!])!
          : elementOf(rows, [i!, j!])!,
    ),
  },
  unsortedSegmentSum: {
    inputs: [rows, plain([5], ([i]) => [2, 0, 2, 3, 0][i!]!, 'int32')],
    compute: (x, ids) => tf.unsortedSegmentSum(x!, ids as tf.Tensor1D, 5),
    expected: plain([5, 3], ([s, j]) =>
      [2, 0, 2, 3, 0].reduce((sum, id, i) => sum + (id === s ? elementOf(rows, [i, j!])! : 0), 0),
    ),
  },
  'topk values': {
    inputs: [rows],
    compute: (x) => tf.topk(x, 2).values,
    expected: plain(
      [5, 2],
      ([i, k]) => [0, 1, 2].map((j) => elementOf(rows, [i!, j])!).sort((a, b) => b - a)[k!]!,
    ),
  },
  'topk indices of equals are in order': {
    inputs: [
      plain(
        [2, 5],
        ([i, j]) =>
          [
            [1, 3, 3, 0, 3],
            [2, 2, 2, 2, 2],
          ][i!]![j!]!,
      ),
    ],
    compute: (x) => tf.topk(x, 3).indices,
    expected: plain(
      [2, 3],
      ([i, k]) =>
        [
          [1, 2, 4],
          [0, 1, 2],
        ][i!]![k!]!,
      'int32',
    ),
  },
  'mirrorPad, reflecting': {
    inputs: [rows],
    compute: (x) =>
      tf.mirrorPad(
        x,
        [
          [2, 1],
          [0, 2],
        ],
        'reflect',
      ),
    expected: plain([8, 5], ([i, j]) =>
      elementOf(rows, [4 - Math.abs(4 - Math.abs(i! - 2)), 2 - Math.abs(2 - j!)])!,
    ),
  },
  'mirrorPad, symmetric': {
    inputs: [eighths([3], 1)],
    compute: (x) => tf.mirrorPad(x, [[2, 3]], 'symmetric'),
    expected: plain([8], ([i]) => elementOf(eighths([3], 1), [[1, 0, 0, 1, 2, 2, 1, 0][i!]!])!),
  },
  diag: {
    inputs: [eighths([3])],
    compute: (x) => tf.diag(x),
    expected: plain([3, 3], ([i, j]) => (i === j ? elementOf(eighths([3]), [i!])! : 0)),
  },
  bandPart: {
    inputs: [eighths([2, 4, 5])],
    compute: (x) => tf.linalg.bandPart(x, 1, 2),
    expected: plain([2, 4, 5], ([n, i, j]) =>
      i! - j! <= 1 && j! - i! <= 2 ? elementOf(eighths([2, 4, 5]), [n!, i!, j!])! : 0,
    ),
  },
  lowerBound: {
    inputs: [plain([5], ([i]) => [0, 1, 1, 2, 5][i!]!), plain([4], ([i]) => [-1, 1, 3, 9][i!]!)],
    compute: (edges, x) => tf.reshape(tf.lowerBound(edges!, x!), [4]),
    expected: plain([4], ([i]) => [0, 1, 4, 5][i!]!, 'int32'),
  },
  upperBound: {
    inputs: [plain([5], ([i]) => [0, 1, 1, 2, 5][i!]!), plain([4], ([i]) => [-1, 1, 3, 9][i!]!)],
    compute: (edges, x) => tf.reshape(tf.upperBound(edges!, x!), [4]),
    expected: plain([4], ([i]) => [0, 3, 4, 5][i!]!, 'int32'),
  },
  bincount: {
    inputs: [indicesBelow(4, [9])],
    compute: (x) => tf.bincount(x as tf.Tensor1D, [] as unknown as tf.Tensor1D, 5),
    expected: plain([5], ([k]) => indicesBelow(4, [9]).values.filter((v) => v === k).length),
  },
  addN: {
    inputs: [eighths([3, 2], 1), eighths([3, 2], 2), eighths([3, 2], 3)],
    compute: (...xs) => tf.addN(xs),
    expected: elementwise(
      (a, b, c) => a + b + c,
      [1, 2, 3].map((salt) => eighths([3, 2], salt)),
    ),
  },
  'addN of integers': {
    inputs: [smallIntegers([3, 2], 1), smallIntegers([3, 2], 2)],
    compute: (...xs) => tf.addN(xs),
    expected: elementwise(
      (a, b) => a + b,
      [1, 2].map((salt) => smallIntegers([3, 2], salt)),
    ),
  },
  'large integers': {
    inputs: [plain([3], ([i]) => [2147483000, -2147483000, 16777217][i!]!, 'int32')],
    compute: (x) => tf.reshape(x, [3, 1]),
    expected: plain([3, 1], ([i]) => [2147483000, -2147483000, 16777217][i!]!, 'int32'),
  },
  'onesLike and zerosLike of integers': {
    inputs: [smallIntegers([2, 3])],
    compute: (x) => tf.concat([tf.onesLike(x), tf.zerosLike(x)], 0),
    expected: plain([4, 3], ([i]) => Number(i! < 2), 'int32'),
  },
  'onesLike of bool': {
    inputs: [truths([2, 3])],
    compute: (x) => tf.onesLike(x),
    expected: plain([2, 3], () => 1, 'bool'),
  },
  fill: {
    inputs: [],
    compute: () => tf.fill([2, 3], -7, 'int32'),
    expected: plain([2, 3], () => -7, 'int32'),
  },
  range: {
    inputs: [],
    compute: () => tf.range(5, -2, -2),
    expected: plain([4], ([i]) => 5 - 2 * i!),
  },
  linspace: {
    inputs: [],
    compute: () => tf.linspace(-1, 1, 9),
    expected: plain([9], ([i]) => -1 + i! / 4),
  },
  'linspace of one': {
    inputs: [],
    compute: () => tf.linspace(-1, 1, 1),
    expected: plain([1], () => -1),
  },
  eye: {
    inputs: [],
    compute: () => tf.eye(2, 3, [2]),
    expected: plain([2, 2, 3], ([, i, j]) => Number(i === j)),
  },
  logicalNot: {
    inputs: [truths([3, 5, 2])],
    compute: (x) => tf.logicalNot(x),
    expected: elementwise((v) => 1 - v, [truths([3, 5, 2])]),
  },
});

// The elements of a batched matrix, repeated where it has fewer batches.
const product = (
  a: PlainTensor,
  b: PlainTensor,
  transposeA = false,
  transposeB = false,
): PlainTensor => {
  const [m, n] = [a.shape.at(transposeA ? -1 : -2)!, b.shape.at(transposeB ? -2 : -1)!];
  const k = a.shape.at(transposeA ? -2 : -1)!;
  const batch = a.shape.length > b.shape.length ? a.shape.slice(0, -2) : b.shape.slice(0, -2);
  const shape = batch.map((size, i) =>
    Math.max(size, a.shape[i + a.shape.length - 2 - batch.length] ?? 1),
  );
  return plain([...shape, m, n], (index) => {
    const [outer, i, j] = [index.slice(0, -2), index.at(-2)!, index.at(-1)!];
    return indicesOf([k]).reduce((sum, [at]) => {
      const left = transposeA ? [at!, i] : [i, at!];
      const right = transposeB ? [j, at!] : [at!, j];
      return (
        sum +
        broadcastElementOf(a, [...outer, ...left]) * broadcastElementOf(b, [...outer, ...right])
      );
    }, 0);
  });
};

const products: readonly [number[], number[], boolean?, boolean?][] = [
  [
    [2, 3],
    [3, 4],
  ],
  [[3, 2], [3, 4], true],
  [[2, 3], [4, 3], false, true],
  [[3, 2], [4, 3], true, true],
  [
    [1, 1],
    [1, 1],
  ],
  [
    [1, 5],
    [5, 1],
  ],
  [
    [5, 1],
    [1, 5],
  ],
  [
    [0, 3],
    [3, 2],
  ],
  [
    [2, 3, 4],
    [2, 4, 2],
  ],
  [
    [1, 3, 4],
    [2, 4, 2],
  ],
  [
    [2, 3, 4],
    [1, 4, 2],
  ],
  [
    [2, 1, 3, 2],
    [1, 3, 2, 2],
  ],
  [
    [17, 33],
    [33, 9],
  ],
  [[2, 4, 3], [2, 2, 4], true, true],
];

valueLaws(
  Object.fromEntries(
    products.map(([left, right, tA = false, tB = false]): [string, ValueCase] => {
      const [a, b] = [eighths(left, 1), eighths(right, 2)];
      return [
        `matMul of [${left}]${tA ? 'ᵀ' : ''} and [${right}]${tB ? 'ᵀ' : ''}`,
        {
          inputs: [a, b],
          compute: (x, y) => tf.matMul(x!, y!, tA, tB),
          expected: product(a, b, tA, tB),
          tolerance: 2e-6,
        },
      ];
    }),
  ),
);

const [a, b] = [eighths([3, 4], 1), eighths([4, 2], 2)];
valueLaws({
  'einsum of matrices': {
    inputs: [a, b],
    compute: (x, y) => tf.einsum('ij,jk->ki', x!, y!),
    expected: plain([2, 3], ([k, i]) => elementOf(product(a, b), [i!, k!])!),
  },
  'einsum, a trace over the batch': {
    inputs: [eighths([2, 3, 4], 1), eighths([2, 3, 4], 2)],
    compute: (x, y) => tf.einsum('bij,bij->b', x!, y!),
    expected: plain([2], ([n]) =>
      indicesOf([3, 4]).reduce(
        (sum, at) =>
          sum +
          elementOf(eighths([2, 3, 4], 1), [n!, ...at])! *
            elementOf(eighths([2, 3, 4], 2), [n!, ...at])!,
        0,
      ),
    ),
  },
  dot: {
    inputs: [eighths([4], 1), eighths([4], 2)],
    compute: (x, y) => tf.dot(x!, y!),
    expected: plain([], () =>
      eighths([4], 1).values.reduce((sum, v, i) => sum + v * eighths([4], 2).values[i]!, 0),
    ),
  },
  outerProduct: {
    inputs: [eighths([3], 1), eighths([4], 2)],
    compute: (x, y) => tf.outerProduct(x as tf.Tensor1D, y as tf.Tensor1D),
    expected: plain([3, 4], ([i, j]) => eighths([3], 1).values[i!]! * eighths([4], 2).values[j!]!),
  },
});
