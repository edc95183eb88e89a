import { util, type TypedArray } from '@tensorflow/tfjs-core';
import { philoxUniform, type DrawAttrs, type PhiloxGammaAttrs } from '@gen/core/kernels';
import { instantiate } from '../wasm/functions.js';
import { drawGamma, GAMMA_CHUNK, GAMMA_SCRATCH } from './gamma-draw.js';
import { draws, type Draw } from './random-draws.js';

const SCRATCH = 0;
const CONCENTRATION = GAMMA_SCRATCH;
const OUT = CONCENTRATION + 4 * GAMMA_CHUNK;
const CHUNK = 8192; // numbers at a time: 32 KiB stay in the nearest cache

/** Draws in arrays of the host. */
export interface HostDraws {
  /** Numbers of one of the draws that need nothing but a key. */
  readonly numbers: (draw: Draw, attrs: DrawAttrs) => Float32Array | Int32Array;
  /** Zeros and ones of probabilities that repeat. */
  readonly bernoulli: (attrs: DrawAttrs, probs: TypedArray) => Float32Array;
  /** Gamma draws, or their logarithms, of one concentration or of one each. */
  readonly gamma: (attrs: PhiloxGammaAttrs, concentration: TypedArray) => Float32Array;
}

/**
 * What src/assembly computes, in a small memory of its own, copied out piece by piece: for engines whose
 * memory WebAssembly does not see. JavaScript has no multiplication of 32-bit words to 64 bits and takes
 * several times as long.
 */
export async function hostDraws(): Promise<HostDraws> {
  const bytes = OUT + 4 * CHUNK;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
  const functions = await instantiate(memory);
  const { buffer } = memory;
  const written = new Float32Array(buffer, OUT, CHUNK);

  const numbers: HostDraws['numbers'] = (draw, attrs) => {
    const size = util.sizeFromShape([...attrs.shape]);
    const type = draw.dtype === 'float32' ? Float32Array : Int32Array;
    const values = new type(size);
    for (let done = 0; done < size; done += CHUNK) {
      const count = Math.min(CHUNK, size - done);
      draw.write(functions, OUT, count, [...attrs.key, done / 4, SCRATCH], attrs);
      values.set(new type(buffer, OUT, count), done);
    }
    return values;
  };
  const uniform = draws.find(({ kernelName }) => kernelName === philoxUniform.name)!;
  return {
    numbers,
    bernoulli: (attrs, probs) => {
      const values = numbers(uniform, attrs) as Float32Array;
      below(values, probs);
      return values;
    },
    gamma: (attrs, concentrations) => {
      const values = new Float32Array(util.sizeFromShape([...attrs.shape]));
      const given = new Float32Array(buffer, CONCENTRATION, GAMMA_CHUNK);
      const count = concentrations.length;
      drawGamma(functions, buffer, attrs, {
        scratch: SCRATCH,
        count,
        concentration: (start) => {
          const isOne = count === 1;
          given.set(isOne ? concentrations : concentrations.subarray(start, start + GAMMA_CHUNK));
          return CONCENTRATION;
        },
        out: () => OUT,
        done: (start, some) => values.set(written.subarray(0, some), start),
      });
      return values;
    },
  };
}

/** 1 where a number is below its probability, else 0, in place; the probabilities repeat. */
function below(values: TypedArray, probs: TypedArray): void {
  for (let i = 0, j = 0; i < values.length; i++) {
    values[i] = Number(values[i]! < probs[j]!); // no branch to mispredict
    if (++j === probs.length) j = 0;
  }
}
