import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  InputError,
  split,
  type Distribution,
  type HasMean,
  type Key,
  type Shape,
} from '@gen/core';
import type { Constraint } from '@gen/core/constraints';
import { defineUnits } from './define-units.js';
import type {
  EnumerableUnits,
  HasMoments,
  SampleAndMean,
  StateRange,
  UnitParameters,
  Units,
  WeightedRows,
} from './units.js';

/** Layers of units side by side as one, which has the parameters of part i under `i.`. */
export function joinedUnits(parts: readonly Units[]): Units {
  const sizes = parts.map(({ size }) => size);
  const each = <T>(f: (part: Units, i: number) => T): T[] => parts.map((part, i) => f(part, i));
  const cut = (x: Tensor): Tensor[] => (sizes.length === 1 ? [x] : tf.split(x, sizes, -1));
  const cutOr = (x: Tensor | undefined): readonly (Tensor | undefined)[] =>
    x === undefined ? sizes.map(() => undefined) : cut(x);
  const joined = (xs: Tensor[]): Tensor => (xs.length === 1 ? xs[0]! : tf.concat(xs, -1));
  const total = (xs: Tensor[]): Tensor => xs.reduce((sum, x) => tf.add(sum, x));
  const perPart = (p: UnitParameters): UnitParameters[] => each((_, i) => parametersOf(p, i));
  const rowsOf = ({ input, weights }: WeightedRows): WeightedRows[] =>
    each((_, i) => ({ input: () => cut(input())[i]!, weights }));
  const spec = {
    size: sizes.reduce((sum, size) => sum + size, 0),
    support: joinedSupport(parts),
    init: () => joinParameters(each((part) => part.init())),
    statistics: (x: Tensor, p: UnitParameters) => {
      const [xs, ps] = [cut(x), perPart(p)];
      const all = each((part, i) => part.statistics(xs[i]!, ps[i]!));
      return all.every((own, i) => own === xs[i]) ? x : joined(all);
    },
    mean: (input: Tensor, p: UnitParameters, from?: Tensor) => {
      const [inputs, ps, froms] = [cut(input), perPart(p), cutOr(from)];
      return joined(each((part, i) => part.mean(inputs[i]!, ps[i]!, froms[i])));
    },
    sampleAndMean: (key: Key, input: Tensor, p: UnitParameters, from?: Tensor): SampleAndMean => {
      const [inputs, ps, froms, keys] = [cut(input), perPart(p), cutOr(from), split(key, parts.length)]; // prettier-ignore
      const drawn = each((part, i) => part.sampleAndMean(keys[i]!, inputs[i]!, ps[i]!, froms[i]));
      return {
        sample: joined(drawn.map(({ sample }) => sample)),
        mean: joined(drawn.map(({ mean }) => mean)),
      };
    },
    energyGradient: (x: Tensor, p: UnitParameters, rows: WeightedRows) => {
      const [xs, ps, parted] = [cut(x), perPart(p), rowsOf(rows)];
      return joinParameters(each((part, i) => part.energyGradient(xs[i]!, ps[i]!, parted[i]!)));
    },
    freeEnergyGradient: (mean: Tensor, p: UnitParameters, rows: WeightedRows) => {
      const [means, ps, parted] = [cut(mean), perPart(p), rowsOf(rows)];
      return joinParameters(
        each((part, i) => part.freeEnergyGradient(means[i]!, ps[i]!, parted[i]!)),
      );
    },
    selfEnergy: (x: Tensor, p: UnitParameters) => {
      const [xs, ps] = [cut(x), perPart(p)];
      return total(each((part, i) => part.selfEnergy(xs[i]!, ps[i]!)));
    },
    logNormalizer: (input: Tensor, p: UnitParameters, from?: Tensor) => {
      const [inputs, ps, froms] = [cut(input), perPart(p), cutOr(from)];
      return total(each((part, i) => part.logNormalizer(inputs[i]!, ps[i]!, froms[i])));
    },
    conditional: (input: Tensor, p: UnitParameters, from?: Tensor) => {
      const [inputs, ps, froms] = [cut(input), perPart(p), cutOr(from)];
      return sideBySide(
        each((part, i) => part.conditional(inputs[i]!, ps[i]!, froms[i])),
        cut,
      );
    },
    tempered: (p: UnitParameters, beta: Tensor) => {
      const ps = perPart(p);
      return joinParameters(each((part, i) => part.tempered(ps[i]!, beta)));
    },
    interpolated: (from: UnitParameters, to: UnitParameters, beta: Tensor) => {
      const [froms, tos] = [perPart(from), perPart(to)];
      return joinParameters(each((part, i) => part.interpolated(froms[i]!, tos[i]!, beta)));
    },
  };
  return defineUnits<Units>('joinedUnits', {
    ...spec,
    ...statesOf(parts),
    ...momentsOf(parts, cut),
  });
}

/** Parameters of parts, as those of joined units: part i's under `i.`. */
export const joinParameters = (parts: readonly UnitParameters[]): UnitParameters =>
  Object.fromEntries(
    parts.flatMap((part, i) =>
      Object.entries(part).map(([name, value]) => [`${i}.${name}`, value] as const),
    ),
  );

/** Parameters of part i of joined units. */
export const parametersOf = (joined: UnitParameters, i: number): UnitParameters =>
  Object.fromEntries(
    Object.entries(joined)
      .filter(([name]) => name.startsWith(`${i}.`))
      .map(([name, value]) => [name.slice(`${i}.`.length), value]),
  );

/** Where states of all parts lie. */
function joinedSupport(parts: readonly Units[]): Constraint {
  const starts = parts.map((_, i) => parts.slice(0, i).reduce((sum, { size }) => sum + size, 0));
  return {
    name: [...new Set(parts.map(({ support }) => support.name))].join(' and '),
    eventRank: 1,
    violation: (event) =>
      Math.max(
        ...parts.map(({ support, size }, i) => {
          const own = event.slice(starts[i], starts[i]! + size);
          return support.eventRank === 0
            ? Math.max(...own.map((x) => support.violation([x], [])))
            : support.violation(own, [size]);
        }),
      ),
  };
}

/** Independent distributions, each of a part of an event. */
function sideBySide(
  parts: readonly (Distribution & HasMean)[],
  cut: (x: Tensor) => Tensor[],
): Distribution & HasMean {
  const size = parts.reduce((sum, { eventShape }) => sum + eventShape[0]!, 0);
  return {
    family: 'Joined',
    batchShape: parts[0]!.batchShape,
    eventShape: [size],
    sample: (key: Key, shape?: Shape) =>
      tf.tidy(() => {
        const keys = split(key, parts.length);
        return tf.concat(
          parts.map((part, i) => part.sample(keys[i]!, shape)),
          -1,
        );
      }),
    logProb: (x) =>
      tf.tidy(() => {
        const xs = cut(x);
        return parts.map((part, i) => part.logProb(xs[i]!)).reduce((sum, p) => tf.add(sum, p));
      }),
    mean: () => tf.tidy(() => tf.concat(parts.map((part) => part.mean()), -1)), // prettier-ignore
  };
}

/** States in order, where all parts have them, those of the last part changing fastest. */
function statesOf(parts: readonly Units[]): Partial<EnumerableUnits> {
  if (!parts.every(isEnumerable)) return {};
  const stateCount = parts.reduce((product, part) => product * part.stateCount, 1);
  const states = ({ first = 0, count = stateCount - first }: StateRange = {}): Tensor => {
    checkRange(first, count, stateCount);
    let period = stateCount;
    const columns = parts.map((part) => {
      period /= part.stateCount;
      const own = Array.from(
        { length: count },
        (_, i) => Math.floor((first + i) / period) % part.stateCount,
      );
      return rowsOfStates(part, own);
    });
    return tf.concat(columns, -1);
  };
  return { stateCount, states };
}

/** The states of these numbers. */
function rowsOfStates(part: EnumerableUnits, numbers: readonly number[]): Tensor {
  const [least, most] = numbers.reduce(
    ([low, high], n) => [Math.min(low, n), Math.max(high, n)],
    [Infinity, 0],
  );
  const table = part.states({ first: least, count: most - least + 1 });
  return tf.gather(table, tf.tensor1d(numbers.map((n) => n - least), 'int32')); // prettier-ignore
}

function checkRange(first: number, count: number, all: number): void {
  const isWhole = Number.isInteger(first) && Number.isInteger(count);
  if (isWhole && first >= 0 && count >= 1 && first + count <= all) return;
  throw new InputError({
    callee: 'joinedUnits.states',
    argument: 'range',
    expected: `1 to ${all} of the ${all} states`,
    got: `${count} from ${first} on`,
  });
}

const isEnumerable = (units: Units): units is EnumerableUnits => 'stateCount' in units;

/** Parameters of moments, where all parts have them. */
function momentsOf(parts: readonly Units[], cut: (x: Tensor) => Tensor[]): Partial<HasMoments> {
  const own = parts as readonly (Units & Partial<HasMoments>)[];
  if (!own.every((part) => part.atMoments !== undefined)) return {};
  return {
    atMoments: (mean, variance) => {
      const [means, variances] = [cut(mean), cut(variance)];
      return joinParameters(own.map((part, i) => part.atMoments!(means[i]!, variances[i]!)));
    },
  };
}
