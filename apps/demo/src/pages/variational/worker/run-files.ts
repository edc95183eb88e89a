/** Names of the files of a run, the same as the terminal's. */
export const runFiles = {
  config: 'config.json',
  checkpoint: 'checkpoint.safetensors',
  metrics: 'metrics.csv',
} as const;
