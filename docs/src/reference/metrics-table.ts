/** What the page of metrics says of functions under a heading. */
export interface MetricGroup {
  readonly title: string;
  readonly text: string;
  /** What the number of each is to what it stands for: exact, an estimate, a bound, a test. */
  readonly metrics: Readonly<Record<string, string>>;
}

/** Every value that `@gen/core/metrics` exports. */
export const metricGroups: readonly MetricGroup[] = [
  {
    title: 'Samples beside data',
    text: 'Of vectors in which distance means likeness: points of the plane as they are, images as features. A score of samples says something only beside that of fresh data, of as many.',
    metrics: {
      frechetDistance: 'estimate, above 0 also between samples of one distribution',
      kernelDistance: 'estimate without bias, below 0 at times',
      slicedWassersteinDistance: 'estimate, above 0 also between samples of one distribution',
      precisionRecall: 'estimates that depend on how many vectors there are',
      densityCoverage: 'estimates with known values for samples like the data',
      modeCoverage: 'exact counts of the samples given',
      nearestNeighbours: 'exact',
      mmdTest: 'test, exact at any size of the samples',
      classifierTest:
        'test; the accuracy is a lower bound on that of the best classifier, but for chance',
    },
  },
  {
    title: 'Likelihoods',
    text: 'Of log-probabilities or bounds that a model gives for test data. Bounds on them are [a page of their own](objectives.md): a mean of lower bounds is a lower bound, in bits an upper one.',
    metrics: {
      scoreOf: 'estimate without bias of what is averaged, a bound of a bound',
      averageOver: 'the same, over the batches of a test set',
      bitsPerDimension:
        'estimate without bias; an upper bound for whole numbers with noise, or of a bound',
      parzenLogLikelihood: 'estimate, in many dimensions far too low',
    },
  },
  {
    title: 'Codes beside factors',
    text: 'Of the means of a posterior and the factors that data were made of.',
    metrics: {
      mutualInformationGap: 'estimate, biased by the bins',
      separatedAttributePredictability: 'estimate, of linear prediction',
      disentanglementCompleteness: 'estimates, of linear prediction',
    },
  },
  {
    title: 'Calibration',
    text: 'Whether what is believed is as often so.',
    metrics: {
      calibrationError: 'estimate, above 0 also where predictions are calibrated',
      rankUniformity: 'test, for many ranks',
    },
  },
  {
    title: 'Markov chains',
    text: 'Whether chains have mixed, and what their draws are worth.',
    metrics: {
      splitRHat: 'estimate, 1 where chains agree',
      essBulk: 'estimate',
      essTail: 'estimate',
      mcseMean: 'estimate of a standard error',
      mcseSd: 'estimate of a standard error',
    },
  },
  {
    title: 'Features',
    text: 'What turns images into vectors for the scores above. A score compares only with those by the same extractor; `digitFeatures` of `@gen/data/features` is one of grey digits.',
    metrics: {
      extractFeatures: 'exact',
      networkFeatures: 'exact',
    },
  },
];

/** Those that are no score: they have no source. */
export const tools: readonly string[] = [
  'scoreOf',
  'averageOver',
  'extractFeatures',
  'networkFeatures',
];
