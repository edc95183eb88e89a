import type { DataSource } from './data-source.js';
import { digitsSource } from './digits-source.js';
import { fashionMnistSource, mnistSource } from './mnist-source.js';

/** The data that the commands know. */
export const dataSources: readonly DataSource[] = [digitsSource, mnistSource, fashionMnistSource];
