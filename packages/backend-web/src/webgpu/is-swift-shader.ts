import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

/**
 * Whether shaders run on SwiftShader, which Chromium imitates a graphics processor by: it takes minutes over a
 * shader that holds many numbers across many barriers, and is lost meanwhile.
 */
export const isSwiftShader = ({ adapterInfo }: WebGPUBackend): boolean =>
  (adapterInfo as unknown as { architecture?: string }).architecture === 'swiftshader';
