import { writeFileSync } from 'node:fs';
import { failuresOf } from './failures.mjs';

/**
 * A vitest reporter that writes how many tests passed, failed and were skipped, by project and by
 * package, and what failed, as JSON into the file that `GEN_TEST_COUNTS` names.
 */
export class TableReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest/node').SerializedError[]} errors
   */
  onTestRunEnd(modules, errors) {
    /** @type {import('./counts.d.mts').Counts} */
    const counts = {};
    for (const module of modules) {
      const row = ((counts[module.project.name] ??= {})[packageOf(module.relativeModuleId)] ??= {
        passed: 0,
        failed: 0,
        skipped: 0,
      });
      row.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        row[state === 'pending' ? 'skipped' : state] += 1;
      }
    }
    if (errors.length > 0) {
      counts['outside of tests'] = { '': { passed: 0, failed: errors.length, skipped: 0 } };
    }
    const path = process.env['GEN_TEST_COUNTS'];
    if (path !== undefined) {
      writeFileSync(path, JSON.stringify({ counts, failures: failuresOf(modules, errors) }));
    }
  }
}

/**
 * `packages/core/src/…` is `core`, `scripts/…` is `scripts`.
 *
 * @param {string} path
 */
function packageOf(path) {
  const [first = '', second = ''] = path.split('/');
  return first === 'packages' || first === 'apps' ? second : first;
}

export default TableReporter;
