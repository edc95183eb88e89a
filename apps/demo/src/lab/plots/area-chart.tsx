import './area-chart.css';
import { useSignalEffect, type ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { inks, type Inks } from '../ink/inks.js';
import { useSize } from '../picture/use-size.js';
import type { Curve } from './curve.js';
import { drawArea } from './draw-area.js';
import { thinOut, type CurvePoint } from './thin-out.js';

/** One column of a curve. */
export interface AreaChartProps {
  /** What the chart says, in words. */
  readonly label: string;
  /** The curve. */
  readonly curve: Curve;
  /** Which of its columns, the steps being the first. */
  readonly column: number;
  /** The colour of the area. */
  readonly color: keyof Inks;
  /** A second curve, drawn as a line. */
  readonly line: ReadonlySignal<readonly CurvePoint[]>;
  /** Steps at which a knob was turned. */
  readonly turns: ReadonlySignal<readonly number[]>;
  /** Whether the axis of steps is written under it. */
  readonly hasSteps?: boolean;
}

/** A column of a learning curve as an area, repainted as it grows. */
export function AreaChart(props: AreaChartProps): JSX.Element {
  const { label, curve, column, color, line, turns, hasSteps = false } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(canvas);
  useSignalEffect(() => {
    void curve.version.value;
    const width = size.value;
    const colors = inks.value;
    const area = { line: line.value, turns: turns.value, color: colors[color], hasSteps };
    if (canvas.current === null || width === 0) return;
    const [steps = []] = curve.columns;
    const values = curve.columns[column] ?? [];
    const points = thinOut(steps, values, curve.length, Math.ceil(width / 2));
    drawArea(canvas.current, { ...area, points }, colors);
  });
  return (
    <canvas
      class={`area-chart ${hasSteps ? 'has-steps' : ''}`}
      ref={canvas}
      role="img"
      aria-label={label}
    />
  );
}
