import * as tf from '@tensorflow/tfjs-core';
import type { Recorder } from '@gen/core/compile';
import type { TensorflowBackend } from '../backend.js';
import { logOps } from './op-log.js';
import { tensorflowRecording, type GraphBinding } from './tensorflow-recording.js';

/** Records on TensorFlow: the ops of a step as a graph, which a replay runs in one call. */
export const tensorflowRecorder: Recorder = {
  begin: ({ xla = false } = {}) => {
    const backend = tf.backend() as TensorflowBackend;
    const binding = backend.binding as GraphBinding;
    const { log, setKey, end } = logOps(backend);
    return {
      call: ({ key, attrs }, work) => {
        const words = attrs?.['key'] as readonly number[] | undefined;
        setKey(key === undefined || words === undefined ? undefined : { slot: key, words });
        try {
          return work();
        } finally {
          setKey(undefined);
        }
      },
      finish: (trace) => tensorflowRecording(backend, binding, trace, { log, xla }),
      end,
    };
  },
};
