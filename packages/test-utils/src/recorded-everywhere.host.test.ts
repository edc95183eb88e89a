import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const packages = fileURLToPath(new URL('../..', import.meta.url));

interface Source {
  readonly path: string;
  readonly text: string;
}

const sources: readonly Source[] = readdirSync(packages)
  .flatMap((name) => filesBelow(join(packages, name, 'src')))
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({
    path: path.slice(packages.length),
    text: readFileSync(path, 'utf8').replace(/^ \*.*$/gm, ''), // examples call what they like
  }));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const isTest = ({ path }: Source): boolean =>
  path.includes('.test.') || path.startsWith('test-utils');

/** Files whose cases are recorded and compared with what they are without. */
const LAWS = /\b(compiledLaws|expectSameRecorded|optimizerLaws|recorded alone)\b/;
const compared = sources.filter((source) => isTest(source) && LAWS.test(source.text));
const tables = sources.filter(({ path }) =>
  /^test-utils\/src\/(functions|estimator-table)\//.test(path),
);
const words = new Set(
  [...compared, ...tables].flatMap(({ text }) => text.match(/[A-Za-z_]\w*/g) ?? []),
);

/** Names that packages export. */
const exported = new Set(
  sources
    .filter(({ path }) => path.endsWith('/index.ts'))
    .flatMap(({ text }) => text.match(/\w+/g) ?? []),
);

/** What makes something that steps are made of, by what it says that it returns. */
const MADE = /^(\w*Objective|Phases|Optimizer|Estimator|Baseline|Transition)\b/;

/** A parameter that draws are made by. */
const DRAWS = /\b(key|\w+Key): Key\b/;

interface Declared {
  readonly name: string;
  readonly parameters: string;
  readonly type: string;
}

/** Exported functions of a file, what they take, and what they return. */
function declaredBy({ text }: Source): Declared[] {
  const functions = text.matchAll(
    /^export function (\w+)(?:<[\s\S]*?>)?\(([\s\S]*?)\n?\): ([\w<>., ]+)/gm,
  );
  const constants = text.matchAll(
    /^export const (\w+) =\s*(?:<[\s\S]*?>)?\s*\(((?:(?!^export)[\s\S])*?)\): ([\w<>., ]+) =>/gm,
  );
  return [...functions, ...constants]
    .map(([, name = '', parameters = '', type = '']) => ({ name, parameters, type }))
    .filter(({ name }) => exported.has(name));
}

/** Packages that models are made of, and not data and pictures, which are made on the host. */
const ours = sources.filter(
  (source) => !isTest(source) && !/^(data|plot|backend-\w+)\//.test(source.path),
);
const declared = ours.flatMap(declaredBy);

/** What is drawn on the host, which a step refuses. */
const OF_HOST = ['permutation', 'permutationIndices', 'uniformArray'];

/** What packages ask TensorFlow.js for besides ops. */
const NO_OPS =
  /^(util\.|broadcast_util|engine|env|tidy|dispose|keep|memory|backend|getKernel|getBackend|customGrad)/;

describe('recorded and compared is', () => {
  test('every objective, optimizer, estimator and transition of every package', () => {
    const made = declared.filter(({ type }) => MADE.test(type)).map(({ name }) => name);
    expect(made.length).toBeGreaterThan(70);
    expect(made.filter((name) => !words.has(name))).toEqual([]);
  });

  test('every function that draws', () => {
    const draws = declared.filter(({ parameters }) => DRAWS.test(parameters));
    expect(draws.length).toBeGreaterThan(20);
    expect(
      draws.map(({ name }) => name).filter((name) => !words.has(name) && !OF_HOST.includes(name)),
    ).toEqual([]);
  });

  test('every op of TensorFlow.js that packages call', () => {
    const called = (of: readonly Source[]): Set<string> =>
      new Set(
        of.flatMap(({ text }) =>
          [...text.matchAll(/\btf\.((?:[a-z]+\.)?[a-z]\w*)\b/g)].map(([, op]) => op!),
        ),
      );
    const [ofPackages, ofTables] = [ours, [...compared, ...tables]].map(called);
    const ops = [...ofPackages!].filter((op) => !NO_OPS.test(op));
    expect(ops.length).toBeGreaterThan(100);
    expect(ops.filter((op) => !ofTables!.has(op))).toEqual([]);
  });
});
