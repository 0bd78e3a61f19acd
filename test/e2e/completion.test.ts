import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openMarked } from './editor';

describe('completion', () => {
  after(closeAll);

  /** The status items at the mark. @param resolve how many of the list to resolve; slow where others complete too */
  const statuses = async (path: string, marked: string, resolve?: number): Promise<vscode.CompletionItem[]> => {
    const { document, position } = await openMarked(path, marked);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
      undefined,
      resolve,
    );
    return list.items.filter(item => /^\d{3} /.test(label(item)));
  };
  const label = (item: vscode.CompletionItem): string =>
    typeof item.label === 'string' ? item.label : item.label.label;

  const places: [path: string, marked: string][] = [
    ['express.js', "app.get('/', (req, res) => {\n  res.status(|\n});\n"],
    ['fetch.ts', 'const response = await fetch(url);\nif (response.status === |) {\n}\n'],
    ['switch.js', 'const res = await fetch(url);\nswitch (res.status) {\n  case |\n}\n'],
    [
      'flask_app.py',
      'from flask import Flask, jsonify\n\napp = Flask(__name__)\n\n\n@app.get("/")\ndef show():\n    return jsonify(x), |\n',
    ],
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
    const items = await statuses('fast.py', 'raise HTTPException(status_code=40|)\n', 1000);
    const item = items.find(i => label(i) === '409 Conflict');
    const text = item?.documentation;
    assert.match(typeof text === 'string' ? text : (text?.value ?? ''), /clashes/);
  });

  it('offers nothing where no status belongs', async () => {
    assert.deepEqual(await statuses('timer.js', 'setTimeout(tick, |);\n'), []);
    assert.deepEqual(await statuses('width.py', 'width = |\n'), []);
  });
});
