import type { Shape } from '../shape.js';
import type { HostTensors } from './host-tensor.js';
import { engineType } from './to-tensor.js';

/** A tensor that is wanted. */
export interface Wanted {
  /** Its shape. */
  readonly shape: Shape;
  /** Its type in the engine. */
  readonly dtype: string;
}

/** Names of a kind that are told; the others are counted. */
const MOST = 5;

/** Says how tensors differ from the ones that are wanted; nothing where they agree. */
export function mismatch(
  wanted: Readonly<Record<string, Wanted>>,
  tensors: HostTensors,
): string | undefined {
  const common = Object.keys(wanted).filter((name) => Object.hasOwn(tensors, name));
  const different = common.flatMap((name) => {
    const [want, got] = [typed(wanted[name]!), typed(inEngine(tensors, name))];
    return want === got ? [] : `${name} ${got} instead of ${want}`;
  });
  const kinds = [
    list('missing', without(wanted, tensors)),
    list('unexpected', without(tensors, wanted)),
    list('different', different),
  ];
  return kinds.filter((kind) => kind !== '').join('; ') || undefined;
}

const without = (names: object, others: object): string[] =>
  Object.keys(names).filter((name) => !Object.hasOwn(others, name));

const inEngine = (tensors: HostTensors, name: string): Wanted => ({
  shape: tensors[name]!.shape,
  dtype: engineType(tensors[name]!.dtype),
});

const typed = ({ shape, dtype }: Wanted): string => `${dtype === 'float32' ? '' : dtype}[${shape}]`;

function list(kind: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > MOST ? ` and ${names.length - MOST} more` : '';
  return `${kind}: ${names.slice(0, MOST).join(', ')}${more}`;
}
