import * as tf from '@tensorflow/tfjs-core';
import type { Compiled } from '../compile/compile-options.js';
import { debugChecks } from '../debug/debug-check.js';
import { disposeVariables } from '../nn/layer-of.js';
import { foldIn } from '../random/fold-in.js';
import { restoreWeights } from './checkpoint/restore.js';
import { compiledStep } from './compiled-step.js';
import { explainFailure } from './explain-failure.js';
import type { FitStepsOptions } from './fit-options.js';
import { meanMetrics } from './mean-metrics.js';
import { memoryUse, mostOf } from './memory-use.js';
import { makeMeter } from './meter.js';
import { NonFiniteLossError } from './non-finite-loss-error.js';
import type { PackedScalars } from './packed-scalars.js';
import type { FitResult, Metrics, Progress } from './progress.js';
import { beginPhases } from './phase.js';
import { placeOf } from './place-of.js';
import { makeSaver, type Saver } from './saver.js';
import { startTraining } from './start-training.js';
import { makeStopwatch } from './stopwatch.js';
import { stagesOf, type Stages } from './staged-batches.js';
import { stepInputs, type StepInputs, type Training } from './training.js';
import { makeTurns, type Turns } from './turns.js';
import { makeValidator, type Validator } from './validator.js';

/** A run of training from its first step to its last: owns the optimizer's state. */
export class Run<Batch> {
  /** Number of steps of the run. */
  readonly steps: number;
  /** Number of steps done. */
  step: number;

  readonly #options: FitStepsOptions<Batch>;
  readonly #training: Training<Batch>;
  readonly #stages: Stages<unknown, Batch>;
  readonly #takeStep: Compiled<[unknown, StepInputs], PackedScalars>;
  readonly #validator: Validator;
  readonly #saver: Saver;
  readonly #meter = makeMeter();
  readonly #stopwatch = makeStopwatch();
  readonly #turns: Turns;
  readonly #first: number;
  #metrics: Metrics = {};
  #memory = memoryUse();

  constructor(options: FitStepsOptions<Batch>) {
    const { batches, epochs = 0, resume } = options;
    this.#options = options;
    this.#training = startTraining(options);
    this.#stages = stagesOf(batches);
    this.#takeStep = compiledStep(this.#training, this.#stages, options);
    this.#validator = makeValidator(options);
    this.#saver = makeSaver(options, this.#training);
    this.#turns = makeTurns(options.pause);
    this.steps = options.steps ?? Math.round(epochs * batches.batchesPerEpoch);
    this.step = resume?.step ?? 0;
    this.#first = this.step;
  }

  /** Makes sure that a run that goes on can do so. */
  begin(): Promise<void> {
    return this.#stopwatch.without(() => this.#saver.begin(this.#validator.standing()));
  }

  /** Whether there are steps to do. */
  get goesOn(): boolean {
    return this.step < this.steps && !this.#validator.spent();
  }

  /** Does one step. */
  async advance(): Promise<void> {
    const { epoch, index } = placeOf(this.step, this.#options.batches.batchesPerEpoch);
    const taken = await this.#stages.take(epoch, index);
    beginPhases(this.#training.phases, this.step);
    const inputs = stepInputs(this.#training, this.step);
    try {
      this.#meter.add(this.step, this.#takeStep(taken, inputs));
      await debugChecks();
    } finally {
      tf.dispose([taken, inputs] as tf.TensorContainer);
    }
    this.step += 1;
    if (this.#turns.due()) await this.#stopwatch.without(() => this.#turns.give());
  }

  /** Whether a report is due: at its times, at the end of an epoch, with validation, before a checkpoint. */
  reportDue(): boolean {
    const { reportEvery = 20, batches } = this.#options;
    const isEnd = this.step === this.steps || this.step % batches.batchesPerEpoch === 0;
    return (
      isEnd || this.step % reportEvery === 0 || this.#validator.due(this.step) || this.saveDue()
    );
  }

  /** Whether a checkpoint is due. */
  saveDue(): boolean {
    return this.#saver.due(this.step, this.#validator.standing());
  }

  /** Number of steps since the last report. */
  get unreported(): number {
    return this.#meter.steps();
  }

  /** Reads back what happened since the last report, and validates where it is time. */
  async report(): Promise<Progress> {
    await this.#read();
    const lap = this.#lap();
    const validation = await this.#validate();
    this.#memory = mostOf(this.#memory, memoryUse());
    const { batchesPerEpoch, batchSize } = this.#options.batches;
    const history = this.#meter.take();
    this.#metrics = meanMetrics(history);
    return {
      step: this.step,
      steps: this.steps,
      epoch: this.step / batchesPerEpoch,
      epochs: this.steps / batchesPerEpoch,
      metrics: this.#metrics,
      history,
      validation,
      best: this.#validator.standing().best,
      examplesPerSecond: batchSize / lap,
      secondsPerStep: lap,
      secondsLeft: (this.steps - this.step) * this.#secondsPerStep(),
      memory: memoryUse(),
    };
  }

  /** Saves the run, unless it is not finite. */
  async save(): Promise<void> {
    await this.#read();
    await this.#stopwatch.without(() =>
      this.#saver.save(this.step, this.#validator.standing(), (path, value) =>
        this.#fail(`parameter ${path}`, value, this.step - 1),
      ),
    );
  }

  /** Ends with the best validation where the run stops early or could have. */
  async end(): Promise<void> {
    if (this.#options.validation?.earlyStopping === undefined || this.goesOn) return;
    const best = await this.#saver.best();
    if (best !== undefined) restoreWeights(best, this.#training);
  }

  /** Leaves out the time until {@link go}. */
  rest(): void {
    this.#stopwatch.stop();
  }

  /** Goes on after a {@link rest}. */
  go(): void {
    this.#stopwatch.start();
  }

  /** How the run ended. */
  result(): FitResult {
    return {
      steps: this.step,
      epochs: this.step / this.#options.batches.batchesPerEpoch,
      metrics: this.#metrics,
      best: this.#validator.standing().best,
      aborted: this.goesOn,
      stoppedEarly: this.step < this.steps && this.#validator.spent(),
      secondsPerStep: this.#secondsPerStep(),
      memory: this.#memory,
    };
  }

  /** The error that ended the run, told with the last checkpoint where the engine failed. */
  explain(error: unknown): unknown {
    return explainFailure(error, this.#saver.last());
  }

  /** Frees what the run made. */
  dispose(): void {
    this.#meter.dispose();
    this.#takeStep.dispose();
    disposeVariables(this.#training.state);
  }

  #read(): Promise<void> {
    return this.#meter.read((loss, step, name) => this.#fail(name, loss, step));
  }

  /** Seconds that a step took since the last lap. */
  #lap(): number {
    return this.#stopwatch.lap() / this.unreported;
  }

  #secondsPerStep(): number {
    return this.#stopwatch.total() / (this.step - this.#first);
  }

  async #validate(): Promise<Metrics | undefined> {
    if (!this.#validator.due(this.step)) return undefined;
    return this.#stopwatch.without(() =>
      this.#validator.validate(this.step, async () => {
        if (this.#turns.due()) await this.#turns.give();
      }),
    );
  }

  #fail(quantity: string, value: number, step: number): never {
    const keyWords = foldIn(this.#options.key, step).words;
    const checkpoint = this.#saver.last();
    const where = {
      step,
      ...placeOf(step, this.#options.batches.batchesPerEpoch),
      keyWords,
      checkpoint,
    };
    throw new NonFiniteLossError({ quantity, value, ...where });
  }
}
