import type { JSX } from 'preact';
import { Part, still } from '../../../lab/notes/equation-part.js';
import type { DataKind } from '../data-sets.js';

/** Which model the equation is of. */
export interface EquationProps {
  readonly kind: DataKind;
}

/** The density and the gradient of its logarithm, the symbols tied to what stands for them. */
export function Equation({ kind }: EquationProps): JSX.Element {
  return (
    <section class="prose" aria-labelledby="equation">
      <h2 id="equation">The equation</h2>
      {kind === 'images' ? <OfMachine /> : <OfDeepEnergy />}
      <Gradient />
      {kind === 'images' ? (
        <p>
          <b class="of-data">v</b> are the pixels, <i class="knob-symbol">h</i> the hidden units,{' '}
          <b class="of-model">W</b> the filters. The gradient asks for more of what goes together in
          the <b class="of-data">data</b>, and for less of what goes together in the model’s own{' '}
          <b class="of-model">dreams</b>, which chains find. Chains on show take the energy divided
          by <i class="knob-symbol">T</i>. Z, a sum over all states, is the same for all images, and
          the reason why likelihoods are hard.
        </p>
      ) : (
        <p>
          <i class="knob-symbol">f</i> is a network, <i class="knob-symbol">p</i>₀ a wide Gaussian.
          The likelihood pushes the energy down at the <b class="of-data">data</b> and up where the{' '}
          <b class="of-model">model</b> believes in points; each objective finds its own way around
          Z, which in the plane a grid can tell. Chains follow −∇F/<i class="knob-symbol">T</i> and
          are shaken.
        </p>
      )}
    </section>
  );
}

function OfMachine(): JSX.Element {
  return (
    <math display="block" class="equation">
      <mrow>
        <Part symbol="likelihood">
          <mi>p</mi>
          <mo {...still}>(</mo>
          <Part symbol="x" class="of-data">
            <mi>v</mi>
          </Part>
          <mo {...still}>)</mo>
        </Part>
        <mo>=</mo>
        <munder>
          <mo>∑</mo>
          <Part symbol="hidden">
            <mi>h</mi>
          </Part>
        </munder>
        <mi>exp</mi>
        <mo {...still}>(</mo>
        <msup>
          <mi>b</mi>
          <mo>⊤</mo>
        </msup>
        <mi>v</mi>
        <mo>+</mo>
        <msup>
          <mi>c</mi>
          <mo>⊤</mo>
        </msup>
        <mi>h</mi>
        <mo>+</mo>
        <msup>
          <mi>h</mi>
          <mo>⊤</mo>
        </msup>
        <Part symbol="weights" class="of-model">
          <mi>W</mi>
        </Part>
        <mi>v</mi>
        <mo {...still}>)</mo>
        <mo {...still}>/</mo>
        <mi>Z</mi>
      </mrow>
    </math>
  );
}

function OfDeepEnergy(): JSX.Element {
  return (
    <math display="block" class="equation">
      <mrow>
        <Part symbol="density" class="of-model">
          <mi>p</mi>
          <mo {...still}>(</mo>
          <mi>x</mi>
          <mo {...still}>)</mo>
        </Part>
        <mo>=</mo>
        <msub>
          <mi>p</mi>
          <mn>0</mn>
        </msub>
        <mo {...still}>(</mo>
        <mi>x</mi>
        <mo {...still}>)</mo>
        <mspace width="0.2em" />
        <mi>exp</mi>
        <mo {...still}>(</mo>
        <mo>−</mo>
        <mi>f</mi>
        <mo {...still}>(</mo>
        <mi>x</mi>
        <mo {...still}>)</mo>
        <mo {...still}>)</mo>
        <mo {...still}>/</mo>
        <mi>Z</mi>
      </mrow>
    </math>
  );
}

function Gradient(): JSX.Element {
  return (
    <math display="block" class="equation">
      <mrow>
        <mo>∇</mo>
        <Part symbol="likelihood">
          <mi>log</mi>
          <mspace width="0.2em" />
          <mi>p</mi>
        </Part>
        <mo>=</mo>
        <Part symbol="contrast" class="of-gradient">
          <msub>
            <mrow>
              <mo {...still}>⟨</mo>
              <mo>∇</mo>
              <mi>F</mi>
              <mo {...still}>⟩</mo>
            </mrow>
            <Part symbol="dreams" class="of-model">
              <mtext>model</mtext>
            </Part>
          </msub>
          <mo>−</mo>
          <msub>
            <mrow>
              <mo {...still}>⟨</mo>
              <mo>∇</mo>
              <mi>F</mi>
              <mo {...still}>⟩</mo>
            </mrow>
            <Part symbol="x" class="of-data">
              <mtext>data</mtext>
            </Part>
          </msub>
        </Part>
      </mrow>
    </math>
  );
}
