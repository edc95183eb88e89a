import type { LabPage } from './lab-page.js';
import { energy } from '../pages/energy/index.js';
import { variational } from '../pages/variational/index.js';

/** The pages that exist, in the order of the navigation: a new one is a folder and a line here. */
export const pages: readonly [LabPage, ...LabPage[]] = [variational, energy];
