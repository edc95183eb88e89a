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
  // What is compared with should not be ours: the last that opened is the furthest from it.
  const reference = chooseReference([...opened.keys()].map(({ name }) => name));
  const racers = await prepare(of, opened, reference, outcomes, options);
  await race(racers, outcomes, options.rounds);
  for (const { contestant } of racers) await profileOurs(contestant, outcomes);
  for (const contestant of opened.keys()) await contestant.ask({ command: 'close' });
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
      const { parameters, results } = await contestant.ask({
        command: 'open',
        name: of.name,
        inputs,
      });
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
  const times = new Map(racers.map(({ contestant }) => [contestant.name, [] as (number | null)[]]));
  for (let round = 0; round < rounds; round++) {
    for (const { contestant, milliseconds } of shuffled(racers)) {
      const rests = milliseconds > LONG && round >= ROUNDS_OF_LONG;
      const time = rests ? null : (await contestant.ask({ command: 'burst' })).milliseconds;
      times.get(contestant.name)!.push(time);
    }
  }
  for (const [name, ofRounds] of times) outcomes[name] = { ...outcomes[name], rounds: ofRounds };
}

async function profileOurs(contestant: ContestantProcess, outcomes: Outcomes): Promise<void> {
  if (!contestant.name.startsWith('ours')) return;
  const kernels = await contestant.ask({ command: 'profile' });
  outcomes[contestant.name] = { ...outcomes[contestant.name], profile: kernels.slice(0, 6) };
}

const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
