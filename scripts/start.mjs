// npm start: builds the demo and serves it.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { install } from './lib/install.mjs';
import { root } from './lib/root.mjs';

const usage = `npm start [-- --port PORT] [--host HOST]

Builds the demo and serves it. Without --port the first free port from 4173 on is taken.`;

const { port, host } = options();
await install();
const { build } = await import('./lib/build.mjs');
console.log('Building the demo …');
await build(['@gen/demo']);
await serve();

async function serve() {
  const { preview } = await import('vite');
  try {
    const server = await preview({
      root: join(root, 'apps/demo'),
      logLevel: 'error',
      preview: { host, port: port ?? 4173, strictPort: port !== undefined },
    });
    const [address] = server.resolvedUrls?.local ?? [];
    console.log(`The lab is open at ${address}\nStop it with Ctrl-C.`);
  } catch (error) {
    fail('port', `a free port`, `${port}: ${reason(error)}`, 'Name another one, or none.');
  }
}

function options() {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string' }, host: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    return { port: portOf(values.port), host: values.host ?? 'localhost' };
  } catch (error) {
    return fail('options', '--port PORT or --host HOST', reason(error), 'See npm start -- --help.');
  }
}

/** @param {string | undefined} text */
function portOf(text) {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number < 65536) return number;
  return fail('port', 'an integer from 1 to 65535', `"${text}"`, 'Try --port 4173.');
}

/** @param {unknown} error */
function reason(error) {
  return (error instanceof Error ? error.message : `${error}`).replace(/\.$/, '');
}

/**
 * @param {string} argument
 * @param {string} expected
 * @param {string} got
 * @param {string} remedy
 * @returns {never}
 */
function fail(argument, expected, got, remedy) {
  console.error(`start: ${argument}: expected ${expected}; got ${got}. ${remedy}`);
  process.exit(2);
}
