/** Where the page stands in the lab. */
export const place = { path: 'variational', title: 'Variational autoencoder' } as const;
