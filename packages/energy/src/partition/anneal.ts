import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkCount, foldIn, InputError, type Key } from '@gen/core';
import { compile, scan } from '@gen/core/compile';
import { fromTensors, nextTask, toTensor, type HostTensors } from '@gen/core/train';
import type { Advance, AnnealedPath } from './annealed-path.js';
import type { Temperatures } from './temperatures.js';

/** How far an annealed run is. */
export interface AnnealedProgress {
  /** Turns done. */
  readonly step: number;
  /** Turns of the run. */
  readonly steps: number;
  /** Inverse temperature that is reached. */
  readonly beta: number;
  /** Log weight of each chain so far. */
  readonly logWeights: readonly number[];
  /** What `resume` takes to go on from here; reads the chains. */
  save(): Promise<HostTensors>;
}

/** What all annealed runs take. */
export interface AnnealOptions {
  /** Draws; the turn to inverse temperature i uses `foldIn(key, i)`. */
  readonly key: Key;
  /** Turns that are recorded as one, and after which there is a report. */
  readonly block?: number;
  /** Told after each block, and waited for. */
  readonly onProgress?: (progress: AnnealedProgress) => void | Promise<void>;
  /** Stops between two blocks: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** What {@link AnnealedProgress.save} gave: the run goes on there, with the same numbers. */
  readonly resume?: HostTensors;
}

/** A run along a path. */
export interface AnnealRun extends AnnealOptions {
  /** The public function, for messages. */
  readonly callee: string;
  /** The path. */
  readonly path: AnnealedPath;
  /** Inverse temperatures in the order in which they are visited. */
  readonly betas: Temperatures;
  /** Makes the first states, `[chains, ...event]`. */
  readonly start: () => Tensor;
}

/** Chains at the end of their path. */
export interface Annealed {
  /** States, `[chains, ...event]`. */
  readonly state: Tensor;
  /** Log weights, added up in double precision. */
  readonly logWeights: readonly number[];
}

/** A turn of a path. */
export function advance(
  path: AnnealedPath,
  key: Key,
  state: Tensor,
  from: Scalar,
  to: Scalar,
): Advance {
  if (path.advance) return path.advance(key, state, from, to);
  return { logRatio: path.logRatio(state, from, to), state: path.transition(key, state, to) };
}

/** Turns of a path, one after the other: the log ratios are added. */
type Block = (state: Tensor, turns: { keys: Key[]; from: Tensor; to: Tensor }) => Advance;

const blockOf =
  (path: AnnealedPath): Block =>
  (state, turns) => {
    const chains = state.shape[0]!;
    const [end] = scan(
      (carry: { state: Tensor; logRatio: Tensor }, { keys, from, to }) => {
        const next = advance(path, keys, carry.state, tf.reshape(from, []), tf.reshape(to, []));
        return [{ state: next.state, logRatio: tf.add(carry.logRatio, next.logRatio) }, null];
      },
      { state, logRatio: tf.zeros([chains]) as Tensor },
      turns,
    );
    return end;
  };

/**
 * Carries chains along a path by recorded blocks of turns. The caller owns the states.
 *
 * One recording serves all blocks, since temperatures and keys are its inputs; log ratios are added in
 * single precision within a block only.
 */
export async function anneal(run: AnnealRun): Promise<Annealed> {
  const { callee, path, betas, key, block = 20, onProgress, signal, resume } = run;
  checkCount(callee, 'block', block);
  const steps = betas.length - 1;
  const standing = resume === undefined ? undefined : restored(callee, resume, run);
  let state = standing?.state ?? tf.tidy(run.start);
  let step = standing?.step ?? 0;
  const logWeights = standing?.logWeights ?? new Float64Array(state.shape[0]!);
  // Whatever a path holds besides variables does not change along it.
  const advanceBlock = compile(blockOf(path), { name: callee, constants: () => true });
  try {
    while (step < steps) {
      signal?.throwIfAborted();
      const end = Math.min(steps, step + block);
      const next = tf.tidy(() =>
        advanceBlock(state, {
          keys: Array.from({ length: end - step }, (_, i) => foldIn(key, step + i + 1)),
          from: tf.tensor1d(betas.slice(step, end)),
          to: tf.tensor1d(betas.slice(step + 1, end + 1)),
        }),
      );
      state.dispose();
      state = next.state;
      step = end;
      await addTo(logWeights, next.logRatio);
      checkFinite(callee, logWeights, betas[step]!);
      await onProgress?.(progressOf(run, state, step, logWeights));
      await nextTask();
    }
    return { state, logWeights: Array.from(logWeights) };
  } catch (error) {
    state.dispose();
    throw error;
  } finally {
    advanceBlock.dispose();
  }
}

async function addTo(logWeights: Float64Array, logRatio: Tensor): Promise<void> {
  const ratios = await logRatio.data();
  logRatio.dispose();
  ratios.forEach((ratio, chain) => (logWeights[chain]! += ratio));
}

function progressOf(
  { betas }: AnnealRun,
  state: Tensor,
  step: number,
  logWeights: Float64Array,
): AnnealedProgress {
  const soFar = Array.from(logWeights);
  return {
    step,
    steps: betas.length - 1,
    beta: betas[step]!,
    logWeights: soFar,
    save: async () => ({
      ...(await fromTensors({ state })),
      logWeights: { dtype: 'F64', shape: [soFar.length], data: Float64Array.from(soFar) },
      step: { dtype: 'F64', shape: [1], data: Float64Array.of(step) },
    }),
  };
}

interface Standing {
  readonly state: Tensor;
  readonly step: number;
  readonly logWeights: Float64Array;
}

function restored(callee: string, saved: HostTensors, { betas, start }: AnnealRun): Standing {
  const { state, logWeights, step } = saved;
  const wanted = tf.tidy(() => start().shape.join('×'));
  const at = Number(step?.data[0]);
  const got = state?.shape.join('×');
  if (state && logWeights && got === wanted && at >= 0 && at < betas.length) {
    return {
      state: toTensor(state),
      step: at,
      logWeights: Float64Array.from(logWeights.data as Float64Array),
    };
  }
  throw new InputError({
    callee,
    argument: 'resume',
    expected: `what a run of ${wanted} states and ${betas.length} temperatures saved`,
    got: got === undefined ? `tensors ${Object.keys(saved).join(', ')}` : `${got} states at ${at}`,
    remedy: 'Take it up with the path, chains and temperatures that it was begun with.',
  });
}

function checkFinite(callee: string, logWeights: Float64Array, beta: number): void {
  const chain = logWeights.findIndex((weight) => !Number.isFinite(weight));
  if (chain < 0) return;
  throw new InputError({
    callee,
    argument: 'path',
    expected: 'finite log weights',
    got: `${logWeights[chain]} in chain ${chain} at or before the inverse temperature ${beta}`,
    remedy:
      'Parameters that are not finite, a base that does not cover the model, or a diverging chain do this.',
  });
}
