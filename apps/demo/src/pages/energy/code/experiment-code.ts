import type { ExperimentRun } from './experiment-run.js';
import { machineCode } from './machine-code.js';
import { planeCode } from './plane-code.js';

/** TypeScript that makes the same run with the packages. */
export function experimentCode(run: ExperimentRun): string {
  const { data } = run.settings;
  switch (data) {
    case 'digits':
    case 'bars':
    case 'files':
      return machineCode(run);
    default:
      return planeCode(run, data);
  }
}
