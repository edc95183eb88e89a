export { compile } from './compile.js';
export type { Compiled, CompileOptions } from './compile-options.js';
export type { Place } from './place.js';
export {
  NotRecordableError,
  registerRecorder,
  type KernelResult,
  type Recorder,
  type Recording,
  type RecordingSession,
  type ReplayInputs,
} from './recorder.js';
export type {
  KeySource,
  Operand,
  Trace,
  TracedCall,
  TracedResult,
  TracedVariable,
  Value,
} from './trace.js';
