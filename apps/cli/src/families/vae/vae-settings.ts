import { choice } from '../../settings/choice.js';
import { count, nonNegative } from '../../settings/numbers.js';
import { counts } from '../../settings/counts.js';

/** Options of variational autoencoders. */
export const vaeSettings = {
  architecture: choice(['dense', 'conv'], {
    flags: '--arch <name>',
    summary: 'dense or conv: layers of the encoder and, in the opposite order, the decoder',
    initial: 'dense',
  }),
  latent: count({
    flags: '--latent <n>',
    summary: 'number of latent variables; 2 for the picture of the manifold',
    initial: 50,
  }),
  hidden: counts({
    flags: '--hidden <sizes>',
    summary:
      'units of the dense layers, or channels of the convolutions, each of which halves the image',
    initial: ({ architecture }) => (architecture === 'conv' ? [32, 64] : [200, 200]),
    initialText: '200,200; conv: 32,64',
  }),
  likelihood: choice(['bernoulli', 'gaussian'], {
    flags: '--likelihood <name>',
    summary: 'bernoulli or gaussian, with one standard deviation that is learned',
    initial: 'bernoulli',
  }),
  binarize: choice(['dynamic', 'none'], {
    flags: '--binarize <how>',
    summary: 'dynamic, each pixel drawn anew with its grey as probability, or none',
    initial: ({ likelihood }) => (likelihood === 'gaussian' ? 'none' : 'dynamic'),
    initialText: 'dynamic; gaussian: none',
  }),
  beta: nonNegative({
    flags: '--beta <weight>',
    summary: 'weight of the KL divergence: 1 is the ELBO, more a β-VAE',
    initial: 1,
  }),
  anneal: count(
    {
      flags: '--anneal <steps>',
      summary: 'steps in which that weight rises from 0',
      initial: 0,
    },
    0,
  ),
  samples: count({
    flags: '--samples <n>',
    summary: 'draws of the latents for each image and step',
    initial: 1,
  }),
} as const;

/** Options of the scores of variational autoencoders. */
export const vaeScoring = {
  samples: count({
    flags: '--samples <k>',
    summary: 'draws of the latents for each image, of the importance-weighted bound',
    initial: 5000,
  }),
} as const;
