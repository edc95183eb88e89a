import type { DataSource } from './data-source.js';
import { dataSources } from './data-sources.js';

/** What `source:place` names. */
export interface FoundSource {
  /** The source; `undefined` where none has the name. */
  readonly source: DataSource | undefined;
  /** What is before the colon. */
  readonly name: string;
  /** What is after it; empty where there is no colon. */
  readonly place: string;
}

/** Finds the source of `source:place`. */
export function findSource(text: string): FoundSource {
  const [name = '', ...rest] = text.split(':');
  const source = dataSources.find((known) => known.name === name);
  return { source, name, place: rest.join(':') };
}
