import * as tf from '@tensorflow/tfjs-core';
import { use, type Engine } from '@gen/core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cpuEngine } from './cpu/cpu-engine.js';
import { selfTest } from './self-test.js';
import { wasmEngine } from './wasm/wasm-engine.js';
import { webBackend } from './web-backend.js';
import { webgpuEngine } from './webgpu/webgpu-engine.js';

afterEach(() => vi.unstubAllGlobals());

const reasonOf = async (engine: Engine): Promise<string> => {
  const { refused } = await use({ engines: [engine, cpuEngine()] });
  return refused[0]!.reason;
};

/** WebGPU with an adapter that describes itself so. */
const gpu = (info: object | undefined) => async (): Promise<GPU> =>
  ({ requestAdapter: async () => (info === undefined ? null : { info }) }) as unknown as GPU;

describe('webBackend', () => {
  test('tries WebGPU, then WASM, then cpu', () => {
    expect(webBackend().engines.map(({ name }) => name)).toEqual(['webgpu', 'wasm', 'cpu']);
  });

  test('tries nothing but the engine that is asked for', () => {
    expect(webBackend({ prefer: 'wasm' }).engines.map(({ name }) => name)).toEqual(['wasm']);
  });

  test('names the engines that it has where another is asked for', () => {
    expect(() => webBackend({ prefer: 'webgl' })).toThrow(
      "webBackend: prefer: expected one of 'webgpu', 'wasm', 'cpu'; got 'webgl'.",
    );
  });
});

describe('webgpuEngine', () => {
  test('says that WebGPU is not offered', async () => {
    vi.stubGlobal('navigator', {});
    expect(await reasonOf(webgpuEngine())).toMatch('WebGPU is not offered here');
  });

  test('says that there is no adapter', async () => {
    expect(await reasonOf(webgpuEngine({ gpu: gpu(undefined) }))).toMatch('finds no adapter');
  });

  test.each([
    { vendor: 'google', architecture: 'swiftshader' },
    { vendor: 'mesa', description: 'llvmpipe: Mesa 25.0.7 (LLVM 15.0.6)' },
    { vendor: 'microsoft', description: 'Microsoft Basic Render Driver' },
    { vendor: 'someone', isFallbackAdapter: true },
  ])('refuses an adapter that computes on the CPU: %j', async (info) => {
    const reason = await reasonOf(webgpuEngine({ gpu: gpu(info) }));
    expect(reason).toMatch('WebGPU would compute on the CPU here');
    expect(reason).toMatch(info.description ?? info.architecture ?? info.vendor);
  });
});

describe('wasmEngine', () => {
  test('says that WebAssembly is missing', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    expect(await reasonOf(wasmEngine())).toBe('WebAssembly is switched off here.');
  });

  test('says what to allow where compiling is forbidden', async () => {
    const compile = () => Promise.reject(new Error('blocked by the policy'));
    vi.stubGlobal('WebAssembly', { validate: () => true, compile });
    expect(await reasonOf(wasmEngine())).toMatch("allow script-src 'wasm-unsafe-eval'");
  });

  test('says that SIMD is missing', async () => {
    const compile = () => Promise.reject(new Error('no'));
    vi.stubGlobal('WebAssembly', { validate: () => false, compile });
    expect(await reasonOf(wasmEngine())).toBe('This WebAssembly has no SIMD.');
  });

  test('starts once where it is asked for twice at the same time', async () => {
    const backends = [use({ engines: [wasmEngine()] }), use({ engines: [wasmEngine()] })].map(
      async (running) => {
        await running;
        return tf.backend();
      },
    );
    const [one, other] = await Promise.all(backends);
    expect(one).toBe(other);
  });

  test('starts after it was refused, and starts again', async () => {
    const first = await use({ engines: [wasmEngine()] });
    expect(first).toMatchObject({ engine: 'wasm', threads: 1, refused: [] });
    const backend = tf.backend();
    await use({ engines: [cpuEngine()] });
    expect(tf.getBackend()).toBe('cpu');
    await use({ engines: [wasmEngine()] });
    expect(tf.backend()).toBe(backend);
  });
});

describe('cpuEngine', () => {
  test('warns that it is slow', async () => {
    const { engine, warning } = await use({ engines: [cpuEngine()] });
    expect(engine).toBe('cpu');
    expect(warning).toMatch('slower than WASM');
  });

  test('prints nothing', async () => {
    const warn = vi.spyOn(console, 'warn');
    await use({ engines: [cpuEngine()] });
    tf.tidy(() => tf.add(tf.ones([2]), 1));
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});

const sabotaged: readonly [string, (values: Float32Array) => void, string][] = [
  [
    'BatchMatMul',
    (values) => (values[0]! += 1),
    'matMul gives 15,32,32,77 where 14,32,32,77 is right.',
  ],
  ['Conv2D', (values) => values.fill(0), 'conv2d gives 0,0,0,0 where 37,47,67,77 is right.'],
  ['Conv2DBackpropFilter', (values) => values.reverse(), 'the gradient of conv2d in'],
  ['Conv2DBackpropInput', (values) => values.fill(NaN), 'the gradient of conv2d in'],
  ['Mean', (values) => values.fill(4990), 'divided by their number, gives 4990 where 4999.5'],
  ['Exp', (values) => (values[4]! *= 1.0001), 'exp gives'],
  ['Log', (values) => (values[0]! += 0.01), 'log gives'],
  ['Tanh', (values) => values.fill(0), 'the gradient of sum(tanh(x)²) gives 0,0,0'],
  ['GatherV2', (values) => values.fill(1), 'gather gives 1,1,1,1,1,1'],
  ['PhiloxBits', (values) => (values[3]! += 1), 'the draw of bits with key 0 gives'],
];

describe.each(sabotaged)('an engine whose %s computes nonsense', (name, spoil, reason) => {
  /** The cpu engine with a kernel that spoils what it computes. */
  const engine: Engine = {
    name: 'sabotaged',
    start: async () => {
      const running = await cpuEngine().start();
      const kernel = tf.getKernel(name, 'cpu')!;
      tf.unregisterKernel(name, 'cpu');
      tf.registerKernel({ ...kernel, kernelFunc: (call) => spoiled(kernel.kernelFunc(call)) });
      try {
        await selfTest();
      } finally {
        tf.unregisterKernel(name, 'cpu');
        tf.registerKernel(kernel);
      }
      return running;
    },
  };
  const spoiled = (result: tf.TensorInfo | tf.TensorInfo[]): tf.TensorInfo => {
    const info = result as tf.TensorInfo;
    const { data } = tf.backend() as unknown as {
      data: { get(id: object): { values: Float32Array } };
    };
    spoil(data.get(info.dataId).values);
    return info;
  };

  test('is refused with what it computed', async () => {
    expect(await reasonOf(engine)).toMatch(reason);
    await selfTest();
  });
});
