/** What the parent asks of a contestant, one JSON text a line on its standard input. */
export type Request =
  /** Begin a case, whose inputs are in a safetensors file. */
  | { readonly command: 'open'; readonly name: string; readonly inputs: string }
  /** Warm up, and choose how many steps take about so long. */
  | { readonly command: 'prepare'; readonly milliseconds: number }
  /** Run one burst. */
  | { readonly command: 'burst' }
  /** Say which kernels one step spends its time in. */
  | { readonly command: 'profile' }
  /** End the case. */
  | { readonly command: 'close' }
  /** Measure what the machine can do. */
  | { readonly command: 'ceiling' }
  /** End. */
  | { readonly command: 'quit' };

/** What a contestant says of itself once it has started. */
export interface Hello {
  /** What it computes on. */
  readonly device: string;
  /** Whether that is a processor or a graphics processor: which ceiling it has. */
  readonly kind: 'cpu' | 'gpu';
  /** Versions by name. */
  readonly versions: Readonly<Record<string, string>>;
}

/** A case that has begun. */
export interface Opened {
  /** Number of parameters. */
  readonly parameters: number;
  /** Numbers by which contestants agree or differ. */
  readonly results: readonly number[];
}

/** A burst. */
export interface Burst {
  /** Number of steps. */
  readonly steps: number;
  /** Milliseconds a step. */
  readonly milliseconds: number;
}

/** What the machine can do, as a contestant measures it. */
export interface Ceiling {
  /** 10⁹ floating point operations a second, in a product of square matrices. */
  readonly gigaflops: number;
  /** 10⁹ bytes a second, read and written, in a copy. */
  readonly gigabytes: number;
}

/** A kernel's part of a step. */
export interface KernelTime {
  /** Its name. */
  readonly kernel: string;
  /** How often it ran. */
  readonly calls: number;
  /** Milliseconds in all. */
  readonly milliseconds: number;
}
