import { InputError } from '@gen/core';
import { affine, chain, invert, sigmoid, type Bijector } from '@gen/core/bijectors';

/** Options of {@link toLogits}. */
export interface ToLogitsOptions {
  /** How far 0 and 1 are kept from the ends, where logits are infinite. */
  readonly margin?: number;
}

/**
 * Takes numbers in [0, 1] to the real line, as flows on images need it: a bijector, which tells the
 * log-determinant and has an inverse for samples.
 *
 *     y = logit(α + (1 − 2α) x),   log |dy/dx| = log (1 − 2α) − log s − log (1 − s),  s = σ(y)
 *
 * (Dinh, Sohl-Dickstein & Bengio 2017, "Density estimation using Real NVP", §4.1,
 * https://arxiv.org/abs/1605.08803, with α = 0.05; Papamakarios et al. 2017 take 10⁻⁶ for MNIST.)
 *
 * @throws InputError for a margin that is not in (0, ½).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { datasetTensor, dequantize, digits, toLogits } from '@gen/data';
 *
 * const x = dequantize()(datasetTensor(digits(key(0), { count: 8 }), { flat: true }), key(1));
 * const { value, logDet } = toLogits().forward(x); // [8, 784] and, an element each, [8, 784]
 * const pixels = toLogits().inverse(value).value; // x again
 * ```
 */
export function toLogits({ margin = 0.05 }: ToLogitsOptions = {}): Bijector {
  if (!(margin > 0 && margin < 0.5)) {
    throw new InputError({
      callee: 'toLogits',
      argument: 'margin',
      expected: 'a number in (0, ½)',
      got: `${margin}`,
    });
  }
  return chain([affine({ loc: margin, scale: 1 - 2 * margin }), invert(sigmoid)]);
}
