import { FRAME } from './fit-to-box.js';

/** Copies an image to `out`, moved by whole pixels so that its centre of mass is in the middle. */
export function copyCentred(image: Uint8Array, out: Uint8Array): void {
  let mass = 0;
  let massX = 0;
  let massY = 0;
  for (let i = 0; i < image.length; i++) {
    const value = image[i]!;
    if (value === 0) continue;
    mass += value;
    massX += value * ((i % FRAME) + 0.5);
    massY += value * (Math.floor(i / FRAME) + 0.5);
  }
  const right = Math.round(FRAME / 2 - massX / mass);
  const down = Math.round(FRAME / 2 - massY / mass);
  for (let y = Math.max(0, down); y < Math.min(FRAME, FRAME + down); y++) {
    const from = (y - down) * FRAME;
    const row = image.subarray(from + Math.max(0, -right), from + Math.min(FRAME, FRAME - right));
    out.set(row, y * FRAME + Math.max(0, right));
  }
}
