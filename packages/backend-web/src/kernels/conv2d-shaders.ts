/**
 * WGSL of the gradient of a filter: an invocation has four channels in and four out at one place of the
 * filter, over one part of the rows of all images. Channels past the last are read as the last and not
 * written.
 */
export const filterGradShader = /* wgsl */ `
  fn main(index : i32) {
    if (index >= uniforms.tiles * uniforms.parts) {
      return;
    }
    let part = index / uniforms.tiles;
    var rest = index % uniforms.tiles;
    let firstOut = (rest % uniforms.blocksOut) * 4;
    rest = rest / uniforms.blocksOut;
    let firstIn = (rest % uniforms.blocksIn) * 4;
    let place = rest / uniforms.blocksIn;
    let right = place % uniforms.filterWidth - uniforms.left;
    let down = place / uniforms.filterWidth - uniforms.top;
    let ins = min(vec4<i32>(firstIn) + vec4<i32>(0, 1, 2, 3), vec4<i32>(uniforms.inChannels - 1));
    let outs = min(vec4<i32>(firstOut) + vec4<i32>(0, 1, 2, 3), vec4<i32>(uniforms.outChannels - 1));

    // Columns of dy whose x is inside of the image.
    let start = max(0, (uniforms.strideWidth - 1 - right) / uniforms.strideWidth);
    let end = min(uniforms.outWidth,
      (uniforms.inWidth - 1 - right + uniforms.strideWidth) / uniforms.strideWidth);

    var sum0 = vec4<f32>(0.0);
    var sum1 = vec4<f32>(0.0);
    var sum2 = vec4<f32>(0.0);
    var sum3 = vec4<f32>(0.0);
    for (var row = part; row < uniforms.rows; row = row + uniforms.parts) {
      let image = row / uniforms.outHeight;
      let y = (row % uniforms.outHeight) * uniforms.strideHeight + down;
      if (y < 0 || y >= uniforms.inHeight) {
        continue;
      }
      let line = (image * uniforms.inHeight + y) * uniforms.inWidth;
      for (var column = start; column < end; column = column + 1) {
        let at = (line + column * uniforms.strideWidth + right) * uniforms.inChannels;
        let slope = (row * uniforms.outWidth + column) * uniforms.outChannels;
        let d = vec4<f32>(f32(dy[slope + outs.x]), f32(dy[slope + outs.y]),
          f32(dy[slope + outs.z]), f32(dy[slope + outs.w]));
        sum0 = sum0 + f32(x[at + ins.x]) * d;
        sum1 = sum1 + f32(x[at + ins.y]) * d;
        sum2 = sum2 + f32(x[at + ins.z]) * d;
        sum3 = sum3 + f32(x[at + ins.w]) * d;
      }
    }

    let sums = array<vec4<f32>, 4>(sum0, sum1, sum2, sum3);
    for (var i = 0; i < min(4, uniforms.inChannels - firstIn); i = i + 1) {
      let to = ((part * uniforms.filterHeight * uniforms.filterWidth + place) * uniforms.inChannels +
        firstIn + i) * uniforms.outChannels + firstOut;
      for (var j = 0; j < min(4, uniforms.outChannels - firstOut); j = j + 1) {
        result[to + j] = sums[i][j];
      }
    }
  }
`;

/**
 * WGSL of the gradient of a filter that has channels to itself: an invocation has one of its elements, over
 * one part of the rows of all images.
 */
export const depthwiseFilterGradShader = /* wgsl */ `
  fn main(index : i32) {
    if (index >= uniforms.tiles * uniforms.parts) {
      return;
    }
    let part = index / uniforms.tiles;
    let element = index % uniforms.tiles;
    let channelOut = element % uniforms.outChannels;
    let channelIn = channelOut / (uniforms.outChannels / uniforms.inChannels);
    let place = element / uniforms.outChannels;
    let right = place % uniforms.filterWidth * uniforms.dilationWidth - uniforms.left;
    let down = place / uniforms.filterWidth * uniforms.dilationHeight - uniforms.top;

    // Columns of dy whose x is inside of the image.
    let start = max(0, (uniforms.strideWidth - 1 - right) / uniforms.strideWidth);
    let end = min(uniforms.outWidth,
      (uniforms.inWidth - 1 - right + uniforms.strideWidth) / uniforms.strideWidth);

    var sum = 0.0;
    for (var row = part; row < uniforms.rows; row = row + uniforms.parts) {
      let image = row / uniforms.outHeight;
      let y = (row % uniforms.outHeight) * uniforms.strideHeight + down;
      if (y < 0 || y >= uniforms.inHeight) {
        continue;
      }
      let line = (image * uniforms.inHeight + y) * uniforms.inWidth;
      for (var column = start; column < end; column = column + 1) {
        let at = (line + column * uniforms.strideWidth + right) * uniforms.inChannels + channelIn;
        let slope = (row * uniforms.outWidth + column) * uniforms.outChannels + channelOut;
        sum = sum + f32(x[at]) * f32(dy[slope]);
      }
    }
    result[part * uniforms.tiles + element] = sum;
  }
`;
