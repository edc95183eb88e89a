import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './lib/root.mjs';

const script = join(root, 'scripts', 'start.mjs');
const timeout = 120_000;

const refused = (...args: string[]) => {
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, lines: stderr.trim().split('\n') };
};

test('npm start prints an address at which the lab is', { timeout }, async () => {
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let printed = '';
      child.stdout.on('data', (chunk) => {
        printed += chunk;
        const found = /http:\/\/\S+/.exec(printed)?.[0];
        if (found !== undefined) resolve(found);
      });
      child.on('close', () => reject(new Error(printed)));
    });
    const response = await fetch(address);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<script type="module"');
  } finally {
    child.kill();
  }
});

test('a port in use is a line that says so, and exit code 2', { timeout }, async () => {
  const server = createServer().listen(0, 'localhost');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? `${address?.port}` : '';
  const { status, lines } = refused('--port', port);
  server.close();
  expect(status).toBe(2);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^start: port: expected a free port; got \d+.*Name another one/);
});

test.each([
  ['a port that is no port', ['--port', 'abc']],
  ['an unknown option', ['--prot', '1']],
])('%s is a line that says so, and exit code 2', { timeout }, (_, args) => {
  const { status, lines } = refused(...args);
  expect(status).toBe(2);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^start: \w+: expected .*; got .*\. \S/);
});
