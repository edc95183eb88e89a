import type { Command } from 'commander';
import { families } from '../families/families.js';
import type { Family } from '../families/family.js';
import { runSettingsOf } from '../run/run-settings.js';
import { addSettings } from '../settings/add-settings.js';
import { givenSettings } from '../settings/given-settings.js';
import { nameOf } from './name-of.js';
import { engineSettings } from '../settings/engine-setting.js';

/** Options of `gen train` that are not kept. */
interface TrainFlags {
  readonly out?: string;
  readonly resume?: string;
  readonly overwrite?: true;
  readonly tensorboard?: true;
}

/** Adds `gen train`, with a command for each family. */
export function addTrain(gen: Command): void {
  const command = gen.command('train').description('train a model');
  for (const family of families) addFamily(command, family);
}

function addFamily(parent: Command, family: Family): void {
  const command = parent.command(family.name).description(`train ${family.summary}`);
  addSettings(command, 'Model:', family.settings);
  addSettings(command, 'Training:', runSettingsOf(family));
  addSettings(command, 'Machine:', engineSettings);
  command
    .optionsGroup('Run:')
    .option('--out <folder>', `where the run is kept (runs/${family.name})`)
    .option('--resume <folder>', 'go on with a run, exactly')
    .option('--overwrite', 'replace the run that is in the folder')
    .option('--tensorboard', 'write a log for TensorBoard too, in tensorboard/ of that folder')
    .addHelpText('after', helpText(family))
    .action((flags: TrainFlags) => runTraining(command, family, flags));
}

async function runTraining(command: Command, family: Family, flags: TrainFlags): Promise<void> {
  const { engine } = givenSettings(command, engineSettings);
  const { train } = await import('../training/train.js'); // the help needs none of it
  process.exitCode = await train({
    callee: nameOf(command),
    family,
    model: givenSettings(command, family.settings),
    training: givenSettings(command, runSettingsOf(family)),
    engine: engine as string | undefined,
    out: flags.out,
    resume: flags.resume,
    overwrite: flags.overwrite ?? false,
    tensorBoard: flags.tensorboard ?? false,
  });
}

function helpText({ name, examples, pictureFiles }: Family): string {
  const commands = examples.map(([options]) => `gen train ${name} ${options}`);
  const resume = `gen train ${name} --resume runs/${name}`;
  const width = Math.max(...[...commands, resume].map((text) => text.length));
  const lines = examples.map(([, purpose], i) => `  ${commands[i]!.padEnd(width)}  ${purpose}`);
  return `
Ctrl-C finishes the step, saves, and says how to go on; a second one kills.
The folder of a run holds checkpoint.safetensors, config.json, metrics.csv, loss.png,
${pictureFiles.join(', ')}.

Examples:
${lines.join('\n')}
  ${resume.padEnd(width)}  go on with it
`;
}
