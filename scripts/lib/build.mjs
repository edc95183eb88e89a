import { delimiter, join } from 'node:path';
import { bin } from './bin.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

/**
 * Builds packages and what they need, reusing what was built before.
 *
 * @param {readonly string[]} packages names; all of them where there are none
 */
export async function build(packages = []) {
  const filters = packages.map((name) => `--filter=${name}...`);
  const code = await run(
    process.execPath,
    [bin('turbo'), 'run', 'build', '--output-logs=errors-only', ...filters],
    { quiet: true, env: { PATH: pathWithPnpm(), TURBO_TELEMETRY_DISABLED: '1' } },
  );
  if (code !== 0) {
    console.error('build: it failed; what the compiler said is above.');
    process.exit(1);
  }
}

/** turbo asks pnpm about the packages, which this machine may have in the repository alone. */
const pathWithPnpm = () =>
  [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
