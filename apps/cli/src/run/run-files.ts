/** Names of the files of a run beside its pictures. */
export const FILES = {
  config: 'config.json',
  checkpoint: 'checkpoint.safetensors',
  metrics: 'metrics.csv',
  loss: 'loss.png',
  tensorBoard: 'tensorboard',
} as const;
