import assert from 'node:assert/strict';
import { parseJson } from '../../../../server/src/annotate/body/json';
import { clean, quiet, reports } from '../helpers';

const json = (body: string, type = 'application/json') => `GET /\n---\n200 OK\nContent-Type: ${type}\n\n${body}`;

describe('JSON bodies', () => {
  it('json-invalid: says where and why it breaks', () => {
    const { findings } = reports('json-invalid', json('{"a": 1,\n "b": 2,}'), [
      /a comma stands before the closing bracket, at line 2, column 9/,
      /near/,
      /JSON serialiser/,
    ]);
    assert.deepEqual(findings.find(f => f.id === 'json-invalid')?.place, {
      part: 'body',
      offset: 17,
      line: 2,
      column: 9,
    });
    reports('json-invalid', json("{'a': 1}"), /single quotes/);
    reports('json-invalid', json('{"a": NaN}'), /JSON has no NaN/);
    reports('json-invalid', json('{"a": [1, 2'), /ends before 2 brackets are closed/);
    reports('json-invalid', json('Internal Server Error'), /no JSON value, at line 1, column 1/);
    reports('json-invalid', json('{"a":1}\n{"a":2}'), /application\/x-ndjson/);
    reports('json-invalid', json(")]}',\n{}"), /prefix against script inclusion/);
    reports('json-invalid', json('cb({"a":1})'), /JSONP/);
    reports('json-invalid', json('{"a" 1}', 'application/problem+json'), /colon is missing/);
  });
  it('json-invalid: quiet for JSON, other types, parts and an empty body', () => {
    clean(json('{"a":[1,2.5e3,"x\\u00e9",null,true]}'));
    quiet('json-invalid', json('42'));
    quiet('json-invalid', json('{"a":1}\n{"a":2}', 'application/x-ndjson'));
    quiet('json-invalid', json(''));
    quiet(
      'json-invalid',
      'GET /\nRange: bytes=0-4\n---\n206 Partial Content\nContent-Type: application/json\nContent-Range: bytes 0-4/10\n\n{"a":',
    );
  });

  it('json-bom', () => {
    reports('json-bom', json('\ufeff{"a":1}'), [/byte order mark \(EF BB BF\)/, /JSON.parse/]);
    quiet('json-bom', json('{"a":"\ufeff"}'));
  });

  it('the scanner and JSON.parse agree on what is broken', () => {
    for (const text of [
      '[1,]',
      '[,1]',
      '{"a":}',
      '{"a"}',
      '{a:1}',
      '"x',
      '"\t"',
      '"\\x"',
      '"\\u12g4"',
      '01',
      '1.',
      '-',
      '+1',
      '[1 2]',
      '{}}',
      ']',
      'nul',
      'truex',
      '[1}',
      '// c\n1',
      ' ',
      '1 1',
    ]) {
      const result = parseJson(text);
      assert.equal(result.ok, false, text);
      if (!result.ok) assert.doesNotMatch(result.error.message, /ends too early/, `${text}: ${result.error.message}`);
    }
  });
  it('does not overflow on depth', () => {
    const result = parseJson('['.repeat(500_000));
    assert.ok(!result.ok && /500000 brackets are closed/.test(result.error.message));
  });
});
