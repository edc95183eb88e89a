const kinds: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'|!]/, 3.1],
  [/[ftrI()[\]/ −-]/, 4.6],
  [/[mwMW—]/, 10.4],
  [/[A-Z]/, 8.4],
];

/** About how many pixels text of 12 pixels takes in the typeface of the charts; no font is at hand to ask. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += kinds.find(([kind]) => kind.test(letter))?.[1] ?? 7;
  return width;
}
