import { util } from '@tensorflow/tfjs-core';
import { gammaRounds, gammaStreams, type PhiloxGammaAttrs } from '@gen/core/kernels';
import type { Address, Functions } from '../wasm/functions.js';

/** Elements that are drawn at a time. */
export const GAMMA_CHUNK = 1024;

/** Bytes that a draw needs beside its output and its concentrations. */
export const GAMMA_SCRATCH = 32_768 + 256;

/** Where a gamma draw reads and writes. */
export interface GammaPlaces {
  /** {@link GAMMA_SCRATCH} bytes. */
  readonly scratch: Address;
  /** Number of concentrations: 1, or one of each element. */
  readonly count: number;
  /** The address of concentrations from an element on. */
  readonly concentration: (start: number) => Address;
  /** The address for draws from an element on. */
  readonly out: (start: number) => Address;
  /** Is told of draws that are written. */
  readonly done?: (start: number, count: number) => void;
}

/** Draws of {@link philoxGamma}, some at a time, in whatever memory. */
export function drawGamma(
  functions: Functions,
  memory: ArrayBuffer,
  { key, shape, isLog }: PhiloxGammaAttrs,
  { scratch, count, concentration, out, done }: GammaPlaces,
): void {
  const total = util.sizeFromShape([...shape]);
  const order = gammaRounds(total);
  const [streamsAt, orderAt] = [scratch + 32_768, scratch + 32_768 + 32];
  new Uint32Array(memory, streamsAt, 6).set(gammaStreams(key).flat());
  new Uint32Array(memory, orderAt, order.length).set(order);
  for (let start = 0; start < total; start += GAMMA_CHUNK) {
    const some = Math.min(GAMMA_CHUNK, total - start);
    const from = concentration(start);
    const [stride, to] = [count === 1 ? 0 : 4, out(start)] as const;
    functions.philoxGamma(
      to,
      start,
      some,
      total,
      streamsAt,
      orderAt,
      order.length,
      from,
      stride,
      isLog,
      scratch,
    );
    done?.(start, some);
  }
}
