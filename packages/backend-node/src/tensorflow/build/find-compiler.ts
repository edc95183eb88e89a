import { lacking } from './lacking.js';
import { runProgram } from './run-program.js';

/** A C++ compiler: the one that `CXX` names, else the first there is. */
export async function findCompiler(): Promise<string> {
  const named = process.env['CXX'];
  const programs = named ? [named] : ['g++', 'clang++', 'c++'];
  for (const program of programs) {
    const { code } = await runProgram(program, ['--version']);
    if (code === 0) return program;
  }
  throw lacking(
    'compiler',
    named ? `a C++ compiler by the name in CXX` : 'a C++ compiler: g++ or clang++',
    named ? `'${named}', which does not run` : 'none',
    'Install one, as by apt install g++ or dnf install gcc-c++.',
  );
}
