/** What is built: TensorFlow's C library for the processor alone, or also for NVIDIA's. */
export type Variant = 'cpu' | 'gpu';

/** A file of a release on the Python package index, which holds TensorFlow's C library. */
export interface Wheel {
  /** Name of the package. */
  readonly project: string;
  /** For which machine it is, as pip names it. */
  readonly platform: string;
  /** The file's checksum, in hexadecimal. */
  readonly sha256: string;
  /** Its size, in bytes. */
  readonly size: number;
  /** The size of the libraries in it, in bytes. */
  readonly unpacked: number;
}

/** The release of TensorFlow that is built against. */
export const version = '2.21.0';

/** Wheels by variant, system and processor. */
const wheels: Readonly<Record<string, Wheel>> = {
  'cpu-linux-x64': {
    project: 'tensorflow-cpu',
    platform: 'manylinux_2_27_x86_64',
    sha256: 'dcc8afd32930e42d5296b6ee19078b773706830af4ea97fbe503b9f5e0f820cb',
    size: 274000871,
    unpacked: 853_308_936,
  },
  'cpu-linux-arm64': {
    project: 'tensorflow',
    platform: 'manylinux_2_27_aarch64',
    sha256: 'b07d15737406533898e36c7ef7944b1be18e9028dc521b9229952c537bbc5552',
    size: 281_946_471,
    unpacked: 883_062_208,
  },
  'gpu-linux-x64': {
    project: 'tensorflow',
    platform: 'manylinux_2_27_x86_64',
    sha256: 'b3b95643c4e70eb925839938fb35cbe142f317ec84af6844ee61513713bb13c0',
    size: 572_611_111,
    unpacked: 1_259_021_080,
  },
};

const targetOf = (variant: Variant): string => `${variant}-${process.platform}-${process.arch}`;

/** The wheel for this machine, where there is one. */
export const wheelFor = (variant: Variant): Wheel | undefined => wheels[targetOf(variant)];

/** Name of the folder of what is built on this machine; a change of the recipe changes it. */
export const buildName = (variant: Variant): string =>
  `tensorflow-${version}-${targetOf(variant)}-5`;
