import assert from 'node:assert/strict';
import { facts } from '../../../server/generated/facts';
import { pages } from '../../../server/generated/pages';
import { lookup } from '../../../server/src/features/lookup';
import type { LookupEntry } from '../../../server/src/protocol';
import { marked, testServices } from '../../support/services';

const services = testServices();
const find = (query: string): Promise<LookupEntry[]> => lookup({ query }, services);

describe('lookup', () => {
  describe('finds first', () => {
    const first: [query: string, code: number, match: RegExp][] = [
      ['404', 404, /^code 404$/],
      ['40', 400, /^code 400$/],
      ['HTTP 429', 429, /^code 429$/],
      ['error 500', 500, /^code 500$/],
      ['5xx', 500, /^code 500$/],
      ['unproc', 422, /^phrase: Unprocessable Content$/],
      ['not fo', 404, /^phrase: Not Found$/],
      ['notfou', 404, /^phrase: Not Found$/],
      ['NOT_FOUND', 404, /^phrase: Not Found$/],
      ['unauthorised', 401, /^phrase: Unauthorized$/],
      ['gone', 410, /^phrase: Gone$/],
      ['found', 302, /^phrase: Found$/],
      ['timeout', 504, /^phrase: Gateway Timeout$/],
      ['teapot', 418, /^former phrase: I'm a teapot$/],
      ['payload', 413, /^former phrase: Payload Too Large$/],
      ['dup em', 409, /^scenario: duplicate email$/],
      ['duplicated emails', 409, /^scenario: duplicate email$/],
      ['expired tok', 401, /^scenario: expired token$/],
      ['missing field', 422, /^scenario: missing required field$/],
      ['someone else changed the row', 409, /^scenario: row was changed by someone else$/],
      ['what do I return when the token is expired?', 401, /^scenario: expired token$/],
      ['StatusGone', 410, /^constant: StatusGone \(Go net\/http\)$/],
      ['http.StatusGone', 410, /^constant: StatusGone/],
      ['SC_GONE', 410, /^constant: SC_GONE/],
      ['HttpStatusCode.TooManyRequests', 429, /^phrase: Too Many Requests$/],
      ['NotFoundException', 404, /^constant: NotFoundException/],
      ['cloudflare', 520, /^in use by Cloudflare$/],
      ['WWW-Authenticate', 401, /^comes with WWW-Authenticate$/],
      ['forbiden', 403, /^phrase: Forbidden$/],
    ];
    for (const [query, code, match] of first) {
      it(`${code} for ${query}`, async () => {
        const [entry] = await find(query);
        assert.equal(entry?.code, code);
        assert.match(entry.match ?? '', match);
      });
    }
  });

  it('lists the codes that begin with the digits, in their order', async () => {
    const codes = (await find('40')).map(e => e.code);
    assert.deepEqual(
      codes,
      facts()
        .map(f => f.code)
        .filter(c => c >= 400 && c < 410),
    );
    assert.deepEqual([...codes].sort(), codes);
  });

  it('lists the common codes where nothing was typed, and gives no reason', async () => {
    const entries = await find('  ');
    assert.deepEqual(
      entries.slice(0, 3).map(e => e.code),
      [200, 404, 400],
    );
    assert.ok(entries.every(e => e.match === undefined));
  });

  it('finds nothing for nonsense and numbers that are no status', async () => {
    for (const query of ['xyzzyq', '0', '4040', '???']) assert.deepEqual(await find(query), [], query);
  });

  it('finds every code by its number and its phrase', async () => {
    for (const { code, phrase } of facts()) {
      assert.equal((await find(String(code)))[0]?.code, code);
      if (phrase.startsWith('(')) continue;
      const codes = (await find(phrase)).filter(e => e.match?.endsWith(`phrase: ${phrase}`)).map(e => e.code);
      assert.ok(codes.includes(code), `${code} by ${phrase}, found ${codes.join(' ')}`);
    }
  });

  it('finds every scenario by its own words', async () => {
    for (const { words, code } of pages().scenarios)
      assert.ok(
        (await find(words)).slice(0, 3).some(e => e.code === code),
        `${words} → ${code}`,
      );
  });

  it('says who uses a vendor code, why a scenario leads there, and where to read on', async () => {
    assert.equal((await find('499'))[0]?.owner?.includes('nginx'), true);
    const [conflict] = await find('duplicate email');
    assert.match(conflict?.why ?? '', /collides/);
    assert.equal(conflict?.specUrl, 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.10');
  });

  it('names the library of the language that is open', async () => {
    services.documents.opened('file:///a.java', 'java', 1, 'class A {}');
    const textDocument = { uri: 'file:///a.java' };
    const [entry] = await lookup({ query: 'SC_CONFLICT', textDocument }, services);
    assert.match(entry?.match ?? '', /^constant: SC_CONFLICT \((?!.*Python)/);
  });

  describe('spells a pick as the file does', () => {
    let count = 0;
    async function picked(languageId: string, source: string, query: string): Promise<string | undefined> {
      const { text, offset } = marked(source);
      const uri = `file:///spell/${++count}`;
      services.documents.opened(uri, languageId, 1, text);
      const before = text.slice(0, offset).split('\n');
      const position = { line: before.length - 1, character: before.at(-1)!.length };
      const [entry] = await lookup({ query, textDocument: { uri }, position }, services);
      const range = entry?.insertRange;
      if (!range) return undefined;
      const line = text.split('\n')[range.start.line]!;
      return (line.slice(0, range.start.character) + entry.insertText + line.slice(range.end.character)).trim();
    }

    const codes = "import { StatusCodes } from 'http-status-codes';\n";
    const go = 'package main\nimport "net/http"\nfunc h(w http.ResponseWriter, r *http.Request) {\n';
    const spelled: [languageId: string, source: string, line: string][] = [
      ['javascript', 'app.get("/", (req, res) => res.status(|))', 'app.get("/", (req, res) => res.status(410))'],
      [
        'javascript',
        'app.get("/", (req, res) => res.status(40|4).end())',
        'app.get("/", (req, res) => res.status(410).end())',
      ],
      ['javascript', 'app.get("/", (req, res) => {\n  res.status(|\n})', 'res.status(410'],
      [
        'typescript',
        `${codes}app.get('/', (q, res) => {\n  res.status(|).end()\n})`,
        'res.status(StatusCodes.GONE).end()',
      ],
      [
        'typescript',
        `${codes}app.get('/', (q, res) => {\n  res.status(404);\n  res.status(|);\n})`,
        'res.status(410);',
      ],
      ['typescript', `${codes}res.status(StatusCodes.NOT_F|OUND)`, 'res.status(StatusCodes.GONE)'],
      [
        'typescript',
        "import { StatusCodes as S } from 'http-status-codes';\nres.status(S.OK);\napp.get('/', (q, res) => {\nres.status(|)\n})",
        'res.status(S.GONE)',
      ],
      [
        'typescript',
        "import { NotFoundException, GoneException } from '@nestjs/common';\nthrow new NotFound|Exception()",
        'throw new GoneException()',
      ],
      [
        'python',
        'from fastapi import status, HTTPException\nraise HTTPException(status_code=status.HTTP_404_NOT_FOUND)\nraise HTTPException(status_code=|)',
        'raise HTTPException(status_code=status.HTTP_410_GONE)',
      ],
      ['python', 'from http import HTTPStatus\nfrom flask import abort\nabort(|)', 'abort(HTTPStatus.GONE)'],
      ['go', `${go}\tw.WriteHeader(|)\n}`, 'w.WriteHeader(http.StatusGone)'],
      ['go', `${go}\tw.WriteHeader(404)\n\tw.WriteHeader(|)\n}`, 'w.WriteHeader(410)'],
      [
        'java',
        'import org.springframework.http.*;\nclass A {\nObject a() { return ResponseEntity.status(HttpStatus.OK); }\nObject b() { return ResponseEntity.status(|); }\n}',
        'Object b() { return ResponseEntity.status(HttpStatus.GONE); }',
      ],
      ['javascript', 'const line = "HTTP/1.1 40|4 Not Found"', 'const line = "HTTP/1.1 410 Gone"'],
      [
        'javascript',
        'const res = await fetch(u)\nif (res.statusText === "Not F|ound") stop()',
        'if (res.statusText === "Gone") stop()',
      ],
    ];
    for (const [languageId, source, line] of spelled) {
      it(`${line} (${languageId})`, async () => assert.equal(await picked(languageId, source, 'gone'), line));
    }

    it('prefers the name that every version of a library knows', async () =>
      assert.equal(
        await picked('python', 'from http import HTTPStatus\nfrom flask import abort\nabort(|)', '422'),
        'abort(HTTPStatus.UNPROCESSABLE_ENTITY)',
      ));

    it('writes a number where the library has no name for the code', async () =>
      assert.equal(
        await picked('typescript', `${codes}app.get('/', (q, res) => {\n  res.status(|)\n})`, '521'),
        'res.status(521)',
      ));

    const none: [why: string, languageId: string, source: string][] = [
      ['no status fits', 'javascript', 'const retries = |'],
      ['a name of the user stands there', 'javascript', 'app.get("/", (req, res) => res.status(co|de))'],
      [
        'the constant would need an import',
        'typescript',
        "import { NotFoundException } from '@nestjs/common';\nthrow new NotFound|Exception()",
      ],
      ['the language is unknown', 'cobol', 'DISPLAY 40|4'],
    ];
    for (const [why, languageId, source] of none) {
      it(`leaves it alone where ${why}`, async () => assert.equal(await picked(languageId, source, 'gone'), undefined));
    }
  });
});
