import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { EngineError } from '@gen/core';
import { guardMemory } from './guard-memory.js';

/** Errors that a device tells nobody but who asks; where memory is full, others follow from it. */
const filters = ['out-of-memory', 'validation', 'internal'] as const;

/**
 * Lets no failure of a device pass: tfjs would read zeros where a shader did not compile or memory was
 * full, and wait or read nonsense where the device is gone. Ops on a lost device and reads after any
 * failure throw an {@link EngineError} instead.
 */
export function guardDevice(backend: WebGPUBackend, device: GPUDevice): void {
  let lost: EngineError | undefined;
  const loss = device.lost.then((info) => {
    lost = lossError(info);
    throw lost;
  });
  loss.catch(() => undefined);
  const memory = guardMemory(backend, device);

  const run = backend.runWebGPUProgram.bind(backend);
  backend.runWebGPUProgram = (...program) => {
    if (lost !== undefined) throw lost;
    return run(...program);
  };

  const read = backend.read.bind(backend);
  openScopes(device);
  backend.read = async (dataId) => {
    if (lost !== undefined) throw lost;
    const values = read(dataId); // has submitted what the values depend on
    const errors = closeScopes(device);
    openScopes(device);
    // tfjs's own rejection says less than what the device tells.
    const settled = await Promise.race([Promise.allSettled([values]), loss]);
    const error = await errors;
    if (error instanceof GPUOutOfMemoryError) throw memory.full(error.message);
    if (error !== undefined) throw refusal(error);
    if (settled[0].status === 'rejected') throw await reasonOf(settled[0].reason, loss);
    return settled[0].value;
  };
}

function openScopes(device: GPUDevice): void {
  for (const filter of filters) device.pushErrorScope(filter);
}

/** The first error since the scopes were opened. */
async function closeScopes(device: GPUDevice): Promise<GPUError | undefined> {
  const errors = filters.map(() => device.popErrorScope().catch(() => null));
  return (await Promise.all(errors)).find((error) => error !== null) ?? undefined;
}

/** A read is broken off a moment before the device says that it is lost. */
async function reasonOf(reason: unknown, loss: Promise<never>): Promise<unknown> {
  const moment = new Promise<void>((resolve) => setTimeout(resolve, 1000));
  return Promise.race([loss, moment]).then(
    () => reason,
    (lost: unknown) => lost,
  );
}

const lossError = ({ reason, message }: GPUDeviceLostInfo): EngineError =>
  new EngineError({
    engine: 'webgpu',
    lacks: 'device',
    expected: 'one that computes',
    got: `its loss (${[reason, message].filter(Boolean).join(': ')})`,
    remedy: 'Its tensors are gone. Call `use` again, make the model anew, and resume.',
  });

const refusal = (error: GPUError): EngineError =>
  new EngineError({
    engine: 'webgpu',
    lacks: 'kernel',
    expected: 'one that the driver runs',
    got: error.message.trim().replace(/\.$/, ''),
    remedy: "Values since the last read are wrong. Prefer another engine, such as 'wasm'.",
    cause: error,
  });
