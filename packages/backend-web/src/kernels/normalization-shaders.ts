import { acrossLanes } from '../webgpu/group-program.js';

/** WGSL that normalizes one group a workgroup. */
export const normalizationShader = (
  lanes: number,
  has: (name: string) => boolean,
): string => /* wgsl */ `
  ${statistics(lanes)}
  fn main(index : i32) {
    let group = index / ${lanes};
    let found = statisticsOf(group);
    for (var i = firstOf(group); i < sizeOf(); i = i + ${lanes}) {
      let at = place(group, i);
      let channel = at % uniforms.channels;
      var y = (f32(x[at]) - found.mean) * found.rate;
      ${has('scale') ? 'y = y * f32(scale[channel]);' : ''}
      ${has('offset') ? 'y = y + f32(offset[channel]);' : ''}
      result[at] = y;
    }
  }
`;

/** WGSL of the gradient in x. */
export const normalizationGradShader = (
  lanes: number,
  has: (name: string) => boolean,
): string => /* wgsl */ `
  ${statistics(lanes)}
  fn slopeAt(at : i32) -> f32 {
    return f32(dy[at])${has('scale') ? ' * f32(scale[at % uniforms.channels])' : ''};
  }

  fn main(index : i32) {
    let group = index / ${lanes};
    let found = statisticsOf(group);
    var sum = 0.0;
    var product = 0.0;
    for (var i = firstOf(group); i < sizeOf(); i = i + ${lanes}) {
      let at = place(group, i);
      let g = slopeAt(at);
      sum = sum + g;
      product = product + g * (f32(x[at]) - found.mean) * found.rate;
    }
    let mean = laneTotal(2u, sum) / f32(sizeOf());
    let along = laneTotal(3u, product) / f32(sizeOf());
    for (var i = firstOf(group); i < sizeOf(); i = i + ${lanes}) {
      let at = place(group, i);
      let standard = (f32(x[at]) - found.mean) * found.rate;
      result[at] = (slopeAt(at) - mean - standard * along) * found.rate;
    }
  }
`;

/** WGSL of the mean of a group and of 1 / √(σ² + ε), and of where its elements are. */
const statistics = (lanes: number): string => /* wgsl */ `
  ${acrossLanes(lanes, 4)}
  struct Statistics { mean : f32, rate : f32 };

  fn sizeOf() -> i32 {
    return uniforms.places * (uniforms.channels / uniforms.groups);
  }

  // Workgroups that are too many find nothing to do.
  fn firstOf(group : i32) -> i32 {
    return select(sizeOf(), i32(localId.x), group < uniforms.total);
  }

  fn place(group : i32, i : i32) -> i32 {
    let width = uniforms.channels / uniforms.groups;
    let row = (group / uniforms.groups) * uniforms.places + i / width;
    return row * uniforms.channels + (group % uniforms.groups) * width + i % width;
  }

  fn statisticsOf(group : i32) -> Statistics {
    var sum = 0.0;
    for (var i = firstOf(group); i < sizeOf(); i = i + ${lanes}) {
      sum = sum + f32(x[place(group, i)]);
    }
    let mean = laneTotal(0u, sum) / f32(sizeOf());
    var squares = 0.0;
    for (var i = firstOf(group); i < sizeOf(); i = i + ${lanes}) {
      let centred = f32(x[place(group, i)]) - mean;
      squares = squares + centred * centred;
    }
    let variance = laneTotal(1u, squares) / f32(sizeOf());
    return Statistics(mean, 1.0 / sqrt(variance + uniforms.epsilon));
  }
`;
