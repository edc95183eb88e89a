/** Names of the files of a run, the same as the terminal's; `weights` come with the page. */
export const runFiles = {
  config: 'config.json',
  checkpoint: 'checkpoint.safetensors',
  weights: 'weights.safetensors',
  metrics: 'metrics.csv',
} as const;
