import type { ImageSize } from '../../../../lab/worker/to-images.js';

/** Cells in a row of the grid by which parts of an image are held: pixels of small images, else seven. */
export const cellsAcross = ({ height, width }: ImageSize): number => Math.min(7, height, width);
