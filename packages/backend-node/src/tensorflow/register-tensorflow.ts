import * as tf from '@tensorflow/tfjs-core';
import type { TensorflowBackend } from './backend.js';
import { findAddons } from './find-addons.js';
import { findPackage } from './find-package.js';
import { loadAddon } from './load-addon.js';
import { loadPackage } from './load-package.js';

/**
 * Registers tfjs-node's backend, and its kernels, with the tfjs-core of this program.
 *
 * Rejects with what to install or to build where a part is missing. A program that has imported
 * tfjs-node itself keeps the backend that it has.
 */
export function registerTensorflow(): TensorflowBackend {
  const present = tf.findBackend('tensorflow') as TensorflowBackend | null;
  if (present !== null) return present;
  const found = findPackage();
  if (found === undefined) throw new Error(`The optional package is not installed: ${remedy}`);
  const addons = findAddons(found);
  if (addons.length === 0) throw new Error(`Its library is not built: npx gen-tensorflow.`);
  const binding = loadAddon(addons);
  const { NodeJSKernelBackend } = loadPackage(found);
  const backend = new NodeJSKernelBackend(binding, found.name);
  tf.registerBackend('tensorflow', () => backend, 3);
  return tf.findBackend('tensorflow') as TensorflowBackend;
}

const remedy = 'npm install --ignore-scripts @tensorflow/tfjs-node && npx gen-tensorflow.';
