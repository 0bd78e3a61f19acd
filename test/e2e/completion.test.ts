import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openMarked } from './editor';

describe('completion', () => {
  after(closeAll);

  /** Labels of the status items at the mark. */
  const statuses = async (path: string, marked: string): Promise<vscode.CompletionItem[]> => {
    const { document, position } = await openMarked(path, marked);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
      undefined,
      1000,
    );
    return list.items.filter(item => /^\d{3} /.test(label(item)));
  };
  const label = (item: vscode.CompletionItem): string =>
    typeof item.label === 'string' ? item.label : item.label.label;

  const places: [path: string, marked: string][] = [
    ['express.js', "app.get('/', (req, res) => {\n  res.status(|\n});\n"],
    ['fetch.ts', 'const response = await fetch(url);\nif (response.status === |) {\n}\n'],
    ['switch.js', 'const res = await fetch(url);\nswitch (res.status) {\n  case |\n}\n'],
    ['flask_app.py', '@app.get("/")\ndef show():\n    return jsonify(x), |\n'],
    ['fast.py', 'raise HTTPException(status_code=|)\n'],
  ];
  for (const [path, marked] of places) {
    it(`offers 404 Not Found at ${marked
      .split('\n')
      .find(line => line.includes('|'))
      ?.trim()}`, async () => {
      const labels = (await statuses(path, marked)).map(label);
      assert.ok(labels.includes('404 Not Found'), `got ${labels.length} items`);
    });
  }

  it('documents an item', async () => {
    const items = await statuses('express.js', "app.get('/', (req, res) => {\n  res.status(40|\n});\n");
    const item = items.find(i => label(i) === '409 Conflict');
    const text = item?.documentation;
    assert.match(typeof text === 'string' ? text : (text?.value ?? ''), /conflict/i);
  });

  it('offers nothing where no status belongs', async () => {
    assert.deepEqual(await statuses('timer.js', 'setTimeout(tick, |);\n'), []);
    assert.deepEqual(await statuses('width.py', 'width = |\n'), []);
  });
});
