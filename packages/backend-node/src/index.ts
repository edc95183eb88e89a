export {
  consoleProgress,
  type ConsoleProgress,
  type ConsoleProgressOptions,
} from './console/console-progress.js';
export { folderStore } from './folder-store.js';
export { nodeBackend, type NodeBackendOptions } from './node-backend.js';
