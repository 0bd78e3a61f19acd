import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { looksLikeCurl, parseCurl } from '../../../client/src/requestPanel/curl/parseCurl';
import { shellWords } from '../../../client/src/requestPanel/curl/shellWords';
import { toCurl, toHttpFile } from '../../../client/src/requestPanel/exportRequest';
import { parseHttpFile } from '../../../client/src/requestPanel/httpFiles/parse';
import { toDraft } from '../../../client/src/requestPanel/httpFiles/toDraft';
import { emptyDraft, type Draft } from '../../../client/src/requestPanel/messages';

const draftOf = (command: string): Draft => parseCurl(command).draft;
const fieldsOf = (draft: Draft): string[] => draft.fields.map(row => `${row.name}: ${row.value}`);

describe('parseCurl', () => {
  it('reads what a browser copies', () => {
    const draft = draftOf(
      `curl 'https://api.example/users?page=2' \\\n  -X 'POST' \\\n  -H 'accept: */*' \\\n  -H 'content-type: application/json' \\\n  --data-raw '{"name":"O'\\''Hara"}' \\\n  --compressed`,
    );
    assert.deepEqual(
      [draft.method, draft.url, draft.bodyKind, draft.bodyText, fieldsOf(draft)],
      [
        'POST',
        'https://api.example/users?page=2',
        'json',
        `{"name":"O'Hara"}`,
        ['accept: */*', 'content-type: application/json'],
      ],
    );
  });

  it('reads what a browser copies for cmd', () => {
    const draft = draftOf(
      'curl ^"https://a.example/x^" ^\n  -H ^"accept: text/html^" ^\n  --data-raw ^"^{^\\^"a^\\^":1^}^"',
    );
    assert.deepEqual(
      [draft.url, fieldsOf(draft)[0], draft.bodyText],
      ['https://a.example/x', 'accept: text/html', '{"a":1}'],
    );
  });

  it('posts a form by default, and a GET with -G', () => {
    const post = draftOf('curl http://a/ -d a=1 -d b=2');
    assert.deepEqual(
      [post.method, post.bodyText, fieldsOf(post)],
      ['POST', 'a=1&b=2', ['Content-Type: application/x-www-form-urlencoded']],
    );
    assert.equal(draftOf('curl -G http://a/x -d a=1 --data-urlencode "q=b c"').url, 'http://a/x?a=1&q=b%20c');
  });

  it('reads credentials, switches in one word, attached values and files', () => {
    const draft = draftOf('curl -sSkL -uann:pw -XPUT -H"X-A: 1" --data-binary @/tmp/a.bin http://a/');
    assert.deepEqual(draft.auth, { kind: 'basic', user: 'ann', password: 'pw' });
    assert.deepEqual(
      [draft.options.verifyTls, draft.options.followRedirects, draft.method, draft.bodyFile],
      [false, true, 'PUT', '/tmp/a.bin'],
    );
    assert.deepEqual(fieldsOf(draft), ['X-A: 1']);
    assert.deepEqual(draftOf('curl http://a/ -H "Authorization: Bearer abc"').auth, { kind: 'bearer', token: 'abc' });
  });

  it('reads multipart', () => {
    const draft = draftOf("curl http://a/ -F name=Ann -F 'photo=@p.png;type=image/png'");
    assert.deepEqual(draft.bodyParts, [
      { name: 'name', value: 'Ann', enabled: true },
      { name: 'photo', value: '', enabled: true, file: 'p.png' },
    ]);
  });

  it('names what it leaves out, and says what is missing', () => {
    assert.deepEqual(parseCurl('curl http://a/ -o out.txt --retry 3').ignored, ['-o', '--retry']);
    assert.throws(() => parseCurl('curl -v'), /names no URL/);
    assert.throws(() => parseCurl("curl 'http://a/"), /not closed/);
  });

  it('knows a cURL command from other text', () => {
    assert.ok(looksLikeCurl('$ curl http://a/'));
    assert.ok(!looksLikeCurl('curly braces'));
    assert.ok(!looksLikeCurl('http://a/?curl'));
  });

  it('splits words as a shell does', () => {
    const word = fc.string({ unit: fc.constantFrom('a', ' ', "'", '"', '\\', '$', 'é', '\n', '`') });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), words => {
        const quoted = words.map(text => `'${text.replaceAll("'", `'\\''`)}'`).join(' ');
        assert.deepEqual(shellWords(quoted), words);
      }),
    );
    const command = `x $'a\\n\\u00e9\\x41' "b \\"c\\" \\$d" e\\ f`;
    const shell = execFileSync('bash', ['-c', `printf '%s\\0' ${command}`], {
      encoding: 'utf8',
      env: { LC_ALL: 'C.UTF-8' },
    });
    assert.deepEqual(shellWords(command), shell.split('\0').slice(0, -1));
  });
});

describe('copying a request out', () => {
  const draft: Draft = {
    ...structuredClone(emptyDraft),
    method: 'POST',
    url: "http://a.example/x?q=it's&access_token=verysecret",
    fields: [
      { name: 'Accept', value: 'application/json', enabled: true },
      { name: 'X-Api-Key', value: 'topsecret1', enabled: true },
      { name: 'X-Off', value: '1', enabled: false },
    ],
    bodyKind: 'json',
    bodyText: `{"name":"O'Hara","password":"hunter22"}`,
    auth: { kind: 'bearer', token: 'tokensecret' },
  };

  it('makes a cURL command that reads back as the same request, its secrets left blank', () => {
    const command = toCurl(draft);
    for (const secret of ['verysecret', 'topsecret1', 'hunter22', 'tokensecret'])
      assert.ok(!command.includes(secret), secret);
    const back = parseCurl(command).draft;
    assert.deepEqual([back.method, back.bodyKind, back.auth], ['POST', 'json', { kind: 'bearer', token: '{{token}}' }]);
    assert.ok(back.url.startsWith("http://a.example/x?q=it's&access_token="));
    assert.ok(!fieldsOf(back).join().includes('X-Off'));
  });

  it('is a command that a shell splits as meant', () => {
    const args = execFileSync('bash', ['-c', `printf '%s\\0' ${toCurl(draft).replace(/^curl/, '')}`], {
      encoding: 'utf8',
    }).split('\0');
    assert.ok(args.includes(`{"name":"O'Hara","password":"{{secret}}"}`), args.join('\n'));
  });

  it('makes a block of an .http file that reads back', async () => {
    const text = toHttpFile(draft);
    for (const secret of ['verysecret', 'topsecret1', 'hunter22', 'tokensecret'])
      assert.ok(!text.includes(secret), secret);
    const file = parseHttpFile(text);
    assert.deepEqual(file.problems, []);
    const back = await toDraft(file.requests[0]!, {
      readText: () => Promise.reject(new Error('no file')),
      absolute: path => path,
    });
    assert.deepEqual([back.method, back.bodyKind], ['POST', 'json']);
    assert.equal(back.bodyText, `{"name":"O'Hara","password":"{{secret}}"}`);
  });
});
