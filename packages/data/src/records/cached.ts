/**
 * Records that are read once, however often they are asked for: what is slow to read or to decode is kept in
 * memory as it comes, and is there the next time, from the first epoch's end on all of it.
 *
 * Who asks while others are reading is given what they have read, and goes on with them. An error of the
 * source comes to all who reach it; it is not read again.
 *
 * @param records any asynchronous sequence, such as what a reader gives. It is read as far as somebody asks.
 *
 * @example
 * ```ts
 * import { cached, csvRecords } from '@gen/data';
 *
 * const rows = cached(csvRecords(new Blob(['a,b\n1,2\n3,4\n'])));
 * for (let epoch = 0; epoch < 2; epoch++) {
 *   for await (const { data } of rows) console.log(data); // read in the first epoch only
 * }
 * ```
 */
export function cached<T>(records: AsyncIterable<T>): AsyncIterable<T> {
  const read: Promise<IteratorResult<T, unknown>>[] = [];
  let source: AsyncIterator<T, unknown> | undefined;
  const at = (index: number): Promise<IteratorResult<T, unknown>> => {
    source ??= records[Symbol.asyncIterator]();
    const { length } = read;
    // In turn: a source need not bear to be asked for two at once.
    if (index === length) {
      const before = read[length - 1] ?? Promise.resolve();
      const own = source;
      read.push(before.then(() => own.next()));
    }
    return read[index]!;
  };
  return {
    async *[Symbol.asyncIterator]() {
      for (let i = 0; ; i++) {
        const next = await at(i);
        if (next.done === true) return;
        yield next.value;
      }
    },
  };
}
