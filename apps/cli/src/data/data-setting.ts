import { resolve } from 'node:path';
import { didYouMean } from '../settings/did-you-mean.js';
import type { Setting } from '../settings/setting.js';
import type { DataSource } from './data-source.js';
import { dataSources } from './data-sources.js';

/** Which images; a folder is kept as an absolute path, so that a run goes on from anywhere. */
export const dataSetting: Setting<string> = {
  flags: '--data <source>',
  summary: dataSources.map(({ usage, summary }) => `${usage}: ${summary}`).join('; '),
  initial: 'digits',
  mayChange: true, // a folder may have moved: the hash of its images proves that they are the same
  expected: `one of ${dataSources.map(({ usage }) => usage).join(', ')}`,
  parse: (text) => {
    const [name, place] = nameAndPlace(text);
    if (sourceOf(name) === undefined) return undefined;
    return place === '' ? name : `${name}:${resolve(place)}`;
  },
  remedy: (text) => {
    const names = dataSources.map(({ name }) => name);
    return didYouMean(nameAndPlace(text)[0], names);
  },
};

/** The source and the place in `source:place`. */
export function nameAndPlace(text: string): readonly [name: string, place: string] {
  const colon = text.indexOf(':');
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}

/** The source of a name. */
export const sourceOf = (name: string): DataSource | undefined =>
  dataSources.find((source) => source.name === name);
