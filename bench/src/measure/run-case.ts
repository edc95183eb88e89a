import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSafetensors } from '@gen/core/train';
import type { Options } from '../options.js';
import type { CaseResult, Outcome } from '../report/result.js';
import type { Case } from '../rows/row.js';
import { difference } from './agreement.js';
import type { ContestantProcess } from './contestant.js';

/** Steps longer than this are measured in fewer rounds. */
const LONG = 400;
const ROUNDS_OF_LONG = 3;

type Outcomes = Record<string, Outcome>;

/** A contestant whose results are right, and how long its steps take. */
interface Racer {
  readonly contestant: ContestantProcess;
  readonly milliseconds: number;
}

/** Measures a case: first that all do the same work, then how long it takes them, in turns. */
export async function runCase(
  of: Case,
  contestants: readonly ContestantProcess[],
  options: Options,
): Promise<CaseResult> {
  const outcomes: Outcomes = {};
  const opened = await open(of, contestants, outcomes);
  const reference = chooseReference([...opened.keys()].map(({ name }) => name));
  const racers = await prepare(of, opened, reference, outcomes, options);
  await race(racers, outcomes, options.rounds);
  for (const { contestant } of racers) await profileOurs(contestant, outcomes);
  // Who has died since has said so.
  for (const contestant of opened.keys())
    await contestant.ask({ command: 'close' }).catch(() => {});
  const { name, work, parameters, flops, bytes } = of;
  return { name, work, parameters, flops, bytes, reference, outcomes };
}

type Opened = Map<ContestantProcess, readonly number[]>;

async function open(
  of: Case,
  contestants: readonly ContestantProcess[],
  outcomes: Outcomes,
): Promise<Opened> {
  const inputs = join(tmpdir(), `gen-bench-${process.pid}.safetensors`);
  writeFileSync(inputs, writeSafetensors(of.inputs()));
  const opened: Opened = new Map();
  for (const contestant of contestants) {
    try {
      const answer = await contestant.ask({ command: 'open', name: of.name, inputs });
      if (answer === null) continue;
      const { parameters, results } = answer;
      if (parameters !== of.parameters) {
        throw new Error(`it has ${parameters} parameters instead of ${of.parameters}`);
      }
      opened.set(contestant, results);
    } catch (error) {
      outcomes[contestant.name] = { failure: (error as Error).message };
    }
  }
  rmSync(inputs);
  return opened;
}

/** PyTorch as it is, else another peer, else whoever there is. */
const chooseReference = (names: readonly string[]): string =>
  names.find((name) => name === 'torch') ??
  names.find((name) => !name.startsWith('ours') && !name.startsWith('tfjs')) ??
  names.find((name) => name.startsWith('tfjs')) ??
  names[0] ??
  '';

async function prepare(
  of: Case,
  opened: Opened,
  reference: string,
  outcomes: Outcomes,
  { burst }: Options,
): Promise<Racer[]> {
  const expected = [...opened].find(([{ name }]) => name === reference)?.[1] ?? [];
  const racers: Racer[] = [];
  for (const [contestant, results] of opened) {
    const { name } = contestant;
    const apart = difference(results, expected);
    outcomes[name] = name === reference ? {} : { difference: apart };
    if (apart > of.tolerance) {
      outcomes[name] = { difference: apart, failure: 'its results differ' };
      continue;
    }
    try {
      const { milliseconds, steps } = await contestant.ask({
        command: 'prepare',
        milliseconds: burst,
      });
      outcomes[name] = { ...outcomes[name], steps };
      racers.push({ contestant, milliseconds });
    } catch (error) {
      outcomes[name] = { ...outcomes[name], failure: (error as Error).message };
    }
  }
  return racers;
}

/** Rounds, in each of which everyone has a burst, in an order drawn anew. */
async function race(racers: readonly Racer[], outcomes: Outcomes, rounds: number): Promise<void> {
  const times = new Map<string, (number | null)[]>();
  for (const { contestant } of racers) times.set(contestant.name, []);
  for (let round = 0; round < rounds; round++) {
    for (const racer of shuffled(racers)) {
      const { name } = racer.contestant;
      times.get(name)!.push(await burst(racer, round, outcomes));
    }
  }
  for (const [name, ofRounds] of times) outcomes[name] = { ...outcomes[name], rounds: ofRounds };
}

/** Milliseconds a step; nothing in rounds in which it rests, or where it fails. */
async function burst(
  { contestant, milliseconds }: Racer,
  round: number,
  outcomes: Outcomes,
): Promise<number | null> {
  const { name } = contestant;
  const rests = milliseconds > LONG && round >= ROUNDS_OF_LONG;
  if (rests || outcomes[name]?.failure !== undefined) return null;
  try {
    return (await contestant.ask({ command: 'burst' })).milliseconds;
  } catch (error) {
    outcomes[name] = { ...outcomes[name], failure: (error as Error).message };
    return null;
  }
}

async function profileOurs(contestant: ContestantProcess, outcomes: Outcomes): Promise<void> {
  const isTimed = outcomes[contestant.name]?.failure === undefined;
  if (!contestant.name.startsWith('ours') || !isTimed) return;
  const kernels = await contestant.ask({ command: 'profile' });
  outcomes[contestant.name] = { ...outcomes[contestant.name], profile: kernels.slice(0, 6) };
}

const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
