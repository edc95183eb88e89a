export { folderStore } from './folder-store.js';
export { nodeBackend, type NodeBackendOptions } from './node-backend.js';
