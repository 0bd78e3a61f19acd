import assert from 'node:assert/strict';
import { join } from 'node:path';
import ts from 'typescript';
import { cache, root } from '../../../support/paths';
import { finished } from './programs';

describe('branches: the result compiles', function () {
  this.timeout(240_000);

  it('TypeScript, strictly, with the types of the DOM and of Node', async () => {
    // Nothing is written there: from there, the compiler finds the libraries.
    const programs = new Map(
      (await finished(['ts', 'tsx'], 3)).map((f, i) => [join(cache, 'typescript', `t${i}.${f.ending}`), f]),
    );
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      noUncheckedIndexedAccess: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
      jsx: ts.JsxEmit.Preserve,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
      skipLibCheck: true,
    };
    const host = ts.createCompilerHost(options);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, ...rest) => {
      const program = programs.get(name);
      return program ? ts.createSourceFile(name, program.after, rest[0]) : read(name, ...rest);
    };
    const exists = host.fileExists.bind(host);
    host.fileExists = name => programs.has(name) || exists(name);
    const problems = ts
      .getPreEmitDiagnostics(ts.createProgram([...programs.keys()], options, host))
      // React itself is not installed here, and other files of a program are no part of it.
      .filter(d => !/react|JSX|Cannot find module '\.\.?\//i.test(ts.flattenDiagnosticMessageText(d.messageText, ' ')))
      .map(
        d => `${programs.get(d.file?.fileName ?? '')?.file}: ${ts.flattenDiagnosticMessageText(d.messageText, '\n')}`,
      );
    assert.deepEqual(problems, []);
  });
});
