import { InputError } from '@gen/core';
import type { Pixels } from '../images/pixels.js';

/**
 * Decodes a PNG, JPEG or WebP file in a page or a worker, by the browser: red, green and blue of 8
 * bits, turned upright as its camera says, without transparency: what lies under transparent pixels is
 * lost, as a canvas keeps colours times opacity. JPEG differs by small amounts from browser to browser.
 *
 * @example
 * ```ts
 * import { imageRecords } from '@gen/data';
 * import { decodeImage, droppedFolder } from '@gen/data/web';
 *
 * async function read(event: DragEvent): Promise<void> {
 *   const folder = droppedFolder(event.dataTransfer!);
 *   for await (const { shape, label } of imageRecords(folder, { decode: decodeImage })) {
 *     console.log(shape, label);
 *   }
 * }
 * ```
 */
export async function decodeImage(file: Uint8Array): Promise<Pixels> {
  if (!('createImageBitmap' in globalThis && 'OffscreenCanvas' in globalThis)) throw noBrowser();
  const bitmap = await createImageBitmap(new Blob([file.slice()]), {
    premultiplyAlpha: 'none',
    colorSpaceConversion: 'none',
  });
  try {
    const { height, width } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d', {
      willReadFrequently: true,
    });
    if (context === null) throw noBrowser();
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return { height, width, channels: 3, data: withoutAlpha(data) };
  } finally {
    bitmap.close();
  }
}

function withoutAlpha(pixels: Uint8ClampedArray): Uint8Array {
  const colours = new Uint8Array((pixels.length / 4) * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) {
    colours[to] = pixels[from]!;
    colours[to + 1] = pixels[from + 1]!;
    colours[to + 2] = pixels[from + 2]!;
  }
  return colours;
}

const noBrowser = (): InputError =>
  new InputError({
    callee: 'decodeImage',
    argument: 'file',
    expected: 'to run in a browser that draws images off the page',
    got: 'none',
    remedy: 'In Node, use decodeImage of @gen/data/sharp.',
  });
