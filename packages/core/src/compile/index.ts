export { compile } from './compile.js';
export type { Compiled, CompileOptions } from './compile-options.js';
export { cond } from './cond.js';
export { explain, type Explanation, type RecordingExplanation } from './explain.js';
export type { KernelExplanation, TraceSummary } from './trace-summary.js';
export {
  NotRecordableError,
  registerRecorder,
  type KernelResult,
  type Recorder,
  type Recording,
  type RecordingOptions,
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
export { scan, type ScanOptions, type Slice } from './scan.js';
export { whileLoop, type WhileLoopOptions, type WhileLoopResult } from './while-loop.js';
