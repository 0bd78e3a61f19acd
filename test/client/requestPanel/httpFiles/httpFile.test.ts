import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fileVariables, parseHttpFile, requestAt } from '../../../../client/src/requestPanel/httpFiles/parse';
import { toDraft } from '../../../../client/src/requestPanel/httpFiles/toDraft';
import type { Draft } from '../../../../client/src/requestPanel/messages';

async function draftOf(text: string, files: Record<string, string> = {}): Promise<Draft> {
  const file = parseHttpFile(text);
  assert.deepEqual(file.problems, []);
  const [request] = file.requests;
  assert.ok(request, 'no request was read');
  return toDraft(request, {
    readText: path =>
      files[path] === undefined ? Promise.reject(new Error(`no such file: ${path}`)) : Promise.resolve(files[path]),
    absolute: path => `/abs/${path}`,
  });
}

const several = `
@host = http://localhost:3000
@base = {{host}}/api

### List the users
# @no-redirect
GET {{base}}/users
  ?page=2
  &sort=name HTTP/1.1
Accept: application/json
// a comment between fields
X-Trace: 1

###
# @name create
POST {{base}}/users
Content-Type: application/json

{
  "name": "Ann"
}

### a bare URL
http://example.com/a
`;

describe('parseHttpFile', () => {
  it('reads several requests with names, queries over lines, fields and bodies', () => {
    const { requests, problems } = parseHttpFile(several);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      requests.map(({ name, method, url, fields, body, noRedirect }) => ({
        name,
        method,
        url,
        fields,
        body,
        noRedirect,
      })),
      [
        {
          name: 'List the users',
          method: 'GET',
          url: '{{base}}/users?page=2&sort=name HTTP/1.1',
          fields: [
            ['Accept', 'application/json'],
            ['X-Trace', '1'],
          ],
          body: [],
          noRedirect: true,
        },
        {
          name: 'create',
          method: 'POST',
          url: '{{base}}/users',
          fields: [['Content-Type', 'application/json']],
          body: [{ text: '{\n  "name": "Ann"\n}' }],
          noRedirect: false,
        },
        { name: 'a bare URL', method: 'GET', url: 'http://example.com/a', fields: [], body: [], noRedirect: false },
      ].map(expected => ({ ...expected, url: expected.url.replace(' HTTP/1.1', '') })),
    );
  });

  it('fills file variables in with each other', () => {
    assert.deepEqual(
      { ...fileVariables(parseHttpFile(several)) },
      { host: 'http://localhost:3000', base: 'http://localhost:3000/api' },
    );
  });

  it('finds the request at a line, its separator and its body included', () => {
    const file = parseHttpFile(several);
    const lineOf = (text: string): number => several.split('\n').findIndex(line => line.includes(text));
    assert.equal(requestAt(file, lineOf('### List'))?.name, 'List the users');
    assert.equal(requestAt(file, lineOf('"Ann"'))?.name, 'create');
    assert.equal(requestAt(file, 0)?.name, undefined);
  });

  it('reads Windows line ends and a byte order mark', () => {
    const { requests } = parseHttpFile('\ufeffGET http://a/\r\nAccept: x\r\n\r\nbody\r\n');
    assert.deepEqual([requests[0]?.fields, requests[0]?.body], [[['Accept', 'x']], [{ text: 'body' }]]);
  });

  it('leaves scripts and references to stored answers out of the body', () => {
    const { requests } = parseHttpFile(
      '< {%\n x\n%}\nPOST http://a/\n\nhello\n\n> {%\n client.test();\n%}\n<> 200.json\n>> out.json\n',
    );
    assert.deepEqual(requests[0]?.body, [{ text: 'hello' }]);
  });

  it('keeps XML in a body apart from a file to include', () => {
    const { requests } = parseHttpFile('POST http://a/\n\n< ./in.xml\n<a>\n</a>');
    assert.deepEqual(requests[0]?.body, [{ file: './in.xml', line: 2 }, { text: '<a>\n</a>' }]);
  });

  it('says what cannot be meant, with its line, and reads the rest', () => {
    const { requests, problems } = parseHttpFile(
      'POST\n\n###\nGET http://a/\nno field here\n\n###\nwhat is this line\n',
    );
    assert.deepEqual(
      problems.map(problem => problem.line),
      [0, 4, 7],
    );
    assert.match(problems[0]?.message ?? '', /without a URL/);
    assert.equal(requests.length, 1);
  });

  it('reads a block that is a cURL command', async () => {
    const draft = await draftOf("###\ncurl -X PUT http://a/b \\\n  -H 'X-A: 1'\n\n###\nGET http://c/");
    assert.deepEqual([draft.method, draft.url, draft.fields.map(row => row.name)], ['PUT', 'http://a/b', ['X-A']]);
  });

  it('never throws, and every request lies in its block', () => {
    const line = fc.constantFrom(
      '###',
      'GET http://a/',
      'X: y',
      '',
      '{',
      '< {%',
      '%}',
      '@a = {{a}}',
      '# @name x',
      '--b',
      'curl "',
      '< f',
      '  &x=1',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), lines => {
        const file = parseHttpFile(lines.join('\n'));
        fileVariables(file);
        for (const request of file.requests) assert.ok(request.start <= request.line && request.line < request.end);
      }),
    );
  });
});

describe('a draft of a request in a file', () => {
  it('takes JSON as JSON, also without a content type', async () => {
    const draft = await draftOf('POST http://a/\n\n{"a": {{n}}}');
    assert.deepEqual([draft.bodyKind, draft.bodyText], ['json', '{"a": {{n}}}']);
  });

  it('takes a form apart, also with a pair a line', async () => {
    const draft = await draftOf(
      'POST http://a/\nContent-Type: application/x-www-form-urlencoded\n\nname=Ann+Lee\n&city=K%C3%B6ln',
    );
    assert.deepEqual(
      draft.bodyForm.map(({ name, value }) => [name, value]),
      [
        ['name', 'Ann Lee'],
        ['city', 'Köln'],
      ],
    );
  });

  it('sends a file as it is, and puts a file into a text', async () => {
    const whole = await draftOf('POST http://a/\n\n< ./photo.png');
    assert.deepEqual([whole.bodyKind, whole.bodyFile], ['file', '/abs/./photo.png']);
    const mixed = await draftOf('POST http://a/\nContent-Type: application/xml\n\n<a>\n< ./in.xml\n</a>', {
      './in.xml': '<b/>',
    });
    assert.deepEqual([mixed.bodyKind, mixed.bodyText], ['xml', '<a>\n<b/>\n</a>']);
  });

  it('takes multipart apart into values and files', async () => {
    const draft = await draftOf(
      [
        'POST http://a/',
        'Content-Type: multipart/form-data; boundary=b1',
        '',
        '--b1',
        'Content-Disposition: form-data; name="title"',
        '',
        'Hello',
        '--b1',
        'Content-Disposition: form-data; name="photo"; filename="p.png"',
        'Content-Type: image/png',
        '',
        '< ./p.png',
        '--b1--',
      ].join('\n'),
    );
    assert.equal(draft.bodyKind, 'multipart');
    assert.deepEqual(draft.bodyParts, [
      { name: 'title', value: 'Hello', enabled: true },
      { name: 'photo', value: '', enabled: true, file: '/abs/./p.png', type: 'image/png' },
    ]);
    assert.deepEqual(draft.fields, []);
  });

  it('keeps the last part of a multipart body that nobody closed', async () => {
    const draft = await draftOf(
      [
        'POST http://a/',
        'Content-Type: multipart/form-data; boundary=b1',
        '',
        '--b1',
        'Content-Disposition: form-data; name="a"',
        '',
        '1',
        '--b1',
        'Content-Disposition: form-data; name="b"',
        '',
        '2',
      ].join('\n'),
    );
    assert.deepEqual(
      draft.bodyParts.map(({ name, value }) => [name, value]),
      [
        ['a', '1'],
        ['b', '2'],
      ],
    );
  });

  it('lifts credentials into the helper that masks them', async () => {
    assert.deepEqual((await draftOf('GET http://a/\nAuthorization: Bearer {{token}}')).auth, {
      kind: 'bearer',
      token: '{{token}}',
    });
    assert.deepEqual((await draftOf('GET http://a/\nAuthorization: Basic ann secret')).auth, {
      kind: 'basic',
      user: 'ann',
      password: 'secret',
    });
    assert.equal((await draftOf('GET http://a/\nAuthorization: Digest x=1')).fields[0]?.value, 'Digest x=1');
  });

  it('takes the host from its field where the request line has a path only', async () => {
    assert.equal((await draftOf('GET /users\nHost: api.example:8080')).url, 'http://api.example:8080/users');
  });
});
