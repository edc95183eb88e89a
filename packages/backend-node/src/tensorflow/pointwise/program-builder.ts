/** The number of an instruction in a program, and so of what it gives. */
export type Place = number;

/** Writes a program for `GenPointwise`; what is computed twice is written once. See native/pointwise-program.h. */
export interface ProgramBuilder {
  /** An argument, by its place among them. */
  argument(index: number): Place;
  /** A number in float32. */
  number(value: number): Place;
  /** What an op gives of what others gave. */
  run(op: string, ...from: readonly Place[]): Place;
  /** The program that gives this. */
  text(result: Place): string;
}

interface Instruction {
  readonly name: string;
  readonly words: readonly (number | string)[];
}

/** Ops that take no part of a program but a number or an argument. */
const leaves = ['x', '='];

/** Begins a program. */
export function programBuilder(): ProgramBuilder {
  const instructions: Instruction[] = [];
  const places = new Map<string, Place>();
  const add = (name: string, ...words: readonly (number | string)[]): Place => {
    const key = [name, ...words].join(' ');
    const known = places.get(key);
    if (known !== undefined) return known;
    const place = instructions.push({ name, words }) - 1;
    places.set(key, place);
    return place;
  };
  return {
    argument: (index) => add('x', index),
    number: (value) => add('=', textOf(value)),
    run: add,
    text: (result) => write(instructions, result),
  };
}

// A number that is not negative zero is the one that its decimals are nearest to.
const textOf = (value: number): string =>
  Object.is(value, -0) ? '-0' : String(Math.fround(value));

/** What the result is made of, in order, with places that are those in the program. */
function write(instructions: readonly Instruction[], result: Place): string {
  const needed = new Set<Place>();
  const need = (place: Place): void => {
    if (needed.has(place)) return;
    needed.add(place);
    for (const from of fromOf(instructions[place]!)) need(from);
  };
  need(result);
  const order = [...needed].sort((a, b) => a - b);
  const renamed = new Map(order.map((place, i) => [place, i] as const));
  return order
    .map((place) => {
      const { name, words } = instructions[place]!;
      const from = fromOf(instructions[place]!).map((each) => renamed.get(each)!);
      return [name, ...(from.length > 0 ? from : words)].join(' ');
    })
    .join(';');
}

const fromOf = ({ name, words }: Instruction): readonly Place[] =>
  leaves.includes(name) ? [] : (words as readonly Place[]);
