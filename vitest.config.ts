import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { playwright } from '@vitest/browser-playwright';
import { chromiumFlags } from './scripts/test/chromium-flags.mjs';
import { chromium } from './scripts/test/engines.mjs';

// Three kinds of tests, told apart by their names:
//   *.test.ts       laws that hold on every engine: run once on each
//   *.host.test.ts  what needs no engine, or chooses its own: run once, in Node
//   *.e2e.test.ts   whole commands and pages: run once, in Node, against what is built

const conditions = ['@gen/source'];
const sources = '{packages,apps}/*/src/**';
const laws = { include: [`${sources}/*.test.ts`], exclude: [`${sources}/*.{host,e2e}.test.ts`] };

const node = (
  name: string,
  test: TestProjectConfiguration extends infer T ? Extract<T, { test?: unknown }>['test'] : never,
): TestProjectConfiguration => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // Vitest would give each project the variables of the last one that sets them.
  test: {
    name,
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { GEN_BACKEND: '' },
    ...test,
  },
});

const onEngine = (engine: string, env: Record<string, string> = {}): TestProjectConfiguration =>
  node(engine, {
    ...laws,
    // An engine starts once in a worker, not once a file; but a software driver of WebGPU ends a worker
    // that holds the buffers of all shapes of all files.
    isolate: engine === 'webgpu',
    setupFiles: ['packages/test-utils/src/setup/node-engine.ts'],
    env: { GEN_BACKEND: engine, ...env },
  });

// What is composed of kernels alone. Chromium's WebGPU is the one of Node, and its software driver many
// times slower: there, kernels and what touches the page are tried, and the rest in Node.
const compositions = [
  'packages/core/src/{bijectors,bounds,derivatives,distributions,divergences,estimators,linalg,metrics,nn,special}/**',
  'packages/data/src/{features,points}/**',
  'packages/energy/src/**',
];

const inChromium = (engine: string): TestProjectConfiguration => ({
  resolve: { conditions },
  // Found while tests run, these would make Vite reload the page under them.
  optimizeDeps: {
    include: [
      '@tensorflow/tfjs-core',
      ...['cpu', 'wasm', 'webgpu'].map(
        (name) => `@gen/backend-web > @tensorflow/tfjs-backend-${name}`,
      ),
      ...['papaparse', '@zip.js/zip.js', 'hyparquet'].map((name) => `@gen/data > ${name}`),
      'fast-check',
    ],
  },
  define: { 'import.meta.env.GEN_BACKEND': JSON.stringify(engine) },
  test: {
    name: `browser-${engine}`,
    ...laws,
    exclude: engine === 'webgpu' ? [...laws.exclude, ...compositions] : laws.exclude,
    isolate: false,
    testTimeout: 120_000,
    setupFiles: ['packages/test-utils/src/setup/web-engine.ts'],
    browser: {
      isolate: false,
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          executablePath: chromium() ?? '',
          args: chromiumFlags,
        },
      }),
      instances: [{ browser: 'chromium', name: `chromium-${engine}` }],
    },
  },
});

export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      node('host', { include: [`${sources}/*.host.test.ts`, '{scripts,docs}/**/*.host.test.ts'] }),
      node('e2e', {
        include: [`${sources}/*.e2e.test.ts`, '{scripts,docs,bench}/**/*.e2e.test.ts'],
      }),
      onEngine('cpu'),
      onEngine('wasm'),
      // Tests run side by side already, and TensorFlow's bits depend on the number of its threads.
      onEngine('tensorflow', { TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' }),
      onEngine('webgpu'),
      inChromium('wasm'),
      inChromium('webgpu'),
    ],
  },
});
