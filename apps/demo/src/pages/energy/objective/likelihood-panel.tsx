import './objective.css';
import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { Linked } from '../../../lab/linked/linked.js';
import { Panel } from '../../../lab/panel.js';
import { LineChart } from '../../../lab/plots/line-chart.js';
import { kindOf } from '../data-sets.js';
import type { EstimatedScore } from '../protocol.js';
import type { Session } from '../session.js';

/** What the panel shows. */
export interface LikelihoodPanelProps {
  readonly session: Session;
}

/** The log-likelihood of tests: exact where that can be had, estimated with its error everywhere. */
export function LikelihoodPanel({ session }: LikelihoodPanelProps): JSX.Element {
  const { tests } = session;
  const exactLine = useComputed(() =>
    tests.value.flatMap(({ step, exact }) => (exact === undefined ? [] : [{ step, value: exact }])),
  );
  const estimates = useComputed(() =>
    tests.value.flatMap(({ step, estimate }) =>
      estimate === undefined
        ? []
        : [{ step, value: estimate.mean, low: estimate.low, high: estimate.high }],
    ),
  );
  const last = <K extends 'exact' | 'estimate' | 'kl'>(name: K) =>
    tests.value.findLast((test) => test[name] !== undefined)?.[name];
  const [exact, estimate, kl] = [last('exact'), last('estimate'), last('kl')];
  const best = session.run.value?.images?.best;
  const isMachine = kindOf(session.run.value?.settings ?? session.settings.value) === 'images';
  return (
    <Panel title="Log-likelihood of tests" aside={<span class="unit">nats an example</span>}>
      <Linked symbol="likelihood">
        <LineChart
          label={`Log-likelihood of test examples: exact ${text(exact)}, estimated ${interval(estimate)}`}
          line={exactLine}
          color="ink"
          intervals={estimates}
          level={best}
        />
        <dl class="scores">
          <dt>
            <i class="swatch is-exact" aria-hidden="true" /> Exact,{' '}
            {isMachine ? 'over all states' : 'by a grid'}
          </dt>
          <dd>{exact === undefined && session.run.value ? 'too many states' : text(exact)}</dd>
          <dt>
            <i class="swatch is-estimate" aria-hidden="true" /> Estimate, AIS
          </dt>
          <dd>{text(estimate?.mean)}</dd>
          <dt class="is-soft">ln(Ẑ ± 3σ)</dt>
          <dd class="is-soft">{interval(estimate)}</dd>
          {best === undefined ? null : (
            <>
              <dt>
                <i class="swatch is-best" aria-hidden="true" /> Best possible
              </dt>
              <dd>{text(best)}</dd>
            </>
          )}
          {kl === undefined ? null : (
            <>
              <dt>KL divergence from the data, by a grid</dt>
              <dd class="of-error">{kl.toFixed(3)}</dd>
            </>
          )}
        </dl>
      </Linked>
    </Panel>
  );
}

const text = (value: number | undefined): string =>
  value === undefined ? '–' : value.toFixed(2).replace('-', '−');

const interval = (score: EstimatedScore | undefined): string =>
  score === undefined ? '–' : `${text(score.low)} … ${text(score.high)}`;
