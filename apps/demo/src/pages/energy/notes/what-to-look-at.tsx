import type { JSX } from 'preact';
import type { DataKind } from '../data-sets.js';

/** What the picture shows. */
export interface WhatToLookAtProps {
  readonly kind: DataKind;
}

/** Three sentences that say what the picture has to show. */
export function WhatToLookAt({ kind }: WhatToLookAtProps): JSX.Element {
  const sentences = kind === 'images' ? machines : deepEnergies;
  return (
    <section class="prose" aria-labelledby="look">
      <h2 id="look">What to look at</h2>
      <ol>
        {sentences.map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ol>
    </section>
  );
}

const machines = [
  <>
    Train from scratch and watch the <b class="of-model">filters</b>: each begins as noise and
    becomes a stroke, or the edge of one, that many digits share.
  </>,
  <>
    Turn the <b>temperature</b> up and the <b class="of-model">fantasy particles</b> melt and change
    from one digit to another; turn it down and each freezes into the digit it is nearest to.
  </>,
  <>
    Hold the upper half of a digit: chains agree on the rest where the half says enough, and where
    it does not each <b class="of-model">completion</b> finds an answer of its own.
  </>,
];

const deepEnergies = [
  <>
    Watch the <b class="of-model">density</b> while it trains: it begins as one wide Gaussian, and
    what the data do not need is pushed away.
  </>,
  <>
    At temperature 1 few <b>chains</b> ever cross from one mode to another; turn it up and they walk
    freely, turn it down again and they settle in new shares.
  </>,
  <>
    Compare objectives: score matching sees the slope at the data alone, so the{' '}
    <b class="of-model">shares of modes</b> may come out wrong where noise-contrastive estimation
    gets them right: the KL divergence tells.
  </>,
];
