import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { Linked } from '../../../lab/linked/linked.js';
import { Panel } from '../../../lab/panel.js';
import { LineChart } from '../../../lab/plots/line-chart.js';
import { recentMean } from '../../../lab/plots/recent-mean.js';
import { thinOut } from '../../../lab/plots/thin-out.js';
import { kindOf } from '../data-sets.js';
import type { Session } from '../session.js';
import type { Settings } from '../settings.js';

/** What the panel shows. */
export interface ContrastPanelProps {
  readonly session: Session;
}

const losses: Readonly<Record<Settings['method'], string>> = {
  nce: 'Loss of telling data from noise',
  denoising: 'Error of the slope at noisy points',
  sliced: 'Sliced score matching',
  replay: 'Energy of data less that of chains',
};

const points = 140;

/** What is minimised, over the steps. */
export function ContrastPanel({ session }: ContrastPanelProps): JSX.Element {
  const { curve } = session;
  const line = useComputed(() => {
    void curve.version.value;
    const [steps = [], values = []] = curve.columns;
    return thinOut(steps, values, curve.length, points);
  });
  void curve.version.value;
  const value = recentMean(curve.columns[1] ?? [], curve.length);
  const text = value === undefined ? '–' : value.toFixed(2);
  const settings = session.run.value?.settings ?? session.settings.value;
  const isMachine = kindOf(settings) === 'images';
  const name = isMachine ? 'Free energy of data less that of dreams' : losses[settings.method];
  const gap = session.tests.value.findLast((test) => test.gap !== undefined)?.gap;
  return (
    <Panel title="What is minimised" aside={<span class="unit">nats an example</span>}>
      <Linked symbol="contrast" class="contrast">
        <p class="value-line">
          <span class="of-gradient">{name}</span> <b>{text}</b>
        </p>
        <LineChart
          label={`${name} over the steps so far, now ${text}`}
          line={line}
          color="gradient"
        />
      </Linked>
      {isMachine ? (
        <p class="value-line">
          <span class="is-soft">Free energy of tests less that of training data</span>{' '}
          <b>{gap === undefined ? '–' : gap.toFixed(2)}</b>
        </p>
      ) : null}
    </Panel>
  );
}
