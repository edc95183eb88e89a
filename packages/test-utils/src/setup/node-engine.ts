import * as tf from '@tensorflow/tfjs-core';
import { use } from '@gen/core';
import { nodeBackend } from '@gen/backend-node';

// Starts the engine that the test project names, and no other.
await use(nodeBackend({ prefer: process.env['GEN_BACKEND'] }));
if (tf.getBackend() === 'webgpu') tf.env().set('WEBGPU_CPU_FORWARD', false);
