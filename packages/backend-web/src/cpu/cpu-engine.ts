import * as tf from '@tensorflow/tfjs-core';
import type { Engine, RunningEngine } from '@gen/core';
import { installGradients } from '../install.js';
import { selfTest } from '../self-test.js';

/**
 * The engine in plain JavaScript: right everywhere, and tens to hundreds of times slower than the
 * others.
 */
export function cpuEngine(): Engine {
  return { name: 'cpu', start };
}

async function start(): Promise<RunningEngine> {
  await import('@tensorflow/tfjs-backend-cpu');
  installGradients();
  await tf.setBackend('cpu');
  await selfTest();
  return { engine: 'cpu', device: 'JavaScript', threads: 1 };
}
