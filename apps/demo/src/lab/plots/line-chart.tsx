import './area-chart.css';
import { useSignalEffect, type ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { inks, type Inks } from '../ink/inks.js';
import { useSize } from '../picture/use-size.js';
import { drawLines, type Interval } from './draw-lines.js';
import type { CurvePoint } from './thin-out.js';

/** Curves over the steps. */
export interface LineChartProps {
  /** What the chart says, in words. */
  readonly label: string;
  /** A curve. */
  readonly line: ReadonlySignal<readonly CurvePoint[]>;
  /** Its colour. */
  readonly color: keyof Inks;
  /** Numbers that were estimated, with their intervals, in the colour of errors. */
  readonly intervals?: ReadonlySignal<readonly Interval[]>;
  /** A level that cannot be passed. */
  readonly level?: number | undefined;
}

/** A curve, and estimates with their intervals, repainted as they grow. */
export function LineChart({ label, line, color, intervals, level }: LineChartProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(canvas);
  useSignalEffect(() => {
    const colors = inks.value;
    const shown = {
      lines: [{ points: line.value, color: colors[color] }],
      intervals: { points: intervals?.value ?? [], color: colors.error },
      level,
      hasSteps: true,
    };
    if (canvas.current !== null && size.value > 0) drawLines(canvas.current, shown, colors);
  });
  return <canvas class="area-chart has-steps" ref={canvas} role="img" aria-label={label} />;
}
