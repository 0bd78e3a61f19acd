import assert from 'node:assert/strict';
import { CodeActionKind, type CodeAction, type Diagnostic, type SnippetTextEdit } from 'vscode-languageserver-types';
import { codeActions, resolveCodeAction, type CodeActionStyle } from '../../../server/src/features/codeAction';
import { marked, testServices } from '../../support/services';

const services = testServices();
const plain: CodeActionStyle = { resolve: false, snippets: false, documentChanges: false, commands: [] };
const modern: CodeActionStyle = { resolve: true, snippets: true, documentChanges: true, commands: [] };
const program = `
export async function load(url) {
  const resp|onse = await fetch(url);
  if (response.status === 404) {
    console.error('nothing there');
    return null;
  }
  return response.json();
}
`;

async function ask(
  text: string,
  style: CodeActionStyle,
  only?: string[],
  diagnostics: Diagnostic[] = [],
  languageId = 'javascript',
): Promise<CodeAction[]> {
  const { text: source, offset } = marked(text);
  services.documents.opened('file:///a.js', languageId, 3, source);
  const position = services.documents.text('file:///a.js')!.positionAt(offset);
  const range = { start: position, end: position };
  const params = { textDocument: { uri: 'file:///a.js' }, range, context: { diagnostics, ...(only ? { only } : {}) } };
  return (await codeActions(params, services, style)) ?? [];
}

describe('code action', () => {
  it('names what it inserts, in numeric order', async () => {
    const actions = await ask(program, plain);
    assert.deepEqual(
      actions.map(a => a.title).filter(t => /^Handle \d/.test(t)),
      [
        'Handle 401 Unauthorized',
        'Handle 403 Forbidden',
        'Handle 429 Too Many Requests',
        'Handle 500 Internal Server Error',
        'Handle 503 Service Unavailable',
      ],
    );
  });

  it('carries its edit where the client resolves nothing', async () => {
    const [action] = await ask(program, plain);
    const edits = action?.edit?.changes?.['file:///a.js'];
    assert.equal(edits?.length, 1);
    assert.match(
      edits[0]!.newText,
      /^ {2}if \(response\.status === 401\) \{\n {4}console\.error\('sign in first'\);\n {4}return null;\n {2}\}\n$/,
    );
  });

  it('computes the edit on resolve, as a snippet where the client takes one', async () => {
    const actions = await ask(program, modern);
    const action = actions.find(a => a.title === 'Handle 403 Forbidden')!;
    assert.equal(action.edit, undefined);
    const resolved = await resolveCodeAction(action, services, modern);
    const change = resolved.edit?.documentChanges?.[0];
    assert.ok(change && 'edits' in change);
    assert.equal(change.textDocument.version, 3);
    const edit = change.edits[0] as SnippetTextEdit;
    assert.match(edit.snippet.value, /console\.error\('\$\{1:not allowed\}'\);/);
  });

  it('is plain text where the client takes no snippets', async () => {
    const style = { ...modern, snippets: false };
    const [action] = await ask(program, style);
    const resolved = await resolveCodeAction(action!, services, style);
    assert.ok(!JSON.stringify(resolved.edit).includes('${'));
    assert.match(JSON.stringify(resolved.edit), /newText/);
  });

  it('is a refactoring, which editors list behind everybody’s fixes', async () => {
    const actions = await ask(program, plain);
    assert.ok(actions.length > 0 && actions.every(a => a.kind === CodeActionKind.Refactor && !a.isPreferred));
    const refactorings = await ask(program, plain, ['refactor']);
    assert.deepEqual(
      refactorings.map(a => a.title),
      actions.map(a => a.title),
    );
    assert.deepEqual(await ask(program, plain, ['quickfix']), []);
    assert.deepEqual(await ask(program, plain, ['source.organizeImports']), []);
  });

  it('is a preferred quick fix where a diagnostic of this product is about that code', async () => {
    const at = { line: 2, character: 8 };
    const diagnostic: Diagnostic = {
      range: { start: at, end: at },
      message: '',
      source: 'statuswise',
      data: { codes: [429] },
    };
    const actions = await ask(program, plain, undefined, [diagnostic]);
    const preferred = ['Handle 429 Too Many Requests'];
    assert.deepEqual(
      actions.filter(a => a.isPreferred).map(a => a.title),
      preferred,
    );
    assert.deepEqual(
      actions.filter(a => a.kind === CodeActionKind.QuickFix).map(a => a.title),
      preferred,
    );
    assert.equal(actions.filter(a => a.title === preferred[0]).length, 1);
    assert.deepEqual(
      (await ask(program, plain, ['quickfix'], [diagnostic])).map(a => a.title),
      preferred,
    );
  });

  const general = `
export async function load(url) {
  const resp|onse = await fetch(url);
  if (!response.ok) {
    throw new Error('failed');
  }
  return response.json();
}
`;

  it('puts a branch in front of a general test, as a refactoring', async () => {
    for (const only of [undefined, ['refactor']]) {
      const actions = await ask(general, plain, only);
      const action = actions.find(a => a.title === 'Handle 403 Forbidden');
      const [edit] = action?.edit?.changes?.['file:///a.js'] ?? [];
      assert.equal(edit?.range.start.line, 3);
      assert.match(edit?.newText ?? '', /status === 403\) \{\n {4}throw new Error\('Not allowed'\);/);
      const usual = actions.at(-1)?.edit?.changes?.['file:///a.js'] ?? [];
      assert.deepEqual(
        usual.map(e => e.range.start.line),
        [3],
      );
      assert.match(usual[0]!.newText, /401[^]*404[^]*429[^]*>= 500/);
    }
    assert.deepEqual(await ask(general, plain, ['quickfix']), []);
  });

  it('offers no more than a handful, the likeliest for the method', async () => {
    const put = general.replace('fetch(url)', "fetch(url, { method: 'PUT' })").replace(/ {2}if[^]*? {2}\}\n/, '');
    const codes = (await ask(put, plain)).flatMap(a => /^Handle (\d{3})/.exec(a.title)?.[1] ?? []);
    assert.deepEqual(codes, ['401', '404', '409', '412', '422', '429', '503']);
  });

  it('offers the picker last, only where the client runs its command', async () => {
    const able = { ...plain, commands: ['statuswise.handleStatus'] };
    const last = (await ask(program, able)).at(-1);
    assert.equal(last?.title, 'Handle another status…');
    assert.deepEqual(last.command?.arguments, [
      { textDocument: { uri: 'file:///a.js' }, position: { line: 2, character: 12 } },
    ]);
    assert.ok((await ask(program, plain)).every(a => !a.command));
    assert.deepEqual(await ask('const ti|meout = 429;\n', able), []);
  });

  it('handles the usual failures as one edit', async () => {
    const actions = await ask(program, plain);
    const action = actions.at(-1)!;
    assert.equal(action.title, 'Handle the usual failures (401, 429, 5xx)');
    const edits = action.edit?.changes?.['file:///a.js'] ?? [];
    const text = edits.map(e => e.newText).join('');
    assert.deepEqual(
      [...text.matchAll(/^ {2}if \((.*)\) \{$/gm)].map(m => m[1]),
      ['response.status === 401', 'response.status === 429 || response.status >= 500'],
    );
    // 401 in front of its sibling, the others behind it.
    assert.deepEqual(
      edits.map(e => e.range.start.line),
      [3, 7],
    );
  });

  it('gives nothing back for what is absent, whatever the failures written in the same edit do', async () => {
    const bare = general.replace(/ {2}if[^]*? {2}\}\n/, '');
    const edits = (await ask(bare, plain)).at(-1)?.edit?.changes?.['file:///a.js'] ?? [];
    const text = edits.map(e => e.newText).join('');
    assert.match(text, /status === 401\) \{\n {4}throw [^]*status === 404\) \{\n {4}return null;/);
  });

  it('handles the usual failures in the code of a component and of a fence', async () => {
    const inside = {
      vue: `<template><p>{{ user }}</p></template>\n\n<script setup>${program}</script>\n`,
      markdown: `# Loading\n\nAs in\n\n\`\`\`js${program}\`\`\`\n\nand so on.\n`,
    };
    for (const [languageId, source] of Object.entries(inside)) {
      const edits = (await ask(source, plain, undefined, [], languageId)).at(-1)?.edit?.changes?.['file:///a.js'] ?? [];
      const text = edits.map(e => e.newText).join('');
      assert.match(text, /status === 401[^]*status === 429[^]*status >= 500/, languageId);
    }
  });

  it('finds the response in a program without line breaks', async () => {
    const call = 'async function f(u){const r=await fetch(u);if(r.s|tatus===404){return null}else{return r.json()}}';
    const titles = (await ask(call + 'function g(a,b){if(a.x===b.x){return a}}'.repeat(600), plain)).map(a => a.title);
    assert.ok(titles.includes('Handle 401 Unauthorized'), titles.join());
  });

  it('tells the status that came where a branch stands for several', async () => {
    const own = program.replace(/throw new Error\('[^']*'\)|return null/, "throw new ApiError(404, 'nothing there')");
    assert.notEqual(own, program);
    const edits = (await ask(own, plain)).at(-1)?.edit?.changes?.['file:///a.js'] ?? [];
    const text = edits.map(e => e.newText).join('');
    assert.match(text, /throw new ApiError\(401, /);
    assert.match(text, /throw new ApiError\(retried\.status, /);
  });

  it('stays away from everything else', async () => {
    assert.deepEqual(await ask('const ti|meout = 429;\n', plain), []);
    assert.deepEqual(await ask(program.replace('|', '').replace('function', 'func|tion'), plain), []);
    assert.deepEqual(await ask(program.replace('|', '').replace("'nothing", "'not|hing"), plain), []);
  });

  it('answers an action of an earlier version as it was', async () => {
    const [action] = await ask(program, modern);
    services.documents.opened('file:///a.js', 'javascript', 4, 'nothing();\n');
    const resolved = await resolveCodeAction(action!, services, modern);
    assert.equal(resolved.edit, undefined);
  });
});
