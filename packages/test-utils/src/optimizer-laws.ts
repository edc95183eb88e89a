import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { key, scalarsAt } from '@gen/core';
import type { Optimizer, Step, Update } from '@gen/core/train';
import { compiledOptimizerLaw } from './compiled-optimizer-law.js';
import { expectClose } from './expect-close.js';
import { expectNoLeak } from './expect-no-leak.js';

const tensors = (scale: number): NamedTensorMap =>
  tf.tidy(() => ({
    'encoder.weight': tf.mul(tf.tensor2d([[0.3, -0.7, 1.1]]), scale),
    'encoder.bias': tf.mul(tf.tensor1d([-0.2]), scale),
  }));

/** What is particular to an optimizer under test. */
export interface OptimizerLawOptions {
  /** Whether a parameter is trained, by its path; all of them where it is left out. */
  readonly follows?: (path: string) => boolean;
}

/** Laws that every optimizer and every transformation of gradients obeys. */
export function optimizerLaws(
  name: string,
  make: () => Optimizer,
  { follows = () => true }: OptimizerLawOptions = {},
): void {
  const updated = (paths: readonly string[]): Update =>
    tf.tidy(() => {
      const [parameters, all] = [tensors(1), tensors(0.5)];
      const grads = Object.fromEntries(paths.map((path) => [path, all[path]!]));
      const optimizer = make();
      const state = optimizer.init(parameters);
      const scalars = scalarsAt(optimizer.schedules, 3);
      const update = optimizer.update(grads, { state, parameters, scalars, key: key(3) });
      expectOwned(update, [parameters, grads, state]);
      return { ...update };
    });
  const paths = ['encoder.weight', 'encoder.bias'];

  describe(name, () => {
    test('updates have the paths and the shapes of the gradients', () => {
      const { updates, state } = updated(paths);
      const wanted = { 'encoder.weight': [1, 3], 'encoder.bias': [1] };
      const followed = Object.entries(wanted).filter(([path]) => follows(path));
      expect(shapes(updates)).toEqual(followed.sort(([a], [b]) => a.localeCompare(b)));
      tf.dispose([updates, state]);
    });

    test('the next state has the names and the shapes of the first', () => {
      const parameters = tensors(1);
      const first = make().init(parameters);
      const { updates, state } = updated(paths);
      expect(shapes(state)).toEqual(shapes(first));
      tf.dispose([parameters, first, updates, state]);
    });

    test('a parameter without a gradient has no update and keeps its state', () => {
      const { updates, state } = updated(['encoder.bias']);
      expect(Object.keys(updates)).toEqual(['encoder.bias'].filter(follows));
      expect(Object.keys(state).filter((name) => name.endsWith('encoder.weight'))).toEqual([]);
      tf.dispose([updates, state]);
    });

    test('leaves no tensors behind', () => expectNoLeak(() => ({ ...updated(paths) })));

    test('is a pure function', async () => {
      const [once, again] = [updated(paths), updated(paths)];
      for (const path of paths.filter(follows))
        await expectClose(once.updates[path]!, again.updates[path]!, 0);
      tf.dispose([{ ...once }, { ...again }]);
    });

    compiledOptimizerLaw(make, () => tensors(1));

    if (make().step !== undefined) stepLaws(make, follows);
  });
}

/** Laws of an optimizer with a step of its own. */
function stepLaws(make: () => Optimizer, follows: (path: string) => boolean): void {
  const steps = 4;

  /** The parameters and the state after some steps, where only one parameter has a gradient at the last. */
  const after = (advance: (optimizer: Optimizer) => NonNullable<Optimizer['step']>): Step =>
    tf.tidy(() => {
      const optimizer = make();
      let parameters = tensors(1);
      let state = optimizer.init(parameters);
      for (let step = 0; step < steps; step++) {
        const { 'encoder.bias': bias, ...others } = tensors(Math.cos(step));
        const grads = { 'encoder.bias': bias!, ...(step < steps - 1 ? others : {}) };
        const scalars = scalarsAt(optimizer.schedules, step);
        const next = advance(optimizer)(grads, { state, parameters, scalars, key: key(3) });
        expectOwned(next, [parameters, grads, state]);
        expect(Object.keys(next.parameters).sort()).toEqual(
          Object.keys(grads).filter(follows).sort(),
        );
        parameters = { ...parameters, ...next.parameters };
        state = { ...state, ...next.state };
      }
      return { parameters, state };
    });
  const own = () => after((optimizer) => optimizer.step!);

  test('steps equal updates that are added to the parameters', async () => {
    const [stepped, composed] = [own(), after(added)];
    for (const part of ['parameters', 'state'] as const) {
      expect(shapes(stepped[part])).toEqual(shapes(composed[part]));
      for (const [name, tensor] of Object.entries(stepped[part])) {
        await expectClose(tensor, composed[part][name]!, 1e-6);
      }
    }
    tf.dispose([{ ...stepped }, { ...composed }]);
  });

  test('steps leave no tensors behind', () => expectNoLeak(() => ({ ...own() })));
}

const added =
  (optimizer: Optimizer): NonNullable<Optimizer['step']> =>
  (grads, context) => {
    const { updates, state } = optimizer.update(grads, context);
    const sums = Object.entries(updates).map(
      ([path, u]) => [path, tf.add(context.parameters[path]!, u)] as const,
    );
    return { parameters: Object.fromEntries(sums), state };
  };

const shapes = (named: NamedTensorMap): [string, number[]][] =>
  Object.entries(named)
    .map(([name, { shape }]): [string, number[]] => [name, shape])
    .sort(([a], [b]) => a.localeCompare(b));

/** What is returned is new: disposing it must not touch what was passed in. */
function expectOwned(returned: Update | Step, borrowed: readonly NamedTensorMap[]): void {
  const passed = new Set(borrowed.flatMap((named) => Object.values(named)));
  for (const tensor of Object.values({ ...returned }).flatMap((named) => Object.values(named))) {
    expect(passed.has(tensor), 'a tensor that was passed in is returned').toBe(false);
  }
}
