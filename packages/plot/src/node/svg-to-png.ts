import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { woffToTtf } from './woff-to-ttf.js';

/** How large {@link svgToPng} draws. */
export interface SvgToPngOptions {
  /** Pixels of the picture for each pixel of the SVG. */
  readonly scale?: number;
  /** Pixels across, whatever the SVG's own width; goes before `scale`. */
  readonly width?: number;
}

const require = createRequire(import.meta.url);

// Machines have different fonts, or none: all text is drawn in the one that comes with the package.
const fontFiles = ['latin', 'latin-ext', 'greek'].flatMap((subset) =>
  [400, 700].map((weight) => `@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`),
);

let fonts: Promise<Uint8Array[]> | undefined;

/**
 * Draws the text of an SVG file as the bytes of a PNG file, the same on every machine.
 *
 * Text is in Inter, whatever typeface the SVG names.
 *
 * @throws Error if the text is no SVG.
 *
 * @example
 * ```ts
 * import { svgToPng } from '@gen/plot/node';
 *
 * const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"></svg>';
 * const png = await svgToPng(svg, { scale: 2 });
 * console.log(png.subarray(16, 24).join(' ')); // "0 0 0 160 0 0 0 40": its width and height
 * ```
 */
export async function svgToPng(
  svg: string,
  { scale = 2, width }: SvgToPngOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const fontBuffers = await (fonts ??= load());
  const drawing = new Resvg(svg, {
    font: { fontBuffers, defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' },
    fitTo: width === undefined ? { mode: 'zoom', value: scale } : { mode: 'width', value: width },
  });
  try {
    const picture = drawing.render();
    const png = new Uint8Array(picture.asPng());
    picture.free();
    return png;
  } finally {
    drawing.free();
  }
}

/** Starts the renderer; the bytes of its fonts. */
async function load(): Promise<Uint8Array[]> {
  const read = (name: string): Promise<Buffer<ArrayBuffer>> => readFile(require.resolve(name));
  await initWasm(await read('@resvg/resvg-wasm/index_bg.wasm'));
  const packed = await Promise.all(fontFiles.map(read));
  return packed.map(woffToTtf);
}
