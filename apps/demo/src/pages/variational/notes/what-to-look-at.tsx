import type { JSX } from 'preact';

/** Three sentences that say what the picture has to show. */
export function WhatToLookAt(): JSX.Element {
  return (
    <section class="prose" aria-labelledby="look">
      <h2 id="look">What to look at</h2>
      <ol>
        <li>
          Train from scratch and watch the plane: the <b class="of-data">codes of test images</b>{' '}
          begin as one heap and part into clusters by digit, although the model never sees a label.
        </li>
        <li>
          Drag the handle from one cluster to another: the <b class="of-model">decoded image</b>{' '}
          turns from one digit into the other through shapes that no one drew, because neighbours in
          the plane must decode to neighbours.
        </li>
        <li>
          Turn <i class="knob-symbol">β</i> up while it trains: the{' '}
          <b class="of-model">KL divergence</b> shrinks, the <b class="of-error">reconstruction</b>{' '}
          pays for it, and with more latent units some of them go dark.
        </li>
      </ol>
    </section>
  );
}
