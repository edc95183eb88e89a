import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { decodeBinary } from '../binary.js';

/** Address of the first element of a tensor in the memory of the backend. */
export type Address = number;

/** Four sizes, and the strides of two tensors along each of these axes. */
export type AxesOfTwo = readonly [...Four, ...Four, ...Four];
type Four = readonly [number, number, number, number];

/** What src/assembly exports. */
export interface Functions {
  /** y = s m / (√v + ε) for scalars s and ε. */
  adamDirection(
    m: Address,
    v: Address,
    scale: Address,
    epsilon: Address,
    y: Address,
    count: number,
  ): void;
  /** A step of Adam, for coefficients s, ε, η and λ in memory; λ counts if it decays. */
  adamStep(
    gradient: Address,
    m: Address,
    v: Address,
    parameter: Address,
    coefficients: Address,
    nextM: Address,
    nextV: Address,
    nextParameter: Address,
    count: number,
    weight1: number,
    weight2: number,
    decays: boolean,
  ): void;
  /** y = a + w (x − a) for a scalar w. */
  lerp(a: Address, x: Address, weight: Address, y: Address, count: number): void;
  /** y = a + w (x² − a) for a scalar w. */
  lerpSquare: Functions['lerp'];
  /** y = a + w x for a scalar w. */
  addScaled: Functions['lerp'];
  /** y = a + b over four axes, in float32; so the others. Strides are in elements, 0 where one repeats. */
  binaryAdd(a: Address, b: Address, y: Address, ...axes: AxesOfTwo): void;
  /** a / b */
  binaryDivide: Functions['binaryAdd'];
  /** The greater of a and b. */
  binaryMaximum: Functions['binaryAdd'];
  /** The smaller of a and b. */
  binaryMinimum: Functions['binaryAdd'];
  /** a · b */
  binaryMultiply: Functions['binaryAdd'];
  /** (a − b)² */
  binarySquaredDifference: Functions['binaryAdd'];
  /** a − b */
  binarySub: Functions['binaryAdd'];
  /** y[i] = a[i] = b[i], in bytes; a or b may be one number against all of the other. So the others. */
  compareEqual(
    a: Address,
    b: Address,
    y: Address,
    count: number,
    aIsOne: boolean,
    bIsOne: boolean,
  ): void;
  /** a > b */
  compareGreater: Functions['compareEqual'];
  /** a ≥ b */
  compareGreaterEqual: Functions['compareEqual'];
  /** a < b */
  compareLess: Functions['compareEqual'];
  /** a ≤ b */
  compareLessEqual: Functions['compareEqual'];
  /** a ≠ b */
  compareNotEqual: Functions['compareEqual'];
  /** Whether both bytes are other than 0. */
  logicalAnd(a: Address, b: Address, y: Address, count: number): void;
  /** Whether one of both bytes is other than 0. */
  logicalOr: Functions['logicalAnd'];
  /** y[i] = condition[i] ? t[i] : e[i], the condition in bytes. */
  select(condition: Address, t: Address, e: Address, y: Address, count: number): void;
  /** The convolution of images with a filter; `walk` is the address of its sizes. */
  conv2d(x: Address, filter: Address, y: Address, scratch: Address, walk: Address): void;
  /** The gradient of `conv2d` in its filter. */
  conv2dBackpropFilter(
    x: Address,
    dy: Address,
    dFilter: Address,
    scratch: Address,
    walk: Address,
  ): void;
  /** The gradient of `conv2d` in its images. */
  conv2dBackpropInput(
    dy: Address,
    filter: Address,
    dx: Address,
    scratch: Address,
    walk: Address,
  ): void;
  /** Bytes that `conv2d` needs beside its inputs and its output; so the others. */
  conv2dScratch(walk: Address): number;
  /** Bytes that `conv2dBackpropFilter` needs. */
  conv2dBackpropFilterScratch(walk: Address): number;
  /** Bytes that `conv2dBackpropInput` needs. */
  conv2dBackpropInputScratch(walk: Address): number;
  /**
   * y[o, i, k] = x[o, ids[i], k] for x of shape [outer, rows, width]; the place of an id that is out of range, or −1.
   */
  gather(
    x: Address,
    ids: Address,
    y: Address,
    outer: number,
    rows: number,
    width: number,
    count: number,
  ): number;
  /** y[i] = byte i of a row / 255, for `size` bytes of each row of words. */
  unpackBytes(words: Address, y: Address, rows: number, width: number, size: number): void;
  /** z (+)= op(x) · op(y) for op(x) of shape [rows, inner] and op(y) of shape [inner, columns]. */
  matMul(
    x: Address,
    y: Address,
    z: Address,
    scratch: Address,
    rows: number,
    inner: number,
    columns: number,
    transposeX: boolean,
    transposeY: boolean,
    accumulate: boolean,
  ): void;
  /** Bytes that `matMul` needs beside its factors and its product. */
  matMulScratch(rows: number, inner: number, columns: number): number;
  /** Copies x to y over four axes, elements of four bytes; strides are in elements, 0 where x repeats. */
  move(x: Address, y: Address, ...axes: AxesOfTwo): void;
  /** The words of a stream from block `block` on; `scratch` has 64 bytes. */
  philoxBits(
    out: Address,
    count: number,
    key0: number,
    key1: number,
    block: number,
    scratch: Address,
  ): void;
  /** The numbers uniform in [0, 1) of the words, in float32. */
  philoxUniform: Functions['philoxBits'];
  /** The standard normal numbers of the words, in float32. */
  philoxGaussian: Functions['philoxBits'];
  /** low + ⌊range · word / 2³²⌋. */
  philoxIntegers(
    ...stream: [...Parameters<Functions['philoxBits']>, low: number, range: number]
  ): void;
  /** 1 where the uniform number is below its probability, of `size` that repeat, else 0, in float32. */
  philoxBernoulli(
    ...stream: [...Parameters<Functions['philoxBits']>, probs: Address, size: number]
  ): void;
  /**
   * Elements `start` to `start + count`, 1024 at most, of a gamma draw of `total`; `start` is a multiple of
   * 4. `streams` are the words of three keys, `order` the rounds in the order in which they are tried, and
   * concentrations are one, or one of each element where `stride` is 4; `scratch` has 32 KiB.
   */
  philoxGamma(
    out: Address,
    start: number,
    count: number,
    total: number,
    streams: Address,
    order: Address,
    rounds: number,
    concentration: Address,
    stride: 0 | 4,
    isLog: boolean,
    scratch: Address,
  ): void;
  /** y[ids[i], k] += x[i, k] for x of shape [rows, width] over y of zeros, in float32. */
  segmentSum(
    x: Address,
    ids: Address,
    y: Address,
    rows: number,
    width: number,
    segments: number,
  ): void;
  /** y[i, k] = Σⱼ x[i, j, k] / divisor for x of shape [outer, count, inner], in float32. */
  sumAxis(
    x: Address,
    y: Address,
    outer: number,
    count: number,
    inner: number,
    divisor: number,
  ): void;
  /** y = x above zero, else slope · x. */
  leakyRelu(x: Address, y: Address, count: number, slope: number): void;
  /** y[i] = exp(x[i]) for i < count, in float32; so the others. */
  unaryExp(x: Address, y: Address, count: number): void;
  /** x³ */
  unaryCube: Functions['unaryExp'];
  /** erf(x) */
  unaryErf: Functions['unaryExp'];
  /** exp(x) − 1 */
  unaryExpm1: Functions['unaryExp'];
  /** log(x) */
  unaryLog: Functions['unaryExp'];
  /** log(1 + x) */
  unaryLog1p: Functions['unaryExp'];
  /** 1 above zero, else 0 */
  unaryStep: Functions['unaryExp'];
  /** λ x above zero, else λ α (exp(x) − 1) */
  unarySelu: Functions['unaryExp'];
  /** log(1 + exp(x)) */
  unarySoftplus: Functions['unaryExp'];
  /** tanh(x) */
  unaryTanh: Functions['unaryExp'];
}

const bound = new WeakMap<BackendWasm, Functions>();

/** Instantiates our functions on the memory of a backend, so that they compute on its tensors. */
export async function bindFunctions(backend: BackendWasm): Promise<void> {
  if (bound.has(backend)) return;
  bound.set(backend, await instantiate(memoryOf(backend)));
}

/** Instantiates our functions on a memory. */
export async function instantiate(memory: WebAssembly.Memory): Promise<Functions> {
  const binaries = await import('../generated/kernels-binary.generated.js');
  const products = (await hasRelaxedSimd())
    ? binaries.relaxedProductsBinary
    : binaries.productsBinary;
  const parts = [binaries.kernelsBinary, products].map(async (text) => {
    const binary = await decodeBinary(text);
    const { instance } = await WebAssembly.instantiate(binary, { env: { memory } });
    return instance.exports;
  });
  return Object.assign({}, ...(await Promise.all(parts))) as Functions;
}

/** Whether products are summed with relaxed SIMD here, which fuses a product and its sum. */
export async function hasRelaxedSimd(): Promise<boolean> {
  const { relaxedProductsBinary } = await import('../generated/kernels-binary.generated.js');
  return WebAssembly.validate(await decodeBinary(relaxedProductsBinary));
}

/** Our functions, on the memory of a backend that `bindFunctions` has seen. */
export function functionsOf(backend: BackendWasm): Functions {
  const functions = bound.get(backend);
  if (functions === undefined) {
    throw new Error(
      'The kernels of @gen/backend-web are not bound to this WASM backend: call use() first.',
    );
  }
  return functions;
}

export function memoryOf(backend: BackendWasm): WebAssembly.Memory {
  const { asm } = backend.wasm as unknown as { asm: Record<string, unknown> };
  const memory = Object.values(asm).find((value) => value instanceof WebAssembly.Memory);
  if (memory === undefined) throw new Error('The WASM backend of TensorFlow.js shows no memory.');
  return memory;
}
