import './elbo-panel.css';
import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { Linked } from '../../../lab/linked/linked.js';
import { Panel } from '../../../lab/panel.js';
import { AreaChart } from '../../../lab/plots/area-chart.js';
import type { ElboParts } from '../protocol.js';
import type { Session } from '../session.js';
import { recentMean } from '../../../lab/plots/recent-mean.js';

/** What the panel shows. */
export interface ElboPanelProps {
  readonly session: Session;
}

const parts = [
  { symbol: 'reconstruction', name: 'Reconstruction', color: 'error' },
  { symbol: 'kl', name: 'KL divergence', color: 'model' },
] as const;

/** The negative ELBO as its two parts, over the steps. */
export function ElboPanel({ session }: ElboPanelProps): JSX.Element {
  const { curve, tests } = session;
  const turns = useComputed(() => session.turns.value.slice(1).map(({ step }) => step));
  void curve.version.value;
  const values = curve.columns.slice(1).map((column) => recentMean(column, curve.length));
  const test = tests.value.at(-1);
  return (
    <Panel title="What is minimised" aside={<span class="unit">nats an image</span>}>
      {parts.map(({ symbol, name, color }, part) => (
        <Linked key={symbol} symbol={symbol} class="elbo-part">
          <p>
            <span class={`of-${color}`}>{name}</span> <b>{text(values[part])}</b>
          </p>
          <AreaChart
            label={`${name} over the steps so far, now ${text(values[part])} nats; on test images ${text(test?.[symbol])}`}
            curve={curve}
            column={part + 1}
            color={color}
            line={useComputed(() => lineOf(tests.value, symbol))}
            turns={turns}
            hasSteps={part === parts.length - 1}
          />
        </Linked>
      ))}
      <dl class="elbo-sums">
        <dt>
          −ELBO <i class="swatch is-batch" aria-hidden="true" /> of batches
        </dt>
        <dd>{text(sum(values[0], values[1]))}</dd>
        <dt>
          −ELBO <i class="swatch is-test" aria-hidden="true" /> of test images
        </dt>
        <dd>{text(sum(test?.reconstruction, test?.kl))}</dd>
      </dl>
    </Panel>
  );
}

function lineOf(
  tests: Session['tests']['value'],
  part: keyof ElboParts,
): { readonly step: number; readonly value: number }[] {
  return tests.map((test) => ({ step: test.step, value: test[part] }));
}

const sum = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a + b;

const text = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(1));
