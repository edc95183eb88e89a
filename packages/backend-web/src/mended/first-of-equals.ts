import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { mendedKernel, type Mended } from './mended-kernel.js';

const LANES = 64;

/** The place of the best number of each row, [rows, size] → [rows]. */
function bestOfRows(x: tf.Tensor2D, better: '<' | '>'): tf.Tensor {
  const [rows] = x.shape;
  const program = {
    variableNames: ['x'],
    outputShape: [rows],
    workgroupSize: [LANES, 1, 1] as [number, number, number],
    dispatchLayout: { x: [0] },
    dispatch: [Math.min(rows, 65_535), Math.ceil(rows / 65_535), 1] as [number, number, number],
    shaderKey: `gen first of equals ${better}`,
    uniforms: 'rows : i32, columns : i32, worst : f32,',
    getUserCode: () => shader(better),
  };
  const backend = tf.backend() as WebGPUBackend;
  const numbers = [
    { type: 'int32', data: [rows] },
    { type: 'int32', data: [x.shape[1]] },
    { type: 'float32', data: [better === '>' ? -Infinity : Infinity] },
  ];
  const best = backend.runWebGPUProgram(program, [x], 'int32', numbers);
  return tf.engine().makeTensorFromTensorInfo(best);
}

/** WGSL where a workgroup has a row, and an invocation every 64th of its numbers. */
const shader = (better: '<' | '>'): string => /* wgsl */ `
  var<workgroup> values : array<f32, ${LANES}>;
  var<workgroup> places : array<i32, ${LANES}>;

  fn main(index : i32) {
    let row = index / ${LANES};
    let lane = i32(localId.x);
    var value = uniforms.worst;
    var place = lane;
    if (row < uniforms.rows) {
      for (var k = lane; k < uniforms.columns; k = k + ${LANES}) {
        let candidate = f32(x[row * uniforms.columns + k]);
        if (candidate ${better} value) {
          value = candidate;
          place = k;
        }
      }
    }
    values[lane] = value;
    places[lane] = place;
    workgroupBarrier();
    for (var half = ${LANES / 2}; half > 0; half = half / 2) {
      if (lane < half) {
        let other = values[lane + half];
        let there = places[lane + half];
        if (other ${better} value || (other == value && there < place)) {
          value = other;
          place = there;
          values[lane] = value;
          places[lane] = place;
        }
      }
      workgroupBarrier();
    }
    if (lane == 0 && row < uniforms.rows) {
      setOutputAtIndexI32(row, place);
    }
  }
`;

/** `tf.argMax` and `tf.argMin` on WebGPU, where tfjs takes any of equals, and makes a list of a scalar. */
export const firstOfEquals: readonly Mended[] = [
  [tf.ArgMax, '>'] as const,
  [tf.ArgMin, '<'] as const,
].map(([kernelName, better]) =>
  mendedKernel<{ readonly x: tf.Tensor }, tf.ArgMaxAttrs>(kernelName, 'webgpu', {
    wrongFor: ({ x }) => x.size > 0,
    instead: ({ x }, { axis }) => {
      const along = tf.util.parseAxisParam(axis, x.shape)[0]!;
      const size = x.shape[along]!;
      const others = x.shape.map((_, i) => i).filter((i) => i !== along);
      const last = along === x.shape.length - 1 ? x : tf.transpose(x, [...others, along]);
      const best = bestOfRows(tf.reshape(last, [x.size / size, size]), better);
      return tf.reshape(
        best,
        others.map((i) => x.shape[i]!),
      );
    },
  }),
);
