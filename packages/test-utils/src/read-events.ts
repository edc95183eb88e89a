/** What a file of TensorBoard says at a step. */
export interface ReadEvent {
  /** Number of steps done. */
  readonly step: number;
  /** Whether what came before with this step or a later one is to be forgotten. */
  readonly start: boolean;
  /** Numbers by tag. */
  readonly scalars: Readonly<Record<string, number>>;
}

/** A field of a protocol buffer: a number, or bytes. */
type Found = readonly [field: number, value: number | Uint8Array];

/** Reads a file of TensorBoard, with nothing of what writes them; a record that is cut off ends it. */
export function readEvents(file: Uint8Array): ReadEvent[] {
  const events: ReadEvent[] = [];
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  for (let at = 0; at + 12 <= file.length;) {
    const length = Number(view.getBigUint64(at, true));
    const data = file.subarray(at + 12, at + 12 + length);
    if (at + 16 + length > file.length) break;
    check(file.subarray(at, at + 8), view.getUint32(at + 8, true));
    check(data, view.getUint32(at + 12 + length, true));
    events.push(eventOf(data));
    at += 16 + length;
  }
  return events;
}

function check(bytes: Uint8Array, wanted: number): void {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let i = 0; i < 8; i++) sum = sum & 1 ? (sum >>> 1) ^ 0x82f63b78 : sum >>> 1;
  }
  sum = ~sum >>> 0;
  const masked = (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0;
  if (masked !== wanted) throw new Error(`checksum ${masked}, not ${wanted}`);
}

function eventOf(data: Uint8Array): ReadEvent {
  const fields = fieldsOf(data);
  const of = (field: number): Found[] => fields.filter(([own]) => own === field);
  const values = of(5).flatMap(([, summary]) => fieldsOf(summary as Uint8Array));
  const scalars = values.flatMap(([, value]) => {
    const own = Object.fromEntries(fieldsOf(value as Uint8Array)) as Record<number, unknown>;
    const tag = new TextDecoder().decode(own[1] as Uint8Array);
    return own[2] === undefined ? [] : [[tag, own[2] as number] as const];
  });
  return {
    step: (of(2)[0]?.[1] ?? 0) as number,
    start: of(7).length > 0,
    scalars: Object.fromEntries(scalars),
  };
}

function fieldsOf(data: Uint8Array): Found[] {
  const fields: Found[] = [];
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  let at = 0;
  const varint = (): number => {
    for (let value = 0, weight = 1; ; weight *= 128) {
      const byte = data[at++]!;
      value += (byte & 127) * weight;
      if (byte < 128) return value;
    }
  };
  const fixed = (bytes: number, value: number): number => {
    at += bytes;
    return value;
  };
  const readers: Readonly<Record<number, () => number | Uint8Array>> = {
    0: varint,
    1: () => fixed(8, view.getFloat64(at, true)),
    2: () => {
      const length = varint();
      return data.subarray(at, (at += length));
    },
    5: () => fixed(4, view.getFloat32(at, true)),
  };
  while (at < data.length) {
    const head = varint();
    fields.push([head >> 3, readers[head & 7]!()]);
  }
  return fields;
}
