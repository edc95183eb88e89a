import * as tf from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { EngineError, use } from '@gen/core';
import { expect, test } from 'vitest';
import { wasmEngine } from './wasm-engine.js';

// In a worker of its own, since memory that has grown stays so.
test('WASM whose memory is full says so, keeps the tensors that there are, and goes on', async () => {
  await use({ engines: [wasmEngine()] });
  const backend = tf.backend() as BackendWasm;
  const kept = Array.from({ length: 100 }, (_, i) => tf.fill([1000], i));
  const filling: tf.TensorInfo[] = [];
  const fill = (): void => {
    for (;;) filling.push(backend.makeOutput([2 ** 27], 'float32'));
  };
  expect(fill).toThrow(EngineError);
  expect(fill).toThrow(
    'wasm: memory: expected room for a tensor of 512 MiB; got less of the 4 GiB that WebAssembly has.',
  );
  expect(filling.length).toBeGreaterThan(4);
  // What no one writes to takes no memory of the machine; the ends of what is there can be written to.
  const heap = (backend as unknown as { wasm: { HEAPU8: Uint8Array } }).wasm.HEAPU8;
  const ends = filling.map((each) => backend.getMemoryOffset(each.dataId) + 2 ** 29);
  expect(Math.max(...ends)).toBeLessThanOrEqual(heap.length);
  const more = Array.from({ length: 100 }, (_, i) => tf.fill([1000], 100 + i));
  filling.forEach(({ dataId }) => backend.disposeData(dataId));
  for (const [i, x] of [...kept, ...more].entries()) {
    const values = await x.data();
    expect([values[0], values[999]]).toEqual([i, i]);
  }
  tf.dispose([kept, more]);
  expect(tf.memory().numTensors).toBe(0);
});
