import { readerLaws } from '@gen/test-utils';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { drain, fromText } from '../testing/files.js';
import { graphRecords } from './graph-records.js';

test('one graph, with comments, commas and tabs', async () => {
  const list = fromText('# from to\n0 1\n1,2\n% more\n\n2\t0\n');
  expect(await drain(graphRecords(list))).toEqual([
    { shape: [3, 2], data: Int32Array.of(0, 1, 1, 2, 2, 0), nodes: 3 },
  ]);
});

test('weights', async () => {
  const [graph] = await drain(graphRecords(fromText('0 1 0.5\n1 0 -2\n')));
  expect(graph!.weights).toEqual(Float32Array.of(0.5, -2));
});

test('many graphs with labels, nodes without edges among them', async () => {
  const records = await drain(
    graphRecords(fromText('1, 2\n5, 4\n2, 1\n'), {
      firstNode: 1,
      graphOfNode: fromText('1\n1\n1\n2\n2\n3\n'),
      labels: fromText('1\n-1\n0\n'),
    }),
  );
  expect(records).toEqual([
    { shape: [2, 2], data: Int32Array.of(0, 1, 1, 0), nodes: 3, label: 1 },
    { shape: [1, 2], data: Int32Array.of(1, 0), nodes: 2, label: -1 },
    { shape: [0, 2], data: new Int32Array(), nodes: 1, label: 0 },
  ]);
});

test('a list that never ends is read no further than maxBytes', async () => {
  const list = gzipSync('0 1\n'.repeat(2 ** 20));
  await expect(drain(graphRecords(list, { maxBytes: 2 ** 16 }))).rejects.toThrow(
    'graphRecords: bytes: expected at most 1024 edges, the last at byte 4096; got more.',
  );
});

readerLaws({
  name: 'graphRecords',
  read: (file, name) => drain(graphRecords(file, { name })),
  files: {
    plain: fromText('# a list\n0 1\n1 2\n2 3\n'),
    weighted: fromText('0,1,1.5\n1,2,2e-1\n'),
  },
  damaged: [
    { what: 'words', file: fromText('0 1\nann bob\n'), says: 'at byte 4; got "ann bob"' },
    { what: 'one node', file: fromText('0\n'), says: 'an edge: two numbers of nodes from 0 on' },
    { what: 'too many numbers', file: fromText('0 1 2 3\n'), says: 'got "0 1 2 3"' },
    { what: 'a node before the first', file: fromText('0 -1\n'), says: 'got "0 -1"' },
    {
      what: 'a node of a huge number',
      file: fromText('0 99999999999999\n'),
      says: 'at byte 0; got "0 99999999999999"',
    },
    { what: 'a weight that is NaN', file: fromText('0 1 NaN\n'), says: 'got "0 1 NaN"' },
    {
      what: 'some weights',
      file: fromText('0 1 2\n1 2\n'),
      says: 'a weight for all edges or none at byte 6',
    },
    { what: 'another encoding', file: Uint8Array.of(48, 0xff), says: 'text in UTF-8 at byte 1' },
  ],
});
readerLaws({
  name: 'graphRecords: which graph a node is of',
  read: (file, name) =>
    drain(
      graphRecords(new File(['1 2\n'], name), {
        firstNode: 1,
        graphOfNode: new File([file as BlobPart], name),
      }),
    ),
  files: { two: fromText('1\n1\n2\n') },
  damaged: [
    {
      what: 'a number that is none',
      file: fromText('1\none\n'),
      says: 'the number of a graph at byte 2; got "one"',
    },
    { what: 'numbers out of order', file: fromText('1\n1\n3\n'), says: 'got graph 3' },
    {
      what: 'an edge between graphs',
      file: fromText('1\n2\n'),
      says: 'an edge within one graph at byte 0; got nodes 0 and 1',
    },
    {
      what: 'an edge of no graph',
      file: fromText('1\n'),
      says: 'an edge within one graph at byte 0',
    },
  ],
});
