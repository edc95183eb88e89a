export { mnistFolder } from './mnist-folder.js';
export { readIdx } from './read-idx.js';
