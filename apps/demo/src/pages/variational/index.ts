import type { LabPage } from '../../app/lab-page.js';

/** Variational autoencoders. */
export const variational: LabPage = {
  path: 'variational',
  title: 'Variational autoencoder',
  load: async () => (await import('./variational-page.js')).VariationalPage,
};
