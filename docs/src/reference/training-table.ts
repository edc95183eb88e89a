/** What the page of optimizers and schedules shows under a heading. */
export interface TrainingGroup {
  readonly title: string;
  readonly text: string;
  readonly names: readonly string[];
  /** Whether a sentence tells more than an equation. */
  readonly inWords?: boolean;
}

/** Every function of `@gen/core/train` that is an optimizer or makes one. */
export const optimizerGroups: readonly TrainingGroup[] = [
  {
    title: 'Optimizers',
    text: 'Each is a chain of the transformations below. g is the gradient, θ the parameters, η the learning rate.',
    names: [
      'sgd',
      'rmsprop',
      'adagrad',
      'adam',
      'adamW',
      'adamax',
      'nadam',
      'lion',
      'adafactor',
      'lamb',
      'muon',
      'sgld',
      'preconditionedSgld',
    ],
  },
  {
    title: 'Transformations of gradients',
    text: 'What optimizers are made of, by `chain`. Each gives what the next one takes for gradients; `clipParameters` comes last.',
    names: [
      'addMomentum',
      'scaleByRms',
      'scaleByRss',
      'scaleByAdam',
      'scaleByAdamax',
      'scaleByNadam',
      'scaleByLion',
      'scaleByFactoredRms',
      'scaleByMuon',
      'scaleByTrustRatio',
      'scaleByParamBlockRms',
      'addDecayedWeights',
      'clipByGlobalNorm',
      'clipByValue',
      'clipByBlockRms',
      'scaleByLearningRate',
      'clipParameters',
    ],
  },
  {
    title: 'Optimizers made of others',
    text: 'They take any of the above, and each other.',
    inWords: true,
    names: [
      'chain',
      'partition',
      'masked',
      'freeze',
      'accumulateGradients',
      'lookahead',
      'applyUpdates',
    ],
  },
];

/** Every function of `@gen/core/train` that makes a schedule. */
export const scheduleGroups: readonly TrainingGroup[] = [
  {
    title: 'Schedules',
    text: 'A schedule is a function of the step, counted from 0: your own serve as well. They stand wherever a learning rate, a weight decay or a weight in an objective may.',
    names: [
      'constant',
      'linear',
      'polynomial',
      'piecewiseConstant',
      'exponentialDecay',
      'cosineDecay',
      'cosineRestarts',
      'oneCycle',
      'inverseSqrt',
      'cyclical',
      'warmUp',
      'join',
    ],
  },
  {
    title: 'Weights of moving averages',
    text: 'What `movingAverage` takes as `decay`, besides a number.',
    names: ['powerDecay'],
  },
];
