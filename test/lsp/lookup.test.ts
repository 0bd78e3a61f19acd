import assert from 'node:assert/strict';
import {
  decisionRequest,
  lookupRequest,
  pageRequest,
  type DecisionResult,
  type LookupEntry,
  type LookupParams,
  type PageResult,
} from '../../server/src/protocol';
import { startLspServer, type LspServer } from '../support/lspServer';

describe('statuswise/lookup, statuswise/decision and statuswise/page over stdio', () => {
  let server: LspServer;
  before(async () => {
    server = await startLspServer();
  });
  after(() => server.stop());

  const find = (params: LookupParams): Promise<LookupEntry[]> => server.connection.sendRequest(lookupRequest, params);

  it('finds a code by plain words, and says why', async () => {
    const [entry] = await find({ query: 'dup em' });
    assert.equal(entry?.code, 409);
    assert.equal(entry.match, 'scenario: duplicate email');
    assert.equal(entry.insertText, undefined);
  });

  it('spells it for the open file', async () => {
    const uri = 'file:///lookup.js';
    server.open(uri, 'javascript', 'app.get("/", (req, res) => {\n  res.status()\n})');
    const [entry] = await find({ query: 'gone', textDocument: { uri }, position: { line: 1, character: 13 } });
    assert.equal(entry?.insertText, '410');
    assert.deepEqual(entry.insertRange, { start: { line: 1, character: 13 }, end: { line: 1, character: 13 } });
  });

  it('answers about a file that is not open, and about nonsense', async () => {
    const textDocument = { uri: 'file:///closed.js' };
    assert.equal((await find({ query: '404', textDocument, position: { line: 0, character: 0 } }))[0]?.code, 404);
    assert.ok((await find({} as LookupParams)).length > 10);
    assert.deepEqual(await find({ query: 'qqqqqqq' }), []);
  });

  it('serves the questions, every one of them leading to a code that has a page', async () => {
    const tree = await server.connection.sendRequest<DecisionResult>(decisionRequest);
    const seen = new Set<string>();
    const codes = new Set<number>();
    const walk = (id: string): void => {
      if (seen.has(id)) return;
      seen.add(id);
      for (const answer of tree.questions[id]!.answers) {
        if (answer.next !== undefined) walk(answer.next);
        else {
          assert.ok(answer.code !== undefined && answer.phrase && answer.why, `${id}: ${answer.label}`);
          assert.ok(answer.nearMisses?.length, `${id}: ${answer.label} has a near miss`);
          for (const { code } of [{ code: answer.code }, ...answer.nearMisses]) codes.add(code);
        }
      }
    };
    walk(tree.start);
    assert.deepEqual([...seen].sort(), Object.keys(tree.questions).sort());
    for (const code of codes) {
      const page = await server.connection.sendRequest<PageResult | null>(pageRequest, { page: `status/${code}` });
      assert.match(page?.markdown ?? '', new RegExp(`^# ${code} `));
    }
  });
});
