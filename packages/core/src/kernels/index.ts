export { runKernel, type Kernel } from './kernel.js';
