import { acrossLanes } from '../webgpu/group-program.js';

/** Which keys a shader leaves out. */
interface Allowed {
  /** Those after the query. */
  readonly causal: boolean;
  /** Those that a mask leaves out. */
  readonly masked: boolean;
}

/** WGSL of the softmax over the keys of one query a workgroup. */
export const weightsShader = (lanes: number, { causal, masked }: Allowed): string => /* wgsl */ `
  ${acrossLanes(lanes, 2)}
  fn allowed(row : i32, key : i32) -> bool {
    let query = row % uniforms.queries;
    ${causal ? 'if (key > query) { return false; }' : ''}
    ${
      masked
        ? `let shared_ = row / uniforms.queries / uniforms.repeats;
           return f32(mask[(shared_ * uniforms.queries + query) * uniforms.keys + key]) > 0.5;`
        : 'return true;'
    }
  }

  fn main(index : i32) {
    let row = index / ${lanes};
    // Workgroups that are too many find nothing to do.
    let first = select(uniforms.keys, i32(localId.x), row < uniforms.rows);
    var most = -3e38;
    for (var key = first; key < uniforms.keys; key = key + ${lanes}) {
      if (allowed(row, key)) {
        most = max(most, uniforms.scale * f32(scores[row * uniforms.keys + key]));
      }
    }
    let largest = laneLargest(0u, most);
    var sum = 0.0;
    for (var key = first; key < uniforms.keys; key = key + ${lanes}) {
      if (allowed(row, key)) {
        sum = sum + exp(uniforms.scale * f32(scores[row * uniforms.keys + key]) - largest);
      }
    }
    let total = max(laneTotal(1u, sum), 1e-30);
    for (var key = first; key < uniforms.keys; key = key + ${lanes}) {
      let at = row * uniforms.keys + key;
      var weight = 0.0;
      if (allowed(row, key)) {
        weight = exp(uniforms.scale * f32(scores[at]) - largest) / total;
      }
      result[at] = weight;
    }
  }
`;

/** WGSL of the gradient of the scores of one query a workgroup. */
export const weightsGradShader = (lanes: number): string => /* wgsl */ `
  ${acrossLanes(lanes, 1)}
  fn main(index : i32) {
    let row = index / ${lanes};
    let first = select(uniforms.keys, i32(localId.x), row < uniforms.rows);
    var sum = 0.0;
    for (var key = first; key < uniforms.keys; key = key + ${lanes}) {
      let at = row * uniforms.keys + key;
      sum = sum + f32(weights[at]) * f32(dy[at]);
    }
    let total = laneTotal(0u, sum);
    for (var key = first; key < uniforms.keys; key = key + ${lanes}) {
      let at = row * uniforms.keys + key;
      result[at] = uniforms.scale * f32(weights[at]) * (f32(dy[at]) - total);
    }
  }
`;
