import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { columnSums } from '@gen/core/kernels';
import { integer, runGroups, webgpuKernel, type Given } from '../webgpu/group-program.js';

const LANES = 256;

/** Rows that an invocation adds up before the work is split further. */
const ROWS = 32;

/** Sums over rows on WebGPU: one dispatch, a second where there are many rows. */
export const columnSumsWebgpuKernels: readonly KernelConfig[] = [
  webgpuKernel<Given<'a', 'b'>, unknown>(columnSums.name, ({ inputs: { a, b }, backend }) =>
    sumRows(backend, a, b),
  ),
];

/** Σᵢ aᵢⱼ bᵢⱼ. */
export function sumRows(backend: WebGPUBackend, a: TensorInfo, b?: TensorInfo): TensorInfo {
  const [rows, columns] = a.shape as [number, number];
  const width = Math.min(32, 2 ** Math.ceil(Math.log2(columns)));
  const parts = Math.max(1, Math.min(LANES, Math.ceil((rows * width) / (LANES * ROWS))));
  const sums = sumParts(backend, { a, ...(b && { b }) }, { width, parts });
  if (parts === 1) return { ...sums, shape: [columns] };
  const total = sumParts(backend, { a: sums }, { width, parts: 1 });
  backend.disposeData(sums.dataId);
  return { ...total, shape: [columns] };
}

interface Split {
  /** Number of columns of a workgroup. */
  readonly width: number;
  /** Number of parts that the rows are split into. */
  readonly parts: number;
}

/** Sums of parts of the rows, `[parts, columns]`. */
function sumParts(
  backend: WebGPUBackend,
  inputs: Given<'a', 'b'>,
  { width, parts }: Split,
): TensorInfo {
  const [rows, columns] = inputs.a.shape as [number, number];
  const blocks = Math.ceil(columns / width);
  return runGroups(backend, {
    name: `${columnSums.name} ${width} ${'b' in inputs}`,
    inputs: inputs as Readonly<Record<string, TensorInfo>>,
    shape: [parts, columns],
    groups: blocks * parts,
    lanes: LANES,
    uniforms: [
      integer('rows', rows),
      integer('columns', columns),
      integer('blocks', blocks),
      integer('parts', parts),
    ],
    code: shader(width, 'b' in inputs),
  });
}

/** WGSL where a workgroup has some columns of one part of the rows, and an invocation one of them. */
const shader = (width: number, product: boolean): string => /* wgsl */ `
  var<workgroup> sums : array<f32, ${LANES}>;

  fn main(index : i32) {
    let group = index / ${LANES};
    let lane = i32(localId.x);
    let part = group / uniforms.blocks;
    let column = (group % uniforms.blocks) * ${width} + lane % ${width};
    let stride = uniforms.parts * ${LANES / width};
    var sum = 0.0;
    if (column < uniforms.columns && part < uniforms.parts) {
      for (var row = part * ${LANES / width} + lane / ${width}; row < uniforms.rows; row = row + stride) {
        let at = row * uniforms.columns + column;
        sum = sum + f32(a[at])${product ? ' * f32(b[at])' : ''};
      }
    }
    sums[lane] = sum;
    workgroupBarrier();
    for (var half = ${LANES / 2}; half >= ${width}; half = half / 2) {
      if (lane < half) {
        sums[lane] = sums[lane] + sums[lane + half];
      }
      workgroupBarrier();
    }
    if (lane < ${width} && column < uniforms.columns && part < uniforms.parts) {
      result[part * uniforms.columns + column] = sums[lane];
    }
  }
`;
