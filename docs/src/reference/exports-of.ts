import { dirname, join, relative } from 'node:path';
import * as ts from 'typescript';
import { root } from '../examples.js';
import { parseDocstring, plain, type Docstring } from './docstring.js';

/** A parameter or option of a function. */
export interface Argument {
  readonly name: string;
  /** Whether it may be left out: always, or where another is given in its place. */
  readonly isOptional: 'no' | 'yes' | 'alternative';
  readonly text: string;
}

/** A part of what a function returns. */
export interface Result {
  readonly name: string;
  readonly text: string;
  /** Whether it comes with a standard error. */
  readonly hasError: boolean;
}

/** A value that an entry exports, as its source documents it. */
export interface Exported {
  readonly name: string;
  /** Its file, relative to the folder `docs`. */
  readonly file: string;
  readonly docstring: Docstring;
  readonly args: readonly Argument[];
  /** Members of its type, or of what it returns. */
  readonly members: readonly string[];
  /** Parts of what it returns or resolves to, where that is an interface of ours. */
  readonly results: readonly Result[];
  readonly isFunction: boolean;
}

const core = join(root, 'packages', 'core', 'src');

const coreEntries = [
  'index',
  'bijectors/index',
  'divergences/index',
  'bounds/index',
  'estimators/index',
  'train/index',
];

/**
 * The values (no types) that entries of a package export, by the entry's folder; '' is the main one. Those
 * of `@gen/core`, where no other package is named.
 */
export function readExports(
  source = core,
  entries = coreEntries,
): Readonly<Record<string, readonly Exported[]>> {
  const files = entries.map((entry) => join(source, `${entry}.ts`));
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    strict: true,
    noEmit: true,
    types: [],
    exactOptionalPropertyTypes: true,
  });
  const checker = program.getTypeChecker();
  return Object.fromEntries(
    files.map((file) => [
      relative(source, dirname(file)),
      checker
        .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!)
        .flatMap((symbol) => exportedOf(checker, symbol)),
    ]),
  );
}

function exportedOf(checker: ts.TypeChecker, symbol: ts.Symbol): Exported[] {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target.valueDeclaration;
  if (declaration === undefined) return [];
  const documented = ts.isVariableDeclaration(declaration)
    ? declaration.parent.parent
    : declaration;
  const [comment] = ts.getJSDocCommentsAndTags(documented as ts.Node).filter(ts.isJSDoc);
  const docstring = parseDocstring(comment?.getText() ?? '');
  const type = checker.getTypeOfSymbolAtLocation(target, declaration);
  const signature = type.getCallSignatures()[0];
  return [
    {
      name: symbol.name,
      file: relative(join(root, 'docs'), declaration.getSourceFile().fileName).replaceAll(
        '\\',
        '/',
      ),
      docstring,
      args: signature?.parameters.flatMap((each) => argsOf(checker, each, docstring)) ?? [],
      members: (signature?.getReturnType() ?? type).getProperties().map(({ name }) => name),
      results: signature === undefined ? [] : resultsOf(checker, signature.getReturnType()),
      isFunction: signature !== undefined,
    },
  ];
}

function resultsOf(checker: ts.TypeChecker, returned: ts.Type): Result[] {
  const type = checker.getAwaitedType(returned) ?? returned;
  const [declaration] = type.getSymbol()?.declarations ?? [];
  if (declaration?.getSourceFile().fileName.includes('/node_modules/') !== false) return [];
  return type.getProperties().map((part) => ({
    name: part.name,
    text: plain(docOf(checker, part)),
    hasError: checker.getTypeOfSymbol(part).getProperty('standardError') !== undefined,
  }));
}

/** The options that an argument is made of, or the argument itself. */
function argsOf(checker: ts.TypeChecker, symbol: ts.Symbol, { params }: Docstring): Argument[] {
  const declaration = symbol.valueDeclaration as ts.ParameterDeclaration;
  const type = checker.getTypeOfSymbolAtLocation(symbol, declaration).getNonNullableType();
  const isOptions = !ts.isIdentifier(declaration.name) || symbol.name === 'options';
  if (!isOptions) {
    const isOptional = checker.isOptionalParameter(declaration) ? 'yes' : 'no';
    return [{ name: symbol.name, isOptional, text: params[symbol.name] ?? '' }];
  }
  const parts = type.isUnion() ? type.types : [type];
  const options = new Map<string, ts.Symbol[]>();
  for (const option of parts.flatMap((part) => part.getProperties())) {
    options.set(option.name, [...(options.get(option.name) ?? []), option]);
  }
  return [...options].map(([name, forms]) => {
    const texts = forms.map((form) => plain(docOf(checker, form)));
    const optional = forms.map((form) => (form.flags & ts.SymbolFlags.Optional) !== 0);
    const isOptional = !optional.includes(true)
      ? 'no'
      : optional.includes(false)
        ? 'alternative'
        : 'yes';
    return { name, isOptional, text: texts.find((text) => text !== '') ?? '' };
  });
}

const docOf = (checker: ts.TypeChecker, symbol: ts.Symbol): string =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker));
