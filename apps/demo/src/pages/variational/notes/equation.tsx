import '../../../lab/notes/notes.css';
import type { JSX } from 'preact';
import { Part, still } from '../../../lab/notes/equation-part.js';

/** The loss, its symbols tied to the knobs and plots that stand for them. */
export function Equation(): JSX.Element {
  return (
    <section class="prose" aria-labelledby="equation">
      <h2 id="equation">The equation</h2>
      <math display="block" class="equation">
        <mrow>
          <mo>−</mo>
          <mi mathvariant="normal">ELBO</mi>
          <mo>=</mo>
          <Part symbol="reconstruction" class="of-error">
            <msub>
              <mi mathvariant="normal">E</mi>
              <mrow>
                <Part symbol="z">
                  <mi>z</mi>
                </Part>
                <mo>∼</mo>
                <mi>q</mi>
              </mrow>
            </msub>
            <mo {...still}>[</mo>
            <mo>−</mo>
            <mi>log</mi>
            <mspace width="0.2em" />
          </Part>
          <Part symbol="decoder" class="of-model">
            <msub>
              <mi>p</mi>
              <mi>θ</mi>
            </msub>
            <mo {...still}>(</mo>
            <Part symbol="x" class="of-data">
              <mi>x</mi>
            </Part>
            <mo {...still}>|</mo>
            <mi>z</mi>
            <mo {...still}>)</mo>
          </Part>
          <Part symbol="reconstruction" class="of-error">
            <mo {...still}>]</mo>
          </Part>
          <mo>+</mo>
          <Part symbol="beta">
            <mi>β</mi>
          </Part>
          <mspace width="0.2em" />
          <Part symbol="kl" class="of-model">
            <mi mathvariant="normal">KL</mi>
            <mo {...still}>(</mo>
            <msub>
              <mi>q</mi>
              <mi>φ</mi>
            </msub>
            <mo {...still}>(</mo>
            <mi>z</mi>
            <mo {...still}>|</mo>
            <Part symbol="x" class="of-data">
              <mi>x</mi>
            </Part>
            <mo {...still}>)</mo>
            <mspace width="0.2em" />
            <mo {...still}>‖</mo>
            <mspace width="0.2em" />
            <mi>p</mi>
            <mo {...still}>(</mo>
            <mi>z</mi>
            <mo {...still}>)</mo>
            <mo {...still}>)</mo>
          </Part>
        </mrow>
      </math>
      <p>
        <b class="of-data">x</b> is an image, <i class="knob-symbol">z</i> its code.{' '}
        <b class="of-error">Reconstruction</b> is how badly the decoder <i class="knob-symbol">p</i>{' '}
        explains the image from a code that the encoder <i class="knob-symbol">q</i> drew; the{' '}
        <b class="of-model">KL divergence</b> is how many nats that code says beyond the prior{' '}
        <i class="knob-symbol">p</i>(<i class="knob-symbol">z</i>), the dotted circles. With{' '}
        <i class="knob-symbol">β</i> = 1 their sum bounds −log <i class="knob-symbol">p</i>(
        <i class="knob-symbol">x</i>) from above.
      </p>
    </section>
  );
}
