import { unpackBytes, type UnpackBytesAttrs, type UnpackBytesInputs } from '@gen/core/kernels';
import { integer, runGroups, webgpuKernel, type Given } from '../webgpu/group-program.js';

const LANES = 64;

/** Bytes as shares of 255 on WebGPU: one dispatch, an invocation a byte. */
export const unpackBytesWebgpu = webgpuKernel<Given<keyof UnpackBytesInputs>, UnpackBytesAttrs>(
  unpackBytes.name,
  ({ inputs: { words }, attrs: { size }, backend }) => {
    const [rows, width] = words.shape as [number, number];
    return runGroups(backend, {
      name: unpackBytes.name,
      inputs: { words },
      shape: [rows, size],
      groups: Math.ceil((rows * size) / LANES),
      lanes: LANES,
      uniforms: [integer('rows', rows), integer('width', width), integer('bytes', size)],
      code: shader,
    });
  },
);

// WGSL lets divisions be off by a few units in the last place. b / 255 is 0.bbb… to the base of 256: here its
// first 24 bits, rounded by the next one, behind which there are always others.
const shader = /* wgsl */ `
  fn share(byte : u32) -> f32 {
    let digits = byte * 0x01010101u;
    let shift = countLeadingZeros(digits);
    let shifted = digits << shift;
    let rounded = (shifted >> 8u) + ((shifted >> 7u) & 1u);
    let scale = bitcast<f32>((103u - shift) << 23u);
    return select(f32(rounded) * scale, 0.0, byte == 0u);
  }

  fn main(index : i32) {
    if (index >= uniforms.rows * uniforms.bytes) { return; }
    let row = index / uniforms.bytes;
    let place = index % uniforms.bytes;
    let word = bitcast<u32>(i32(words[row * uniforms.width + place / 4]));
    result[index] = share((word >> u32(8 * (place % 4))) & 0xffu);
  }
`;
