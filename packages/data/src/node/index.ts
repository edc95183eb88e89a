export { cifar10 } from './cifar10.js';
export type { FetchOptions } from './fetch-set.js';
export { fileSource } from './file-source.js';
export { folderSource } from './folder-source.js';
export { mnistFolder } from './mnist-folder.js';
export { fashionMnist, mnist, type TrainAndTest } from './mnist.js';
export { urlSource } from './url-source.js';
