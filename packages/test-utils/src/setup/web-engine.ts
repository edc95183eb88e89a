import * as tf from '@tensorflow/tfjs-core';
import { use } from '@gen/core';
import { webBackend } from '@gen/backend-web';

// Starts the engine that the test project names, and no other.
const name = (import.meta as unknown as { env: { GEN_BACKEND: string } }).env.GEN_BACKEND;
await use(webBackend({ prefer: name }));
if (tf.getBackend() === 'webgpu') tf.env().set('WEBGPU_CPU_FORWARD', false);
