import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { ReplayInputs } from '@gen/core/compile';
import type { GpuInternals } from './webgpu-internals.js';
import type { Dispatch } from './webgpu-recorder.js';
import { partOf, type Home, type StoreBuilder } from './webgpu-store.js';
import { makeUniforms, type Uniforms } from './webgpu-uniforms.js';

/** The shaders of a step, ready to be encoded. */
export interface Pass {
  /** How many they are. */
  readonly length: number;
  /** Sets the words of keys. */
  setKeys(keys: ReplayInputs['keys']): void;
  /** Encodes them. */
  encode(encoder: GPUCommandEncoder): void;
}

/** A shader with what it is given; at one place of the step, or at several. */
interface Command {
  readonly pipeline: GPUComputePipeline;
  readonly groups: readonly [number, number, number];
  /** Where its tensors are, and the bytes of each. */
  readonly homes: readonly { readonly home: Home; readonly size: number }[];
  readonly uniforms: { readonly offset: number; readonly size: number };
  bindGroup?: GPUBindGroup;
}

/** Gets the shaders ready: those that are given the same, as in the turns of a loop, once. */
export function makePass(
  internals: GpuInternals,
  dispatches: readonly Dispatch[],
  builder: StoreBuilder,
): Pass {
  const uniforms = makeUniforms(internals, dispatches, builder.store);
  const numbers = new Map<object, number>();
  const numberOf = (pipeline: object): number => {
    const number = numbers.get(pipeline) ?? numbers.size;
    numbers.set(pipeline, number);
    return number;
  };
  const known = new Map<string, Command>();
  const commands = dispatches.map(({ pipeline, groups, tensors, sizes, uniforms: bytes }, i) => {
    const homes = tensors.map((dataId, j) => ({ home: builder.homeOf(dataId), size: sizes[j]! }));
    const offset = uniforms.offsets[i]!;
    const places = homes.map(({ home, size }) => `${home.name} ${size}`).join();
    const name = `${numberOf(pipeline)} ${groups} ${offset} ${places}`;
    const command = known.get(name) ?? {
      pipeline,
      groups,
      homes,
      uniforms: { offset, size: bytes.length },
    };
    known.set(name, command);
    return command;
  });
  return passOf(internals, { commands, each: [...known.values()], uniforms });
}

interface Parts {
  readonly commands: readonly Command[];
  /** Each command once. */
  readonly each: readonly Command[];
  readonly uniforms: Pick<Uniforms, 'buffer' | 'keyed' | 'keys'>;
}

// In a function of its own, so that nothing holds on to the list of all that the step did.
function passOf(internals: GpuInternals, { commands, each, uniforms }: Parts): Pass {
  const { buffer, keyed, keys: places } = uniforms;
  const bind = binder(internals, buffer);
  each.forEach(bind);
  const bindAnew = rebinder(internals, each, bind);
  return {
    length: commands.length,
    setKeys: (keys) => {
      if (keyed.byteLength === 0) return;
      for (const { slot, at } of places) keyed.set(keys[slot]!, at);
      internals.queue.writeBuffer(buffer, 0, keyed);
    },
    encode: (encoder) => {
      bindAnew();
      const pass = encoder.beginComputePass();
      let current: GPUComputePipeline | undefined;
      for (const { pipeline, groups, bindGroup } of commands) {
        if (pipeline !== current) pass.setPipeline((current = pipeline));
        pass.setBindGroup(0, bindGroup!);
        pass.dispatchWorkgroups(groups[0], groups[1], groups[2]);
      }
      pass.end();
    },
  };
}

function binder(internals: GpuInternals, buffer: GPUBuffer): (command: Command) => void {
  const layouts = new Map<GPUComputePipeline, GPUBindGroupLayout>();
  return (command) => {
    const { pipeline, homes, uniforms } = command;
    const layout = layouts.get(pipeline) ?? pipeline.getBindGroupLayout(0);
    layouts.set(pipeline, layout);
    const tensors = homes.map(({ home, size }) => ({ ...partOf(internals, home), size }));
    command.bindGroup = internals.device.createBindGroup({
      layout,
      entries: [...tensors, { buffer, ...uniforms }].map((resource, binding) => ({
        binding,
        resource,
      })),
    });
  };
}

/** Variables have a buffer of tfjs's, which another takes the place of when they are assigned. */
function rebinder(
  internals: GpuInternals,
  commands: readonly Command[],
  bind: (command: Command) => void,
): () => void {
  const bound = new Map<TensorInfo, { buffer: GPUBuffer; readonly users: Set<Command> }>();
  for (const command of commands) {
    for (const { home } of command.homes) {
      if ('part' in home) continue;
      const { buffer } = partOf(internals, home);
      const known = bound.get(home.tensor) ?? { buffer, users: new Set() };
      known.users.add(command);
      bound.set(home.tensor, known);
    }
  }
  return () => {
    const stale = new Set<Command>();
    for (const [tensor, known] of bound) {
      const { buffer } = partOf(internals, { name: '', tensor });
      if (buffer === known.buffer) continue;
      known.buffer = buffer;
      for (const user of known.users) stale.add(user);
    }
    stale.forEach(bind);
  };
}
