/** Walks over all tables of named constants and compares them with the catalogue, with each other and with what runs here. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { constants as http2 } from 'node:http2';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import { constants } from '../../../server/generated/constants';
import { facts } from '../../../server/generated/facts';
import type { ConstantForm, ConstantTable, ObjectConstants } from '../../../server/src/catalogue/types';

const folder = join(import.meta.dirname, '../../../server/catalogue/constants');
const files = readdirSync(folder).filter(name => name.endsWith('.yaml'));
const tables = constants();
const known = new Map(facts().map(fact => [fact.code, fact]));

const languages = [
  'cpp csharp dart elixir go java javascript kotlin php powershell python ruby rust scala swift typescript',
].flatMap(names => names.split(' '));
const kinds = ['member', 'bare', 'symbol', 'implicit', 'class', 'call', 'string'];

function table(id: string): ConstantTable {
  const found = tables.find(t => t.id === id);
  assert.ok(found, `no table ${id}`);
  return found;
}

/** Letters and digits only, in lower case. */
const key = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Every phrase that names one code, present or former, as Node, Python and the catalogue spell it. */
const phrases = new Map<string, number>(
  Object.entries(STATUS_CODES).map(([code, phrase]) => [key(phrase ?? ''), Number(code)]),
);
for (const { code, phrase, formerPhrases = [], standing } of facts())
  for (const spelling of standing === 'vendor' ? [] : [phrase, ...formerPhrases.map(former => former.phrase)])
    phrases.set(key(spelling), code);
phrases.delete(key('Unused'));

/** The code that a member's own words name, once the library's prefix, suffix and number are off. */
function codeInWords(member: string): number | undefined {
  const words = member
    .replace(/(?:Http)?(?:Exception|Result|HttpResult|Error|Response)$/, '')
    .replace(
      /^(?:HTTP_STATUS_|HTTP_|STATUS_|SC_|HttpResponse|HTTP|Http|Status|Error|Err|assert|be_|is(?=[A-Z])|k(?=\d))/,
      '',
    )
    .replace(/^_?\d{3}_?|_\d{3}$/g, '');
  return phrases.get(key(words)) ?? phrases.get(key(member));
}

/** Members whose words name another status than they hold: so in the library itself. */
const astray: Record<string, string> = {
  'java-wiremock permanentRedirect': 'the helper answers with 301',
  'java-wiremock temporaryRedirect': 'the helper answers with 302',
  'python-django-responses HttpResponsePermanentRedirect': 'the class sends 301',
  'python-requests-codes request_uri_too_long': 'the library says 122',
  'python-requests-codes REQUEST_URI_TOO_LONG': 'the library says 122',
  'python-requests-codes early-hints': 'the library says 102',
  'python-requests-codes EARLY-HINTS': 'the library says 102',
};

/** One status in each text: nothing behind it in a place, something around it where it is read or made. */
function convertible({ number, made = [], either = [], numbers = [] }: ObjectConstants): void {
  for (const text of [...(number === undefined ? [] : [number]), ...made, ...either, ...numbers])
    assert.equal(text.split('{}').length, 2, text);
  for (const text of made) assert.ok(text.length > 2, 'what makes a constant has a name');
  for (const text of [...either, ...numbers]) assert.match(text, /\S.*\{\}$/);
}

describe('named constants', () => {
  it('come one table a file, under the id of the file, with no name given twice', () => {
    assert.ok(files.length > 100, `${String(files.length)} tables`);
    assert.deepEqual(
      tables.map(t => t.id),
      files.map(name => basename(name, '.yaml')),
    );
    for (const name of files) {
      const document = parseDocument(readFileSync(join(folder, name), 'utf8'), { uniqueKeys: true });
      assert.deepEqual([...document.errors, ...document.warnings], [], name);
    }
    const libraries = tables.map(t => t.library);
    assert.deepEqual([...new Set(libraries)], libraries, 'two tables with the same library');
  });

  for (const t of tables) {
    it(`${t.id} is well formed`, () => {
      assert.match(t.id, /^[a-z0-9]+(?:-[a-z0-9]+)+$/);
      assert.ok(t.library.length > 2);
      assert.match(t.source, /\d/, 'a source says which version or commit');
      assert.match(t.source, /[./(]/, 'a source says which file, module or page');
      assert.ok(t.languages.length);
      for (const language of t.languages) assert.ok(languages.includes(language), language);
      assert.ok(t.forms.length);
      for (const form of t.forms) wellFormed(form);
      assert.ok(Object.keys(t.members).length);
      const anyText = t.forms.some(form => form.kind === 'string');
      for (const [member, code] of Object.entries(t.members)) {
        if (!anyText) assert.match(member, /^[A-Za-z_]\w*[?!]?$/, member);
        assert.ok(Number.isInteger(code) && code >= 100 && code <= 599, `${member}: ${String(code)}`);
        assert.ok(known.has(code) || t.own?.[code], `${member}: ${String(code)} is explained nowhere`);
      }
      for (const [code, meaning] of Object.entries(t.own ?? {})) {
        assert.ok(!known.has(Number(code)), `${code} has a page of its own`);
        assert.ok(Object.values(t.members).includes(Number(code)), `${code} is used by no member`);
        assert.match(meaning, /\.$/);
      }
      if (t.object) convertible(t.object);
    });
  }

  it('hold no code that their own words contradict', () => {
    let compared = 0;
    const unlike: string[] = [];
    for (const t of tables) {
      for (const [member, code] of Object.entries(t.members)) {
        const said = codeInWords(member);
        if (said !== undefined) compared++;
        if (said !== undefined && said !== code) unlike.push(`${t.id} ${member}`);
        const digits = /(?<!\d)([1-5]\d\d)(?!\d)/.exec(member)?.[1];
        if (digits) assert.equal(Number(digits), code, `${t.id} ${member}`);
      }
    }
    assert.deepEqual(unlike.sort(), Object.keys(astray).sort());
    assert.ok(compared > 4000, `only ${String(compared)} members could be compared`);
  });

  it('are whole: a library that names forty statuses names the common ones too', () => {
    for (const t of tables) {
      const codes = new Set(Object.values(t.members));
      const classes = new Set([...codes].map(code => Math.floor(code / 100)));
      const common = [200, 201, 204, 301, 302, 304, 400, 401, 403, 404, 405, 409, 500, 501, 503].filter(code =>
        classes.has(Math.floor(code / 100)),
      );
      // A table of exceptions may leave out what is no error.
      const errorsOnly = ![...codes].some(code => code < 300);
      if (codes.size >= 40)
        for (const code of common)
          assert.ok(codes.has(code) || (errorsOnly && code < 400), `${t.id} lacks ${String(code)}`);
    }
  });

  it('mean one status a language wherever the name alone decides', () => {
    const seen = new Map<string, { code: number; id: string }>();
    for (const t of tables) {
      if (!t.forms.some(decidesAlone)) continue;
      for (const language of t.languages) {
        for (const [member, code] of Object.entries(t.members)) {
          const name = `${language} ${member}`;
          const other = seen.get(name);
          assert.equal(other?.code ?? code, code, `${name}: ${t.id} and ${other?.id ?? ''}`);
          seen.set(name, { code, id: t.id });
        }
      }
    }
    assert.ok(seen.size > 300);
  });

  it('leave an everyday word to its receiver or its import', () => {
    const everyday =
      /^(?:notfound|forbidden|status(?!\d).*|(?:ok|found|gone|created|accepted|conflict|locked|continue|processing)(?:result|response|exception|error)?)$/i;
    for (const t of tables) {
      if (!t.forms.some(decidesAlone)) continue;
      for (const member of Object.keys(t.members)) assert.doesNotMatch(member, everyday, t.id);
    }
  });

  it('serve every language', () => {
    for (const language of languages) {
      const whole = tables.filter(t => t.languages.includes(language) && new Set(Object.values(t.members)).size >= 40);
      assert.ok(whole.length, `no table of values for ${language}`);
    }
  });

  it('agree with http2.constants of the Node that runs this', () => {
    const members = table('js-node-http2').members;
    const here = Object.entries(http2).filter(([name]) => name.startsWith('HTTP_STATUS_'));
    assert.ok(here.length > 50);
    for (const [name, code] of here) assert.equal(members[name], code, name);
  });

  it('agree with http.STATUS_CODES on what http-errors is made from', () => {
    const members = table('js-http-errors').members;
    const named = new Map(Object.entries(members).map(([name, code]) => [code, key(name.replace(/Error$/, ''))]));
    for (const [code, name] of named) {
      const phrase = STATUS_CODES[code];
      if (phrase) assert.equal(name, key(phrase).replace(/error$/, ''), String(code));
    }
    assert.ok(named.size > 35);
  });

  it('agree with http.HTTPStatus of the Python that runs here', function () {
    const script = 'import http, json; print(json.dumps({k: int(v) for k, v in http.HTTPStatus.__members__.items()}))';
    let output: string;
    try {
      output = execFileSync('python3', ['-c', script], { encoding: 'utf8', timeout: 10_000 });
    } catch {
      this.skip();
    }
    const here = Object.entries(JSON.parse(output) as Record<string, number>);
    assert.ok(here.length > 50);
    for (const id of ['python-http-status', 'python-http-client']) {
      const members = table(id).members;
      for (const [name, code] of here) assert.equal(members[name], code, `${id} ${name}`);
    }
  });

  it('agree where one library copies another', () => {
    const pairs: [string, string][] = [
      ['go-net-http', 'go-fasthttp'],
      ['java-servlet', 'java-apache-httpcore'],
      ['java-spring-http-status', 'java-micronaut-http-status'],
      ['python-starlette-status', 'python-drf-status'],
      ['python-aiohttp-exceptions', 'python-pyramid'],
      ['js-axios', 'js-angular'],
      ['scala-http4s', 'scala-sttp'],
      ['csharp-controller-helpers', 'csharp-results-helpers'],
      ['php-symfony-exceptions', 'php-yii-exceptions'],
      ['rust-rocket-status', 'rust-http-types'],
    ];
    for (const [a, b] of pairs) {
      const shared = Object.entries(table(a).members).filter(([name]) => name in table(b).members);
      assert.ok(shared.length >= 9, `${a} and ${b} share ${String(shared.length)}`);
      for (const [name, code] of shared) assert.equal(table(b).members[name], code, `${name}: ${a}, ${b}`);
    }
  });

  it('hold what people look for', () => {
    const expected: [string, string, number][] = [
      ['go-net-http', 'StatusTeapot', 418],
      ['go-net-http', 'StatusEarlyHints', 103],
      ['python-starlette-status', 'HTTP_422_UNPROCESSABLE_CONTENT', 422],
      ['python-starlette-status', 'HTTP_422_UNPROCESSABLE_ENTITY', 422],
      ['python-django-responses', 'Http404', 404],
      ['python-requests-codes', '\\o/', 200],
      ['java-http-url-connection', 'HTTP_CLIENT_TIMEOUT', 408],
      ['java-spring-response-entity', 'noContent', 204],
      ['java-spring-test', 'isUnprocessableEntity', 422],
      ['csharp-http-status-code', 'Ambiguous', 300],
      ['csharp-status-codes', 'Status413PayloadTooLarge', 413],
      ['csharp-result-types', 'BadRequestObjectResult', 400],
      ['js-boom', 'badData', 422],
      ['js-nest-exceptions', 'PayloadTooLargeException', 413],
      ['ruby-rack-symbols', 'unprocessable_entity', 422],
      ['ruby-rack-symbols', 'unprocessable_content', 422],
      ['ruby-rack-symbols', 'content_too_large', 413],
      ['ruby-rack-symbols', 'payload_too_large', 413],
      ['ruby-rack-symbols', 'request_entity_too_large', 413],
      ['ruby-net-http', 'HTTPRequestTimeOut', 408],
      ['php-laravel-exceptions', 'TokenMismatchException', 419],
      ['rust-actix-errors', 'ErrorNotFound', 404],
      ['swift-nio', 'imATeapot', 418],
      ['elixir-plug', 'im_a_teapot', 418],
      ['cpp-drogon', 'k404NotFound', 404],
    ];
    for (const [id, name, code] of expected) assert.equal(table(id).members[name], code, `${id} ${name}`);
  });
});

/** Whether the name decides without receiver or import. */
function decidesAlone(form: ConstantForm): boolean {
  return ['bare', 'class', 'call'].includes(form.kind) && !form.receivers && !form.imports;
}

function wellFormed(form: ConstantForm) {
  const told = JSON.stringify(form);
  const keys = ['kind', 'receivers', 'imports', 'needsImport', 'role'];
  for (const name of Object.keys(form)) assert.ok(keys.includes(name), `${name} in ${told}`);
  assert.ok(kinds.includes(form.kind), told);
  if (form.role !== undefined) assert.ok(['emit', 'check', 'value'].includes(form.role), told);
  for (const list of [form.receivers, form.imports]) {
    if (list === undefined) continue;
    assert.ok(list.length, told);
    assert.deepEqual([...new Set(list)], list, told);
    for (const item of list) assert.match(item, /^\S(?:.*\S)?$/, told);
  }
  if (form.kind === 'member' || form.kind === 'string') assert.ok(form.receivers, told);
  if (form.kind === 'bare' || form.kind === 'symbol' || form.kind === 'implicit') assert.ok(!form.receivers, told);
  if (form.kind === 'implicit') assert.ok(form.imports, told);
  if (form.needsImport !== undefined) {
    assert.equal(form.needsImport, true, told);
    assert.ok(form.receivers && form.imports, told);
  }
}
