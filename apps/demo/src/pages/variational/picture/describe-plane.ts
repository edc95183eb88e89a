import type { Pictures } from '../protocol.js';
import { medians } from './draw-codes.js';

/** The latent plane in words: where the codes of each label lie. */
export function describePlane(
  pictures: Pictures | undefined,
  labels: Uint8Array | undefined,
): string {
  if (pictures?.plane === undefined) return 'The latent plane: nothing to show yet.';
  const { codes, plane, step } = pictures;
  const intro =
    `The latent plane after ${step} steps, from −${plane.extent} to ${plane.extent} on both axes: ` +
    `${plane.side} by ${plane.side} decoded images, and the codes of ${codes.length / 2} test images.`;
  if (labels === undefined) return intro;
  const places = [...medians(codes, labels)]
    .sort(([a], [b]) => a - b)
    .map(([label, [x, y]]) => `${label} at ${x.toFixed(1)}, ${y.toFixed(1)}`);
  return `${intro} Centres by label: ${places.join('; ')}.`;
}
