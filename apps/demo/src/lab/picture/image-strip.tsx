import './image-strip.css';
import type { ReadonlySignal } from '@preact/signals';
import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ColorRamp } from '../ink/color-ramp.js';
import { drawImages } from './draw-images.js';
import type { Images } from './images.js';

/** Images in rows. */
export interface ImageStripProps {
  /** What the images are, in words. */
  readonly label: string;
  /** The newest images. */
  readonly images: ReadonlySignal<Images | undefined>;
  /** The colours of grey levels. */
  readonly ramp: ReadonlySignal<ColorRamp>;
  /** Images in a row. */
  readonly columns: number;
  /** Rows to keep free until there are images. */
  readonly rows?: number;
}

/** Images in rows, repainted whenever there are newer ones. */
export function ImageStrip({
  label,
  images,
  ramp,
  columns,
  rows = 1,
}: ImageStripProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current !== null) [canvas.current.width, canvas.current.height] = [columns, rows];
  }, []);
  useSignalEffect(() => {
    const newest = images.value;
    const colors = ramp.value;
    if (canvas.current === null || newest === undefined) return;
    drawImages(canvas.current, newest, colors, { columns, gap: 2 });
  });
  return <canvas class="image-strip" ref={canvas} role="img" aria-label={label} />;
}
