import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { closeAll, open, save } from './editor';

const run = promisify(execFile);

/** The client programs of the sample workspace, with a branch put into them and run against the sample API. */
describe('Handle 429 Too Many Requests', () => {
  afterEach(closeAll);

  const offered = async (document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CodeAction[]> => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(position, position),
      undefined,
      100, // resolve that many
    );
    return actions.filter(action => action.title.startsWith('Handle '));
  };

  for (const [path, command] of [
    ['clients/users.mjs', process.env.STATUSWISE_NODE ?? 'node'],
    ['clients/users.py', process.env.STATUSWISE_PYTHON ?? 'python3'],
  ] as const) {
    it(`lands right in ${path}, and the program treats the answer`, async function () {
      const document = await open(path);
      const before = document.getText();
      const position = document.positionAt(before.indexOf('response.status') + 'response.st'.length);

      const actions = await offered(document, position);
      const titles = actions.map(action => action.title);
      const action = actions.find(a => a.title === 'Handle 429 Too Many Requests');
      assert.ok(action, `offered: ${titles.join(', ') || 'nothing'}`);
      for (const code of [204, 400, 401, 403, 404, 409, 422, 500, 503]) {
        assert.ok(!titles.some(title => title.includes(`Handle ${code} `)), `${code} is handled already`);
      }

      await vscode.window.showTextDocument(document);
      if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit));
      if (action.command)
        await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
      const after = document.getText();
      assert.ok(after.length > before.length, 'something was inserted');
      assertOnlyInserted(before, after);
      const places = [/==? 422/, /==? 429/, /(>=|if) 500/].map(pattern => after.search(pattern));
      assert.ok(!places.includes(-1), 'the branch is there');
      assert.deepEqual(
        places,
        [...places].sort((a, b) => a - b),
        'it stands between its siblings',
      );

      await save(document);
      await useUpTheLimit();
      const { stdout } = await run(command, [document.uri.fsPath, 'GET', '/limited']);
      assert.match(stdout, /\bok['"]?: true/i, 'it waited as Retry-After said, asked again, and has the answer');
      const known = await run(command, [document.uri.fsPath, 'GET', '/users/404040']);
      assert.match(known.stdout, /^nothing at/);

      assert.deepEqual(
        (await offered(document, position)).filter(a => a.title === action.title),
        [],
        'asked again, it is not offered',
      );
    });
  }
});

/** The route lets three requests through in two seconds; the next is answered 429 with Retry-After. */
async function useUpTheLimit(): Promise<void> {
  const limited = `${process.env.SAMPLE_API}/limited`;
  let status = 0;
  for (let i = 0; i < 5 && status !== 429; i++) ({ status } = await fetch(limited));
  assert.equal(status, 429);
}

/** Fails unless every line of `before` is in `after`, in the same order. */
function assertOnlyInserted(before: string, after: string): void {
  const lines = after.split('\n');
  let next = 0;
  for (const line of before.split('\n')) {
    next = lines.indexOf(line, next) + 1;
    assert.ok(next > 0, `changed or deleted: ${line}`);
  }
}
