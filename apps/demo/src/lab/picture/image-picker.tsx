import './image-picker.css';
import type { Signal } from '@preact/signals';
import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { dataRamp } from '../ink/ramps.js';
import { oneImage } from './first-images.js';
import { drawImages } from './draw-images.js';
import type { Images } from './images.js';

/** Which images can be picked. */
export interface ImagePickerProps {
  /** What the image is picked for. */
  readonly label: string;
  /** The images; the first ten are offered. */
  readonly images: Images | undefined;
  /** The picked one. */
  readonly chosen: Signal<number>;
}

/** Ten images of which one is picked. */
export function ImagePicker({ label, images, chosen }: ImagePickerProps): JSX.Element {
  const name = useId();
  const count = Math.min(images?.count ?? 0, 10);
  return (
    <fieldset class="image-picker">
      <legend class="knob-label">{label}</legend>
      {Array.from({ length: count }, (_, index) => (
        <label key={index}>
          <input
            type="radio"
            name={name}
            aria-label={`Test image ${index + 1}`}
            checked={chosen.value === index}
            onChange={() => (chosen.value = index)}
          />
          {images === undefined ? null : <Thumbnail images={images} index={index} />}
        </label>
      ))}
    </fieldset>
  );
}

interface ThumbnailProps {
  readonly images: Images;
  readonly index: number;
}

function Thumbnail({ images, index }: ThumbnailProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useSignalEffect(() => {
    const colors = dataRamp.value;
    if (canvas.current === null) return;
    const one = oneImage(images, index);
    if (one === undefined) return;
    drawImages(canvas.current, one, colors, { columns: 1 });
  });
  return <canvas ref={canvas} width={1} height={1} aria-hidden="true" />;
}
