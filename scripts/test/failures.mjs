import { stripVTControlCharacters } from 'node:util';

/** @typedef {import('./counts.d.mts').Failure} Failure */

/** A part of what vitest knows of an error. */
/** @typedef {{ readonly name?: string | undefined, readonly message?: string | undefined, readonly stack?: string | undefined }} Thrown */

/** A part of what vitest knows of a file or of what is in it. */
/**
 * @typedef {object} Module
 * @property {{ readonly name: string }} project
 * @property {string} relativeModuleId
 * @property {() => readonly Thrown[]} errors
 * @property {{ allSuites(): Iterable<Suite>, allTests(): Iterable<Test> }} children
 */
/** @typedef {{ readonly fullName: string, errors(): readonly Thrown[] }} Suite */
/** @typedef {{ readonly fullName: string, result(): { readonly state: string, readonly errors?: readonly Thrown[] | undefined } }} Test */

/** Lines of an error that are shown. */
const LINES = 4;

/** Failures that are shown. */
const MOST = 40;

/**
 * What failed in a run: tests, hooks, files that could not be read, and errors outside of tests.
 *
 * @param {readonly Module[]} modules
 * @param {readonly Thrown[]} errors
 * @returns {Failure[]}
 */
export function failuresOf(modules, errors) {
  const inside = modules.flatMap((module) => {
    /** @type {(test: string, thrown: Thrown | undefined) => Failure} */
    const failure = (test, thrown) => ({
      project: module.project.name,
      file: module.relativeModuleId,
      test,
      error: said(thrown),
    });
    const tests = [...module.children.allTests()].filter(
      (test) => test.result().state === 'failed',
    );
    return [
      ...module.errors().map((error) => failure('', error)),
      ...[...module.children.allSuites()].flatMap((suite) =>
        suite.errors().map((error) => failure(suite.fullName, error)),
      ),
      ...tests.map((test) => failure(test.fullName, test.result().errors?.[0])),
    ];
  });
  const outside = errors.map((error) => ({
    project: 'outside of tests',
    file: '',
    test: '',
    error: said(error),
  }));
  return [...inside, ...outside];
}

/**
 * Failures as text, each with the first lines of what it says.
 *
 * @param {readonly Failure[]} failures
 * @returns {string}
 */
export function layOutFailures(failures) {
  const shown = failures.slice(0, MOST).map(({ project, file, test, error }) => {
    const lines = error.split('\n').filter((line) => line.trim() !== '');
    const place = [project, file, test].filter((part) => part !== '').join(' > ');
    return [`FAIL ${place}`, ...lines.slice(0, LINES).map((line) => `  ${line}`)].join('\n');
  });
  const more = failures.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

/** @param {Thrown | undefined} thrown */
function said(thrown) {
  const { name = 'Error', message = '' } = thrown ?? {};
  return stripVTControlCharacters(`${name}: ${message}`);
}
