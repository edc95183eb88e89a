import type { LabPage } from '../../app/lab-page.js';
import { place } from './place.js';

/** Variational autoencoders. */
export const variational: LabPage = {
  ...place,
  load: async () => (await import('./variational-page.js')).VariationalPage,
};
