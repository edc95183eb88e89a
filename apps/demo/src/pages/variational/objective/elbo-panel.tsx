import './elbo-panel.css';
import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { inks } from '../../../lab/ink/inks.js';
import { Linked } from '../../../lab/linked/linked.js';
import { Panel } from '../../../lab/panel.js';
import { useSize } from '../../../lab/picture/use-size.js';
import { drawStackedAreas } from '../../../lab/plots/draw-stacked-areas.js';
import { thinOut } from '../../../lab/plots/stacked-areas.js';
import type { Session } from '../session.js';
import { recentMean } from './recent-mean.js';

/** What the panel shows. */
export interface ElboPanelProps {
  readonly session: Session;
}

/** The negative ELBO as its two parts, over the steps. */
export function ElboPanel({ session }: ElboPanelProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(canvas);
  const { curve, tests, turns } = session;

  useSignalEffect(() => {
    void curve.version.value;
    const width = size.value;
    const colors = inks.value;
    if (canvas.current === null || width === 0) return;
    drawStackedAreas(canvas.current, thinOut(curve.parts, curve.length, Math.ceil(width / 2)), {
      colors: [colors.error, colors.model],
      marks: tests.value.map(({ step, reconstruction, kl }) => ({
        step,
        value: reconstruction + kl,
      })),
      turns: turns.value.slice(1).map(({ step }) => step),
      inks: colors,
    });
  });

  void curve.version.value;
  const [reconstruction, kl] = curve.parts.map((part) => recentMean(part, curve.length));
  const test = tests.value.at(-1);
  return (
    <Panel title="What is minimised" aside={<span class="unit">nats an image</span>}>
      <canvas
        class="elbo-areas"
        ref={canvas}
        role="img"
        aria-label={`Negative ELBO over ${curve.length} steps, as the sum of reconstruction, now ${text(reconstruction)}, and KL divergence, now ${text(kl)}.`}
      />
      <dl class="elbo-parts">
        <Part symbol="kl" name="KL divergence" of="model" value={kl} />
        <Part symbol="reconstruction" name="Reconstruction" of="error" value={reconstruction} />
        <div class="elbo-sum">
          <dt>−ELBO</dt>
          <dd>{text(sum(reconstruction, kl))}</dd>
        </div>
        <div class="elbo-test">
          <dt>
            <i class="dot" aria-hidden="true" /> on test images
          </dt>
          <dd>{text(sum(test?.reconstruction, test?.kl))}</dd>
        </div>
      </dl>
    </Panel>
  );
}

interface PartProps {
  readonly symbol: string;
  readonly name: string;
  readonly of: 'model' | 'error';
  readonly value: number | undefined;
}

function Part({ symbol, name, of, value }: PartProps): JSX.Element {
  return (
    <Linked symbol={symbol}>
      <dt class={`of-${of}`}>{name}</dt>
      <dd>{text(value)}</dd>
    </Linked>
  );
}

const sum = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a + b;

const text = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(1));
