import type { JSX } from 'preact';

/** Where the chains are. */
export interface ModeSharesProps {
  /** Share of the chains at each mode, where there are modes. */
  readonly shares: readonly number[] | undefined;
}

/** How the chains are spread over the modes: as many at each where they mix. */
export function ModeShares({ shares }: ModeSharesProps): JSX.Element | null {
  if (shares === undefined) return null;
  return (
    <div class="mode-shares">
      <p>Share of the chains at each mode</p>
      <ol>
        {shares.map((share, mode) => (
          <li key={mode} style={{ '--share': share }}>
            <span class="unseen">{Math.round(100 * share)}%</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
