import assert from 'node:assert/strict';
import { CodeActionKind, type CodeAction, type Diagnostic, type SnippetTextEdit } from 'vscode-languageserver-types';
import { codeActions, resolveCodeAction, type CodeActionStyle } from '../../../server/src/features/codeAction';
import { marked, testServices } from '../../support/services';

const services = testServices();
const plain: CodeActionStyle = { resolve: false, snippets: false, documentChanges: false };
const modern: CodeActionStyle = { resolve: true, snippets: true, documentChanges: true };
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
): Promise<CodeAction[]> {
  const { text: source, offset } = marked(text);
  services.documents.opened('file:///a.js', 'javascript', 3, source);
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
      /^ {2}if \(response\.status === 401\) \{\n {4}console\.error\('Sign in first'\);\n {4}return null;\n {2}\}\n$/,
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
    assert.match(edit.snippet.value, /console\.error\('\$\{1:Not allowed\}'\);/);
  });

  it('is plain text where the client takes no snippets', async () => {
    const style = { ...modern, snippets: false };
    const [action] = await ask(program, style);
    const resolved = await resolveCodeAction(action!, services, style);
    assert.ok(!JSON.stringify(resolved.edit).includes('${'));
    assert.match(JSON.stringify(resolved.edit), /newText/);
  });

  it('is a quick fix, or a refactoring where only those are asked for', async () => {
    assert.ok((await ask(program, plain)).every(a => a.kind === CodeActionKind.QuickFix));
    assert.ok((await ask(program, plain, ['quickfix'])).every(a => a.kind === CodeActionKind.QuickFix));
    const refactorings = await ask(program, plain, ['refactor']);
    assert.ok(refactorings.length > 0 && refactorings.every(a => a.kind === CodeActionKind.Refactor));
    assert.deepEqual(await ask(program, plain, ['source.organizeImports']), []);
  });

  it('is preferred where a diagnostic of this product is about that code', async () => {
    const at = { line: 2, character: 8 };
    const diagnostic: Diagnostic = {
      range: { start: at, end: at },
      message: '',
      source: 'statuswise',
      data: { codes: [429] },
    };
    const actions = await ask(program, plain, undefined, [diagnostic]);
    assert.deepEqual(
      actions.filter(a => a.isPreferred).map(a => a.title),
      ['Handle 429 Too Many Requests'],
    );
  });

  it('puts a branch in front of a general test where refactorings are asked for', async () => {
    const general = `
export async function load(url) {
  const resp|onse = await fetch(url);
  if (!response.ok) {
    throw new Error('failed');
  }
  return response.json();
}
`;
    assert.deepEqual(await ask(general, plain), []);
    const action = (await ask(general, plain, ['refactor'])).find(a => a.title === 'Handle 403 Forbidden');
    const [edit] = action?.edit?.changes?.['file:///a.js'] ?? [];
    assert.equal(edit?.range.start.line, 3);
    assert.match(edit?.newText ?? '', /status === 403\) \{\n {4}throw new Error\('Not allowed'\);/);
  });

  it('handles the usual failures as one edit', async () => {
    const actions = await ask(program, plain);
    const action = actions.at(-1)!;
    assert.equal(action.title, 'Handle the usual failures (401, 429, 5xx)');
    const edits = action.edit?.changes?.['file:///a.js'] ?? [];
    const text = edits.map(e => e.newText).join('');
    assert.deepEqual(
      [...text.matchAll(/^ {2}if \((.*)\) \{$/gm)].map(m => m[1]),
      ['response.status === 401', 'response.status === 429', 'response.status >= 500'],
    );
    // 401 in front of its sibling, the others behind it.
    assert.deepEqual(
      edits.map(e => e.range.start.line),
      [3, 7],
    );
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
