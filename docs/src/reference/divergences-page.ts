import { closedFormRenyis } from '@gen/core/divergences';
import { closedFormMarkdown } from './closed-form-kls.js';
import type { Exported } from './exports-of.js';
import { listedPage, type Group } from './listed.js';

/** Every value that `@gen/core/divergences` exports. */
export const divergenceGroups: readonly Group[] = [
  {
    title: 'Of distributions, in closed form',
    text: 'Exact, with gradients to the parameters of both; an error says where no closed form is known.',
    names: [
      'klDivergence',
      'crossEntropy',
      'renyiDivergence',
      'alphaDivergence',
      'chiSquaredDivergence',
      'squaredHellingerDistance',
      'closedFormKls',
      'hasClosedFormKl',
      'closedFormRenyis',
      'hasClosedFormRenyi',
    ],
  },
  {
    title: 'Of distributions, from draws',
    text: 'For every pair: a value and its standard error.',
    names: [
      'monteCarloKl',
      'monteCarloEntropy',
      'monteCarloCrossEntropy',
      'monteCarloRenyi',
      'monteCarloFDivergence',
    ],
  },
  {
    title: 'f-divergences',
    text: 'What `monteCarloFDivergence` takes to estimate an f-divergence of densities, and `fDivergenceBound` to bound it by the scores of a critic.',
    names: [
      'kl',
      'reverseKl',
      'jensenShannon',
      'pearson',
      'squaredHellinger',
      'totalVariation',
      'alpha',
      'fDivergenceBound',
    ],
  },
  {
    title: 'Of samples: kernels and discrepancies',
    text: 'Without densities, or with the score of one alone.',
    names: [
      'mmd',
      'mmdUnbiased',
      'mmdLinear',
      'energyDistance',
      'kernelSteinDiscrepancy',
      'rbfKernel',
      'rbfMixtureKernel',
      'imqKernel',
      'linearKernel',
      'energyKernel',
      'medianBandwidth',
      'squaredDistances',
    ],
  },
  {
    title: 'Of samples: transport',
    text: 'In the units of the samples, or of the cost.',
    names: ['wasserstein', 'slicedWasserstein', 'sinkhorn', 'sinkhornDivergence'],
  },
  {
    title: 'Mutual information',
    text: 'Lower bounds in nats, from a decoder or from the scores of pairs.',
    names: ['barberAgakov', 'infoNce', 'nwj', 'mine'],
  },
];

const intro = `Written by \`npx vitest run --project host docs -u\` from the docstrings of
\`@gen/core/divergences\`; a test compares this page with what it is made of. Divergences are in nats.
Bounds on the evidence are on the [next page](objectives.md).`;

/** The page of the divergences, from what their entry exports. */
export function divergencesPage(exported: readonly Exported[]): string {
  return listedPage('Divergences', intro, divergenceGroups, exported, [
    '## Which are known in closed form',
    `\`klDivergence\` knows these, and two \`independent\` distributions of such parts. Letters with p and q
belong to the two distributions; ψ is the digamma function, γ Euler's constant.`,
    closedFormMarkdown(),
    `\`renyiDivergence\`, and with it \`alphaDivergence\`, \`chiSquaredDivergence\` and
\`squaredHellingerDistance\`, are known of two ${closedFormRenyis()
      .map((pair) => pair.split(',')[0])
      .join(', ')}.`,
  ]);
}
