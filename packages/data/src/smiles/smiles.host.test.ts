import { readerLaws } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { drain, fromText } from '../testing/files.js';
import { vocabularyOf } from '../text/vocabulary.js';
import { smilesLines } from './smiles-lines.js';
import { smilesRecords } from './smiles-records.js';
import { smilesTokens } from './smiles-tokens.js';

const molecules = [
  'CCO',
  'c1ccccc1',
  'CC(=O)Oc1ccccc1C(=O)O', // aspirin
  'CN1C=NC2=C1C(=O)N(C(=O)N2C)C', // caffeine
  'C[C@@H](N)C(=O)O', // alanine
  'F/C=C\\F',
  '[Na+].[Cl-]',
  'C%12CCCCC%12',
  'Brc1ccc(Cl)cc1',
  '[13CH4]',
];

test.each(molecules)('%s is its tokens in a row', (smiles) => {
  expect(smilesTokens(smiles).join('')).toBe(smiles);
});

test('atoms of two letters and in brackets are one token', () => {
  expect(smilesTokens('BrC[C@@H]Cl%12')).toEqual(['Br', 'C', '[C@@H]', 'Cl', '%12']);
});

test('a list of molecules, with names and empty lines', async () => {
  const list = fromText('CCO ethanol, pure\n\nC\tmethane\r\nc1ccccc1\n');
  expect((await drain(smilesLines(list))).map(({ smiles, name }) => [smiles, name])).toEqual([
    ['CCO', 'ethanol, pure'],
    ['C', 'methane'],
    ['c1ccccc1', ''],
  ]);
});

const vocabulary = await vocabularyOf(molecules, { split: smilesTokens });

test('records say their molecule again', async () => {
  const list = fromText(molecules.map((smiles, i) => `${smiles} m${i}`).join('\n'));
  const records = await drain(smilesRecords(list, { vocabulary, length: 40 }));
  expect(records.map(({ data }) => vocabulary.decode(data))).toEqual(molecules);
  expect(records[3]).toMatchObject({ name: 'm3', shape: [40] });
});

readerLaws({
  name: 'smilesRecords',
  read: (file, name) => drain(smilesRecords(file, { name, vocabulary, length: 40 })),
  files: { molecules: fromText(molecules.join('\n')) },
  damaged: [
    {
      what: 'a letter of no atom',
      file: fromText('CCO\nCXO\n'),
      says: 'an atom, a bond, a branch or a ring at byte 5; got "XO"',
    },
    {
      what: 'an atom in brackets that is cut',
      file: fromText('C[C@@H'),
      says: 'a branch or a ring at byte 1; got "[C@@H"',
    },
    {
      what: 'a branch that is never closed',
      file: fromText('CC(=O'),
      says: 'a branch that is closed at byte 2',
    },
    {
      what: 'a branch that was never opened',
      file: fromText('C\nCC)O'),
      says: 'a branch that was opened at byte 4',
    },
    {
      what: 'a ring that is never closed',
      file: fromText(' c1ccccc'),
      says: 'ring 1 to be closed at byte 2',
    },
    {
      what: 'another encoding',
      file: Uint8Array.of(67, 0xff),
      says: 'text in UTF-8 at byte 1; got ff',
    },
    {
      what: 'a molecule that is too long',
      file: fromText('C'.repeat(41)),
      says: 'at most 40 tokens at byte 0; got 41',
    },
    { what: 'a token that is not known', file: fromText('CCP'), says: 'tokens at byte 0; got "P"' },
  ],
});
