// A plugin of TypeDoc, for pages of Markdown that read well in the repository and on the site alike:
// - a link to a source file leads to the page of what that file is named for;
// - a function that has a picture in docs/images/distributions shows it under its docstring;
// - "Defined in" names the file as the repository does, whichever folder TypeDoc counted from.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application, JSX, ReflectionKind } from 'typedoc';

const root = fileURLToPath(new URL('../..', import.meta.url));
const images = join(root, 'docs', 'images', 'distributions');
const repository = 'https://github.com/gen-ts/gen/blob/main/';

/** @param {Application} app */
export function load(app) {
  app.on(Application.EVENT_PROJECT_REVIVE, (project) => {
    for (const reflection of Object.values(project.reflections)) nameSources(reflection);
    registerSources(project);
  });
  app.renderer.hooks.on('comment.afterTags', ({ page, relativeURL }, _comment, reflection) => {
    const picture = pictureOf(reflection);
    if (picture === undefined) return JSX.createElement(JSX.Fragment, null);
    const { files } = page.project;
    const src = relativeURL(`media/${files.getName(files.registerAbsolute(picture).target)}`);
    const alt = `Density of ${reflection.name} and 1,000 samples`;
    return JSX.createElement('p', null, JSX.createElement('img', { src, alt }));
  });
}

/**
 * Paths of sources as the repository has them; TypeDoc counts from a folder that depends on the files.
 *
 * @param {import('typedoc').Reflection & { sources?: import('typedoc').SourceReference[] }} reflection
 */
function nameSources(reflection) {
  const folder = packageOf(reflection);
  for (const source of reflection.sources ?? []) {
    const path = `packages/${folder}/src/${source.fileName.replace(/^(.*\/)?src\//, '')}`;
    if (!existsSync(join(root, path))) continue;
    source.fileName = path;
    source.url = `${repository}${path}#L${source.line}`;
  }
}

/**
 * The folder of the package that something belongs to.
 *
 * @param {import('typedoc').Reflection} reflection
 */
function packageOf(reflection) {
  for (let each = reflection; each.parent; each = each.parent) {
    if (each.parent.isProject()) return each.name.replace('@gen/', '');
  }
  return '';
}

/** @param {import('typedoc').ProjectReflection} project */
function registerSources(project) {
  const documented = ReflectionKind.Function | ReflectionKind.Variable;
  for (const reflection of project.getReflectionsByKind(documented)) {
    const file = sourceOf(reflection);
    if (basename(file, '.ts') !== fileNameOf(reflection.name)) continue;
    project.files.registerReflectionPath(join(root, file), reflection);
  }
}

/**
 * The file that something is written in, relative to the repository.
 *
 * @param {import('typedoc').Reflection & { sources?: import('typedoc').SourceReference[] }} reflection
 */
const sourceOf = (reflection) => reflection.sources?.[0]?.fileName ?? '';

/** @param {string} name such as monteCarloKl, which is in monte-carlo-kl.ts */
const fileNameOf = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * The picture of a distribution, by the signature of its function.
 *
 * @param {import('typedoc').Reflection} reflection
 */
function pictureOf(reflection) {
  const { parent } = reflection;
  const isFirst = parent?.signatures?.[0] === reflection;
  if (!isFirst || !sourceOf(parent).startsWith('packages/core/src/distributions/'))
    return undefined;
  const file = join(images, `${parent.name}.svg`);
  return existsSync(file) ? file : undefined;
}
