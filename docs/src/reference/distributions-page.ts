import type {
  Distribution,
  HasCdf,
  HasEntropy,
  HasIcdf,
  HasLogCdf,
  HasMean,
  HasMode,
  HasSampleAndLogProb,
  HasSupport,
  HasVariance,
  Reparameterized,
} from '@gen/core';
import { distributionTable } from './distribution-table.js';
import type { Exported } from './exports-of.js';
import { argumentList, body, code, docLink, facts, page, sources, table } from './markdown.js';

type Capable = Distribution &
  Partial<
    HasMean &
      HasVariance &
      HasMode &
      HasEntropy &
      HasCdf &
      HasLogCdf &
      HasIcdf &
      HasSampleAndLogProb &
      HasSupport &
      Reparameterized
  >;

const capabilities = ['mean', 'variance', 'mode', 'entropy', 'cdf', 'icdf'] as const;

const intro = `Written by \`npx vitest run --project host docs -u\` from the docstrings of \`@gen/core\` and from one
distribution of each kind; a test compares this page and its pictures with what they are made of. Log
probabilities and entropies are in nats.

- **Samples**: how gradients pass through \`sample\` to the parameters: as location and scale of fixed
  noise, through the inverse cdf, by the implicit function theorem, or not at all.
- A dot: there is a method of that name in closed form, for the distribution that the picture shows. What
  is made of distributions has what its parts have.
- Pictures: the density or the masses, over 1,000 samples of \`key(0)\`.`;

/** The page of the distributions, from what the main entry exports. */
export function distributionsPage(exported: readonly Exported[]): string {
  const shown = Object.entries(distributionTable).map(([name, entry]) => ({
    entry,
    drawn: entry.make() as Capable,
    exported: exported.find((each) => each.name === name)!,
  }));
  const kinds = [...new Set(shown.map(({ entry }) => entry.kind))];
  const ofKind = (kind: string) => shown.filter(({ entry }) => entry.kind === kind);
  const overview = kinds.map((kind) =>
    [
      `### ${kind}`,
      table(['distribution', 'samples', ...capabilities], ofKind(kind).map(row)),
    ].join('\n\n'),
  );
  const sections = kinds.flatMap((kind) => [`## ${kind}`, ...ofKind(kind).flatMap(section)]);
  return page('Distributions', [intro, '## What there is', ...overview, ...sections]);
}

interface Shown {
  readonly entry: (typeof distributionTable)[string];
  readonly drawn: Capable;
  readonly exported: Exported;
}

const row = ({ drawn, exported }: Shown): string[] => [
  docLink(exported),
  drawn.reparameterized?.replace(' and ', ', ') ?? '',
  ...capabilities.map((name) => (drawn[name] === undefined ? '' : '●')),
];

function section({ entry, drawn, exported }: Shown): string[] {
  const { name, docstring, args } = exported;
  const has = [...capabilities, 'logCdf', 'logSurvival', 'sampleAndLogProb'].filter(
    (each) => each in drawn && drawn[each as keyof Capable] !== undefined,
  );
  return [
    `### ${name}`,
    ...body(exported),
    `![${pictureText(exported, entry.picture.kind)}](images/distributions/${name}.svg)`,
    facts({
      'In the picture': `\`${name}(${argumentsOf(entry.shown)})\``,
      Parameters: argumentList(args),
      Support: drawn.support?.name,
      Shapes: `an event is ${shapeText(drawn.eventShape)}; parameters broadcast to the batch`,
      Samples: samplesText[drawn.reparameterized ?? 'none'],
      Has: has.map((each) => `\`${each}\``).join(', '),
      Source: sources(exported),
      Docstring: docLink(exported),
    }),
    code(docstring.example ?? '', 'ts'),
  ];
}

const samplesText = {
  'location and scale': 'differentiable, as location and scale of fixed noise',
  'inverse cdf': 'differentiable, through an inverse distribution function',
  implicit: 'differentiable, by implicit gradients',
  none: 'no gradient passes through them',
};

/** Options in braces; calls and quotes begin what is no options. */
const argumentsOf = (shown: string): string =>
  /^[a-z]+: /i.test(shown) ? `{ ${shown} }` : /^[a-z]+\(|^'/i.test(shown) ? shown : '…';

const pictureText = ({ name }: Exported, kind: string): string =>
  `${{ curve: 'Density', masses: 'Masses', map: 'Log density', cloud: 'Plane' }[kind]} of ${name} with 1,000 samples`;

const shapeText = (shape: readonly number[]): string =>
  shape.length === 0 ? 'a number, `[]`' : `of shape \`[${shape.join(', ')}]\` in the picture`;
