import './pad.css';
import type { JSX, TargetedPointerEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { dataRamp } from '../../../lab/ink/ramps.js';
import { drawImages } from '../../../lab/picture/draw-images.js';
import { oneImage } from '../../../lab/picture/first-images.js';
import type { Images } from '../../../lab/picture/images.js';

/** What is on the pad. */
export interface PadProps {
  /** Images, of which one is on the pad. */
  readonly images: Images | undefined;
  /** Which one. */
  readonly given: number;
  /** Cells in a row. */
  readonly side: number;
  /** Whether each cell is held. */
  readonly held: readonly boolean[];
  /** Called with other cells. */
  onChange(held: readonly boolean[]): void;
}

const directions: Readonly<Record<string, readonly [column: number, row: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** An image of which parts are held: a brush, or arrow keys and space, hold and free cells. */
export function Pad({ images, given, side, held, onChange }: PadProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const brush = useRef(false);
  const at = useSignal(0);
  const ramp = dataRamp.value;
  useLayoutEffect(() => {
    const image = oneImage(images, given);
    if (canvas.current !== null && image !== undefined) {
      drawImages(canvas.current, image, ramp, { columns: 1 });
    }
  }, [images, given, ramp]);
  useEffect(() => void (at.value = Math.min(at.peek(), side * side - 1)), [side]);

  const set = (cell: number, isHeld: boolean) => {
    if (held[cell] !== isHeld) onChange(held.map((old, index) => (index === cell ? isHeld : old)));
  };
  const cellAt = (event: TargetedPointerEvent<HTMLDivElement>): number => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const place = (share: number) => Math.max(0, Math.min(side - 1, Math.floor(share * side)));
    return side * place((event.clientY - top) / height) + place((event.clientX - left) / width);
  };
  const move = ([column, row]: readonly [number, number]) => {
    const within = (place: number) => Math.max(0, Math.min(side - 1, place));
    const [x, y] = [at.value % side, Math.floor(at.value / side)];
    at.value = side * within(y + row) + within(x + column);
  };
  return (
    <div
      class="pad"
      role="application"
      tabIndex={0}
      aria-label="What is held of the image: arrow keys move, space holds or frees a cell"
      style={{ '--side': side }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const cell = cellAt(event);
        brush.current = held[cell] !== true;
        set(cell, brush.current);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) {
          set(cellAt(event), brush.current);
        }
      }}
      onKeyDown={(event) => {
        const direction = directions[event.key];
        if (direction !== undefined) move(direction);
        else if (event.key === ' ') set(at.value, held[at.value] !== true);
        else return;
        event.preventDefault();
      }}
    >
      <canvas ref={canvas} width={1} height={1} aria-hidden="true" />
      <div class="pad-cells" aria-hidden="true">
        {held.map((isHeld, cell) => (
          <i key={cell} class={`${isHeld ? '' : 'is-free'} ${cell === at.value ? 'is-at' : ''}`} />
        ))}
      </div>
      <span class="unseen" role="status">
        Row {Math.floor(at.value / side) + 1}, column {(at.value % side) + 1}:{' '}
        {held[at.value] === true ? 'held' : 'free'}
      </span>
    </div>
  );
}
