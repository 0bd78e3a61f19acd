import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { startChild, stopChild } from '../support/children';
import { root } from '../support/paths';

/** The base protocol: header parts and contents, byte for byte. */
describe('messages over stdio', () => {
  const start = (): ReturnType<typeof startChild> =>
    startChild(process.execPath, [join(root, 'dist/server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const message = (content: object): string => {
    const text = JSON.stringify(content);
    return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  };
  const initialize = message({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  });

  it('counts bytes, not characters, and sends header part and content in one piece', async () => {
    const child = start();
    child.stdin!.write(initialize);
    child.stdin!.write(message({ jsonrpc: '2.0', id: 'наш 💚', method: 'no/such', params: {} }));
    const contents: { id?: unknown }[] = [];
    for await (const chunk of child.stdout! as AsyncIterable<Buffer>) {
      for (let left = chunk; left.length;) {
        const [header, length] = /^Content-Length: (\d+)\r\n\r\n/.exec(left.toString('latin1')) ?? [];
        assert.ok(header && length, 'a chunk does not begin with a message');
        const end = header.length + Number(length);
        contents.push(JSON.parse(left.subarray(header.length, end).toString()) as { id?: unknown });
        left = left.subarray(end);
      }
      if (contents.some(content => content.id === 'наш 💚')) break;
    }
    assert.ok(contents.some(content => content.id === 1));
    await stopChild(child);
  });

  it('ends with its input', async () => {
    const child = start();
    child.stdin!.write(initialize);
    await once(child.stdout!, 'data');
    child.stdin!.end();
    await once(child, 'exit');
    assert.equal(child.signalCode, null);
  });
});
