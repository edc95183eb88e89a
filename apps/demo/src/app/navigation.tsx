import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatAddress } from './address.js';
import type { LabPage } from './lab-page.js';

/** What the navigation lists. */
export interface NavigationProps {
  /** The pages that exist. */
  readonly pages: readonly LabPage[];
  /** The one that is open. */
  readonly current: LabPage;
}

/** Links to the pages of the lab. */
export function Navigation({ pages, current }: NavigationProps): JSX.Element {
  const nav = useRef<HTMLElement>(null);
  // On a phone there is not room for all of them.
  useEffect(() => {
    nav.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [current]);
  return (
    <nav class="navigation" aria-label="Models" ref={nav}>
      <ul>
        {pages.map((page) => (
          <li key={page.path}>
            <a
              href={formatAddress({ page: page.path, params: new URLSearchParams() })}
              aria-current={page === current ? 'page' : undefined}
            >
              {page.title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
