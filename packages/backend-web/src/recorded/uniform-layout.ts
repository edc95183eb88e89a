/** A field of the uniforms of a shader, as tfjs has it. */
export interface UniformField {
  /** Its type. */
  readonly type: string;
  /** Its numbers. */
  readonly data: readonly number[];
}

/** Uniforms as bytes. */
export interface UniformBytes {
  /** The bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each field begins. */
  readonly offsets: readonly number[];
}

/** Lays out uniforms as tfjs does, by the alignments of WGSL (https://www.w3.org/TR/WGSL/#alignof). */
export function uniformBytes(fields: readonly UniformField[]): UniformBytes {
  const numbers = fields.map(({ data }) => (data.length === 0 ? [1] : data));
  let end = 0;
  let before = 0;
  let widest = 1;
  const offsets = numbers.map(({ length }) => {
    // What follows an array of vectors begins where a vector would.
    const alignment = before > 4 ? 16 : alignmentOf(length);
    before = length;
    widest = Math.max(widest, alignment);
    const offset = roundUp(end, alignment);
    end = offset + 4 * length;
    return offset;
  });
  const bytes = new Uint8Array(roundUp(end, widest));
  fields.forEach(({ type }, i) => {
    const view = { int32: Int32Array, uint32: Uint32Array, float32: Float32Array }[type]!;
    new view(bytes.buffer, offsets[i]!, numbers[i]!.length).set(numbers[i]!);
  });
  return { bytes, offsets };
}

const alignmentOf = (length: number): number => (length === 1 ? 4 : length === 2 ? 8 : 16);

/** The next multiple. */
export const roundUp = (value: number, multiple: number): number =>
  Math.ceil(value / multiple) * multiple;
