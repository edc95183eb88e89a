/** A struct of Thrift's compact protocol: the fields by number that are integers, truths or structs. */
export interface ThriftStruct {
  /** Integers and truths. */
  readonly numbers: ReadonlyMap<number, number>;
  /** Structs. */
  readonly structs: ReadonlyMap<number, ThriftStruct>;
  /** The byte after it. */
  readonly end: number;
}

/** No page header nests deeper. */
const DEEPEST = 8;

/**
 * Reads a struct; throws a RangeError where the bytes end before it does.
 *
 * (https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md.)
 */
export function thriftStruct(view: DataView, start: number, depth = 0): ThriftStruct {
  if (depth > DEEPEST) throw new RangeError('structs within structs without end');
  const numbers = new Map<number, number>();
  const structs = new Map<number, ThriftStruct>();
  let at = start;
  let field = 0;
  for (;;) {
    const byte = view.getUint8(at++);
    const kind = byte & 15;
    if (kind === 0) return { numbers, structs, end: at };
    if (byte >> 4 === 0) {
      const id = varint(view, at);
      [field, at] = [zigzag(id.value), id.end];
    } else {
      field += byte >> 4;
    }
    if (kind === 1 || kind === 2) numbers.set(field, kind === 1 ? 1 : 0);
    else if (kind >= 3 && kind <= 6) {
      const { value, end } = kind === 3 ? { value: 0, end: at + 1 } : varint(view, at);
      numbers.set(field, zigzag(value));
      at = end;
    } else if (kind === 7) at += 8;
    else if (kind === 8) {
      const { value, end } = varint(view, at);
      at = end + value;
    } else if (kind === 12) {
      const struct = thriftStruct(view, at, depth + 1);
      structs.set(field, struct);
      at = struct.end;
    } else throw new RangeError(`a field of kind ${kind}`);
  }
}

/** An integer of seven bits a byte, the least first, as a number. */
export function varint(view: DataView, start: number): { value: number; end: number } {
  let value = 0;
  for (let at = start, scale = 1; ; at++, scale *= 128) {
    const byte = view.getUint8(at);
    value += (byte & 127) * scale;
    if (byte < 128) return { value, end: at + 1 };
    if (scale > 2 ** 49) throw new RangeError('an integer without end');
  }
}

const zigzag = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);
