export { nodeBackend, type NodeBackendOptions } from './node-backend.js';
