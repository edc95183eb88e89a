/** Files of the pictures of a deep model. */
export const deepPictureFiles = [
  'filters.png',
  'features.png',
  'samples.png',
  'reconstructions.png',
  'gap.png',
] as const;
