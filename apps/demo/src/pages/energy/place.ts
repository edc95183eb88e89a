/** Where the page stands in the lab. */
export const place = { path: 'energy', title: 'Energy-based model' } as const;
