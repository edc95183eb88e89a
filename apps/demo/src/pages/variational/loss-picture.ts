import { lossCurve } from '@gen/plot';
import type { Curve } from '../../lab/plots/curve.js';

const scale = 2;

/** The learning curve as the terminal draws it, as a PNG. */
export async function lossPicture({ columns, length }: Curve): Promise<Uint8Array> {
  const [steps = [], reconstruction = [], kl = []] = columns;
  const rows = Array.from({ length }, (_, row) => ({
    step: steps[row] ?? 0,
    reconstruction: reconstruction[row] ?? NaN,
    kl: kl[row] ?? NaN,
  }));
  const svg = lossCurve(rows.length > 0 ? rows : [{ step: 0, reconstruction: 0, kl: 0 }], {
    document,
    x: 'step',
    parts: [
      { name: 'reconstruction', label: 'Reconstruction' },
      { name: 'kl', label: 'KL divergence' },
    ],
    total: '−ELBO',
  });
  return pngOf(svg);
}

async function pngOf(svg: SVGSVGElement): Promise<Uint8Array> {
  const image = new Image();
  const text = new XMLSerializer().serializeToString(svg);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = scale * svg.width.baseVal.value;
  canvas.height = scale * svg.height.baseVal.value;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  return new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
}
