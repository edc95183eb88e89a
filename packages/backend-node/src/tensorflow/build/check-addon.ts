import { lacking } from './lacking.js';
import { errorLine, runProgram } from './run-program.js';
import { version } from './release.js';

const script = 'process.stdout.write(require(process.argv[1]).TF_Version)';

/** Rejects where an addon does not load; it is loaded by a process of its own. */
export async function checkAddon(addon: string): Promise<void> {
  const { code, output } = await runProgram(process.execPath, ['-e', script, addon]);
  if (code === 0 && output.includes(version)) return;
  throw lacking(
    'addon',
    `TensorFlow ${version} to load`,
    errorLine(output),
    'It needs glibc 2.27 or newer and, on x64, a processor with AVX. Use the WASM engine here.',
  );
}
