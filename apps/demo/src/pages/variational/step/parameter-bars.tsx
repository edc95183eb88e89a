import './parameter-bars.css';
import type { JSX } from 'preact';
import type { ParameterChange } from '../protocol.js';
import type { Phase } from './phases.js';

/** What the bars show. */
export interface ParameterBarsProps {
  /** Parameters, encoder first. */
  readonly changes: readonly ParameterChange[];
  /** `gradient` or `update`; nothing before. */
  readonly phase: Phase | undefined;
}

/** The size of the gradient, or of the update, in each weight matrix. */
export function ParameterBars({ changes, phase }: ParameterBarsProps): JSX.Element {
  const shown = phase === 'update' ? 'update' : 'gradient';
  const weights = changes.filter(({ path }) => path.endsWith('weight'));
  const largest = Math.max(...weights.map((change) => change[shown]), 1e-30);
  return (
    <table class={`parameter-bars is-${shown}`} data-hidden={phase === undefined}>
      <caption>
        {shown === 'update' ? 'Update of weights (r.m.s.)' : 'Gradient of weights (r.m.s.)'}
      </caption>
      <tbody>
        {weights.map((change) => (
          <tr key={change.path}>
            <th scope="row">{change.path.replace(/\.weight$/, '')}</th>
            <td>
              <span
                class="parameter-bar"
                style={{ width: `${(100 * change[shown]) / largest}%` }}
              />
            </td>
            <td class="parameter-number">{change[shown].toExponential(1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
