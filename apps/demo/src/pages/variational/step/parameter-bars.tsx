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

/** The root mean square of the gradient, or of the update, in each weight tensor. */
export function ParameterBars({ changes, phase }: ParameterBarsProps): JSX.Element {
  const shown = phase === 'update' ? 'update' : 'gradient';
  const weights = changes.filter(({ path }) => path.endsWith('weight'));
  const largest = Math.max(...weights.map((change) => change[shown]), 1e-30);
  return (
    <table class={`parameter-bars is-${shown}`} data-hidden={phase === undefined}>
      <caption>{shown === 'update' ? 'Size of the update' : 'Size of the gradient'}</caption>
      <tbody>
        {weights.map((change) => (
          <tr key={change.path}>
            <th scope="row">{change.path.replace(/\.weight$/, '')}</th>
            <td>
              <span
                class="parameter-bar"
                style={{ width: `${100 * shareOf(change[shown], largest)}%` }}
              />
            </td>
            <td class="parameter-number">{change[shown].toExponential(1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many powers of ten the bars span: layers differ by that much. */
const decades = 4;

/** Length of a bar on a logarithmic scale that ends at the largest. */
function shareOf(value: number, largest: number): number {
  return Math.max(0, 1 + Math.log10(Math.max(value, 1e-30) / largest) / decades);
}
