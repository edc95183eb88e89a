export { chooseEngines, type Choice, type EngineName } from './choose-engines.js';
export { cpuEngine } from './cpu/cpu-engine.js';
export { installKernels, nativeKernel } from './install-kernels.js';
export { installGradients } from './install.js';
export { opfsStore } from './opfs-store.js';
export { selfTest } from './self-test.js';
export { wasmEngine } from './wasm/wasm-engine.js';
export { webBackend, type WebBackendOptions } from './web-backend.js';
export { webgpuEngine, type WebGPUEngineOptions } from './webgpu/webgpu-engine.js';
