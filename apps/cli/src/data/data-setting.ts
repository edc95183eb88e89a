import { resolve } from 'node:path';
import { didYouMean } from '../settings/did-you-mean.js';
import type { Setting } from '../settings/setting.js';
import { dataSources } from './data-sources.js';
import { findSource } from './find-source.js';

/** Which images; a folder is kept as an absolute path, so that a run goes on from anywhere. */
export const dataSetting: Setting<string> = {
  flags: '--data <source>',
  summary: dataSources.map(({ usage, summary }) => `${usage}: ${summary}`).join('; '),
  initial: 'digits',
  mayChange: true, // a folder may have moved: the hash of its images proves that they are the same
  expected: `one of ${dataSources.map(({ usage }) => usage).join(', ')}`,
  parse: (text) => {
    const { source, name, place } = findSource(text);
    if (source === undefined) return undefined;
    return place === '' ? name : `${name}:${resolve(place)}`;
  },
  remedy: (text) => {
    const names = dataSources.map(({ name }) => name);
    return didYouMean(findSource(text).name, names);
  },
};
