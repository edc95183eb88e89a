import type { Settings } from './settings.js';

/** What kind of examples a data set has. */
export type DataKind = 'images' | 'plane';

/** A data set to choose. */
export interface DataChoice {
  readonly name: string;
  readonly kind: DataKind;
  /** Settings that suit it. */
  readonly usual: Partial<Settings>;
}

const plane = { batch: 256, learningRate: 0.003 };

const images = {
  hidden: 100,
  objective: 'pcd',
  gibbs: 1,
  chains: 100,
  batch: 100,
  learningRate: 0.01,
  given: 0,
  held: 'fffffff',
} as const;

/** The data sets of the page. */
export const dataSets: Readonly<Record<Settings['data'], DataChoice>> = {
  digits: { name: 'Drawn digits', kind: 'images', usual: images },
  bars: {
    name: 'Bars and stripes, 4×4',
    kind: 'images',
    usual: {
      hidden: 16,
      visible: 'binary',
      // Chains of one temperature fall behind here, and the likelihood drifts away.
      objective: 'tempering',
      gibbs: 1,
      chains: 500,
      batch: 30,
      learningRate: 0.1,
      given: 5,
      held: 'ff',
    },
  },
  files: { name: 'Your files', kind: 'images', usual: images },
  'eight-gaussians': { name: 'Eight Gaussians', kind: 'plane', usual: plane },
  checkerboard: { name: 'Checkerboard', kind: 'plane', usual: plane },
  'two-moons': { name: 'Two moons', kind: 'plane', usual: plane },
};

/** The data sets of a kind. */
export const setsOf = (kind: DataKind): readonly Settings['data'][] =>
  (Object.keys(dataSets) as Settings['data'][]).filter((name) => dataSets[name].kind === kind);

/** What kind of examples an experiment is about. */
export const kindOf = ({ data }: Pick<Settings, 'data'>): DataKind => dataSets[data].kind;

/** Whether the terminal has runs of this kind: of images with hidden units that are 0 or 1. */
export const isOfTerminal = ({
  data,
  hiddenUnits,
}: Pick<Settings, 'data' | 'hiddenUnits'>): boolean =>
  (data === 'digits' || data === 'files') && hiddenUnits === 'binary';
