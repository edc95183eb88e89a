import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';

/** @typedef {{ project: string, missing?: string }} Found a test project, and why it cannot run */

const chromiums = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where Chromium is on this machine; `GEN_CHROMIUM` names another one. */
export const chromium = () =>
  process.env['GEN_CHROMIUM'] ?? chromiums.find((path) => existsSync(path));

/**
 * Which engines this machine has, of those that are wanted. TensorFlow is built where it is not yet.
 *
 * @param {(project: string) => boolean} isWanted
 * @returns {Promise<Found[]>}
 */
export async function engines(isWanted) {
  const dawn = await adapterOfDawn().catch(reason);
  const page = await adapterOfChromium().catch(reason);
  const noChromium = chromium() === undefined ? 'there is no Chromium' : undefined;
  const tensorflow = isWanted('tensorflow') ? buildTensorflow() : undefined;
  return [
    { project: 'cpu' },
    { project: 'wasm' },
    found('tensorflow', tensorflow),
    found('webgpu', dawn),
    found('chromium-wasm', noChromium),
    found('chromium-webgpu', noChromium ?? page),
  ].filter(({ project }) => isWanted(project));
}

/**
 * @param {string} project
 * @param {string | undefined} missing
 * @returns {Found}
 */
const found = (project, missing) => (missing === undefined ? { project } : { project, missing });

/** @param {unknown} error */
const reason = (error) =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : `${error}`;

/** @returns {string | undefined} why TensorFlow cannot be used */
function buildTensorflow() {
  const command = join(root, 'packages/backend-node/bin/gen-tensorflow.mjs');
  const { status, stderr } = spawnSync(process.execPath, [command], { encoding: 'utf8' });
  return status === 0 ? undefined : stderr.trim().split('\n').at(-1);
}

const noAdapter = 'WebGPU offers no adapter (is a Vulkan driver installed?)';

/** @returns {Promise<string | undefined>} why Dawn cannot be used */
async function adapterOfDawn() {
  process.env['XDG_RUNTIME_DIR'] ??= mkdtempSync(join(tmpdir(), 'gen-'));
  const { create } = await import('webgpu');
  const adapter = await create([]).requestAdapter();
  return adapter === null ? noAdapter : undefined;
}

/** @returns {Promise<string | undefined>} why WebGPU cannot be used in Chromium */
async function adapterOfChromium() {
  const executablePath = chromium();
  if (executablePath === undefined) return undefined;
  const { chromium: launcher } = await import('playwright');
  const { chromiumFlags } = await import('./chromium-flags.mjs');
  // Only a secure context, such as localhost, has navigator.gpu.
  const server = createServer((_, response) => response.end('<!doctype html>')).listen(
    0,
    '127.0.0.1',
  );
  const browser = await launcher.launch({ executablePath, args: chromiumFlags });
  try {
    const page = await browser.newPage();
    const address = server.address();
    await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
    const has = await page.evaluate(async () => (await navigator.gpu?.requestAdapter()) != null);
    return has ? undefined : noAdapter;
  } finally {
    await browser.close();
    server.close();
  }
}
