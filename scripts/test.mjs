// npm test: every test on every engine that this machine has, then the table of what ran where.
//   npm test -- packages/core        only files whose path contains the words
//   npm test -- --engine wasm        only on some engines (host and e2e are engines here too)
// With CI=true leaving out anything is a failure.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { install } from './lib/install.mjs';
import { root } from './lib/root.mjs';

/** @typedef {import('./test/counts.d.mts').Run} Run */

const started = Date.now();
const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: { engine: { type: 'string', multiple: true } },
});
const isWanted = (/** @type {string} */ name) => values.engine?.includes(name) ?? true;
const cache = join(root, '.cache');

await install();
const { bin } = await import('./lib/bin.mjs');
const { build } = await import('./lib/build.mjs');
const { run } = await import('./lib/run.mjs');
const { engines } = await import('./test/engines.mjs');
const { currentNode, installCurrentNode } = await import('./test/current-node.mjs');
const { layOutFailures } = await import('./test/failures.mjs');
const { table, total } = await import('./test/table.mjs');

console.log('Building the packages …');
await build();

const found = await engines(isWanted);
/** @type {{ project: string, missing: string }[]} */
const leftOut = found.flatMap(({ project, missing }) => (missing ? [{ project, missing }] : []));
const projects = [
  ...['host', 'e2e'].filter(isWanted),
  ...found.filter(({ missing }) => missing === undefined).map(({ project }) => project),
];

const here = await vitest(process.execPath, projects);
const later = isWanted('current-node') ? await onCurrentNode() : { counts: {}, failures: [] };
report({
  counts: { ...here.counts, ...later.counts },
  failures: [...here.failures, ...later.failures],
});

/** @returns {Promise<Run>} */
async function onCurrentNode() {
  const name = `node ${currentNode}`;
  const program = await installCurrentNode();
  if (program === undefined) {
    leftOut.push({ project: name, missing: 'its npm package could not be installed' });
    return { counts: {}, failures: [] };
  }
  const { counts, failures } = await vitest(program, ['host', 'wasm'].filter(isWanted));
  return {
    counts: Object.fromEntries(
      Object.entries(counts).map(([project, count]) => [`${project}, ${name}`, count]),
    ),
    failures: failures.map((one) => ({ ...one, project: `${one.project}, ${name}` })),
  };
}

/**
 * @param {string} node the program that runs the tests
 * @param {readonly string[]} names projects of vitest.config.ts
 * @returns {Promise<Run>}
 */
async function vitest(node, names) {
  if (names.length === 0) return { counts: {}, failures: [] };
  mkdirSync(cache, { recursive: true });
  const written = join(cache, 'test-counts.json');
  rmSync(written, { force: true });
  const code = await run(
    node,
    [
      bin('vitest'),
      'run',
      '--passWithNoTests',
      '--silent=passed-only',
      '--reporter=default',
      `--reporter=${join(root, 'scripts/test/table-reporter.mjs')}`,
      ...names.map((name) => `--project=${name}`),
      ...words,
    ],
    { env: { GEN_TEST_COUNTS: written } },
  );
  /** @type {Run} */
  const result = existsSync(written)
    ? JSON.parse(readFileSync(written, 'utf8'))
    : { counts: {}, failures: [] };
  if (code !== 0 && total(result.counts).failed === 0) {
    const project = 'vitest itself';
    result.counts[project] = { '': { passed: 0, failed: 1, skipped: 0 } };
    result.failures.push({ project, file: '', test: '', error: `it ended with ${code}` });
  }
  return result;
}

/** @param {Run} run */
function report({ counts, failures }) {
  const { passed, failed, skipped } = total(counts);
  console.log(`\n${table(counts)}\n`);
  if (failures.length > 0) console.log(`${layOutFailures(failures)}\n`);
  for (const { project, missing } of leftOut) console.log(`left out: ${project}: ${missing}`);
  const isIncomplete = leftOut.length > 0 && process.env['CI'] === 'true';
  if (isIncomplete) console.log('In CI nothing may be left out.');
  console.log(`took ${Math.round((Date.now() - started) / 1000)} s`);
  console.log(
    `${passed} passed, ${failed + (isIncomplete ? leftOut.length : 0)} failed, ${skipped} skipped`,
  );
  process.exit(failed > 0 || isIncomplete || passed === 0 ? 1 : 0);
}
