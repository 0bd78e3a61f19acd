import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { fixturesOf, folders } from './fixtures';

/** Every finished program goes through its language's own compiler. */
describe('branches: the result compiles', function () {
  this.timeout(60_000);
  const all = folders.flatMap(fixturesOf).filter(f => f.before !== f.after);
  let folder = '';
  before(() => (folder = mkdtempSync(join(tmpdir(), 'branches-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('JavaScript, with node --check', () => {
    const programs = all.filter(f => /^m?js$/.test(f.ending));
    assert.ok(programs.length > 10);
    for (const [i, f] of programs.entries()) {
      const file = join(folder, `p${i}.${f.ending}`);
      writeFileSync(file, f.after);
      const { status, stderr } = spawnSync(process.execPath, ['--check', file], { encoding: 'utf8' });
      assert.equal(status, 0, `${f.file}\n${stderr}`);
    }
  });

  it('TypeScript, strictly, with the types of the DOM', () => {
    const programs = new Map(
      all.filter(f => /^tsx?$/.test(f.ending)).map((f, i) => [join(folder, `t${i}.${f.ending}`), f]),
    );
    assert.ok(programs.size > 2);
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      noUncheckedIndexedAccess: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
      jsx: ts.JsxEmit.Preserve,
      types: [],
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
      // React itself is not installed here.
      .filter(d => !/react|JSX/i.test(ts.flattenDiagnosticMessageText(d.messageText, ' ')))
      .map(
        d => `${programs.get(d.file?.fileName ?? '')?.file}: ${ts.flattenDiagnosticMessageText(d.messageText, '\n')}`,
      );
    assert.deepEqual(problems, []);
  });

  it('Python, with its own compiler', function () {
    const programs = all.filter(f => f.ending === 'py');
    assert.ok(programs.length > 10);
    const source = 'import json, sys\nfor name, text in json.load(sys.stdin):\n    compile(text, name, "exec")\n';
    const input = JSON.stringify(programs.map(f => [f.file, f.after]));
    const { status, stderr, error } = spawnSync('python3', ['-c', source], { input, encoding: 'utf8' });
    if (error) return this.skip();
    assert.equal(status, 0, stderr);
  });

  it('Go, with go vet', function () {
    if (spawnSync('go', ['version']).status !== 0) return this.skip();
    const programs = all.filter(f => f.ending === 'go');
    assert.ok(programs.length > 3);
    const module = join(folder, 'go');
    for (const [i, f] of programs.entries()) {
      mkdirSync(join(module, `p${i}`), { recursive: true });
      writeFileSync(join(module, `p${i}`, 'p.go'), f.after);
    }
    writeFileSync(join(module, 'go.mod'), 'module example.com/branches\n\ngo 1.19\n');
    const { status, stderr } = spawnSync('go', ['vet', './...'], { cwd: module, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const { stdout } = spawnSync('gofmt', ['-l', '.'], { cwd: module, encoding: 'utf8' });
    assert.equal(stdout, '', 'gofmt would write these in another way');
  });
});
