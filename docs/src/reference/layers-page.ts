import { stateDict } from '@gen/core/nn';
import type { Exported } from './exports-of.js';
import { layerGroups, sizes, type LayerEntry } from './layer-table.js';
import { code, docLink, page, sources, table } from './markdown.js';

const intro = `Written by \`npx vitest run --project host docs -u\` from the docstrings of \`@gen/core/nn\` and from what
its layers hold; a test compares this page with what it is made of. Each docstring has an example that is run.`;

const interchange = `Names in a state dict are those of PyTorch, and so are shapes there. In memory the kernels of
convolutions have TensorFlow's axes: \`stateDict\` and \`loadStateDict\` move them. What \`torch.save\` has
pickled is saved anew first:`;

const saving = `
from safetensors.torch import save_file, load_file
save_file(net.state_dict(), 'net.safetensors')           # to here
net.load_state_dict(load_file('net.safetensors'))        # and back
`;

const rules = [
  'A network loads if it has the same names and shapes: \`sequential\` counts functions and dropout as PyTorch does, \`compound\` gives parts their names.',
  'What is missing, unexpected or of another shape is told in one list, and nothing changes. With \`strict: false\` what there is is taken, and the names that are missing or unexpected are returned.',
  "Buffers are variables that are not trainable: saved and loaded with the parameters, without a gradient, an optimizer's state or an average over time.",
  'Numbers of any width are read into the float32 and int32 of the engine: float64, float16 and bfloat16 as well. Counts such as \`num_batches_tracked\` are written as int32, which PyTorch takes for its int64.',
  'A dense layer that follows images reads them as PyTorch does after \`flattenChannelsFirst\`; after \`flatten\` its columns are in another order.',
];

/** The page of layers, from what their entry exports and what they hold. */
export async function layersPage(exported: readonly Exported[]): Promise<string> {
  const parts: string[] = [intro];
  const layouts: string[][] = [];
  for (const { title, text, entries, showsLayouts = false } of layerGroups) {
    const rows: string[][] = [];
    for (const [name, entry] of Object.entries(entries)) {
      const each = exported.find((one) => one.name === name)!;
      const held = await heldBy(entry);
      if (showsLayouts) {
        layouts.push(...held.filter(isMoved).map((one) => [`\`${name}\``, ...layoutOf(one)]));
      }
      rows.push([docLink(each), doing(each), entry.pytorch, inStateDict(held), sources(each)]);
    }
    const head = ['name', 'what it does', 'PyTorch', 'in a state dict', 'source'];
    parts.push(`## ${title}`, text, filled(head, rows));
  }
  return page('Layers', [
    ...parts,
    '## Exchange with PyTorch',
    interchange,
    code(saving, 'python'),
    code(exported.find(({ name }) => name === 'loadStateDict')!.docstring.example!, 'ts'),
    rules.map((rule) => `- ${rule}`).join('\n'),
    table(['layer', 'parameter', 'in memory', 'in a state dict'], layouts),
  ]);
}

/** A table without the columns in which nothing stands. */
function filled(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const kept = head.map((_, column) => rows.some((row) => row[column] !== ''));
  const only = (cells: readonly string[]): string[] => cells.filter((_, column) => kept[column]);
  return table(only(head), rows.map(only));
}

/** A variable of a layer. */
interface Held {
  readonly path: string;
  readonly isBuffer: boolean;
  readonly memory: readonly number[];
  readonly saved: readonly number[];
}

async function heldBy({ make }: LayerEntry): Promise<Held[]> {
  if (make === undefined) return [];
  const layer = make();
  const tensors = await stateDict(layer);
  const held = Object.entries(layer.parameters()).map(([path, { shape, trainable }]) => ({
    path,
    isBuffer: !trainable,
    memory: [...shape],
    saved: tensors[path]!.shape,
  }));
  layer.dispose();
  return held;
}

const inStateDict = (held: readonly Held[]): string => {
  const [parameters, buffers] = [false, true].map((wanted) =>
    held.filter(({ isBuffer }) => isBuffer === wanted).map(({ path }) => `\`${path}\``),
  );
  const list = buffers!.length === 0 ? '' : `buffers ${buffers!.join(', ')}`;
  return [parameters!.join(', '), list].filter((text) => text !== '').join('; ');
};

const isMoved = ({ memory, saved }: Held): boolean => `${memory}` !== `${saved}`;

const layoutOf = ({ path, memory, saved }: Held): string[] => [
  `\`${path}\``,
  named(memory),
  named(saved),
];

/** A shape with the sizes by their names. */
const named = (shape: readonly number[]): string => {
  const names = shape.map((size) => Object.entries(sizes).find(([, one]) => one === size)?.[0]);
  return `\`[${names.map((name, i) => name ?? shape[i]).join(', ')}]\``;
};

/** The equation, or the first sentence where there is none. */
const doing = ({ docstring: { equation, summary } }: Exported): string =>
  equation.length === 0
    ? summary.replaceAll(/ \([^()]*https?:[^()]*\)/g, '')
    : equation.map((line) => `\`${line.trim().replace(/\s+/g, ' ')}\``).join('<br>');
