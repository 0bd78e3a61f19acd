/** Walks over the catalogue: each response field has words of its own, and the page's own examples can be read. */
import assert from 'node:assert/strict';
import { annotate } from '../../../../server/src/annotate/annotate';
import { fieldModules } from '../../../../server/src/annotate/fields';
import { showsAll } from '../../../../server/src/annotate/keys';
import { pages } from '../../../../server/generated/pages';
import type { FieldLine } from '../../../../server/src/protocol';
import { httpNow, receivedAt, services } from '../helpers';

const responseFields = Object.values(pages().fields).filter(page => page.in.includes('response'));

function explain(...headers: FieldLine[]) {
  const annotation = annotate(
    {
      request: { method: 'GET', url: 'https://api.example/a/b?c', headers: [] },
      response: { version: 'HTTP/1.1', status: 200, reason: 'OK', headers, body: '' },
      receivedAt,
    },
    services,
  );
  return annotation;
}

/** Values in the section "Values" that stand behind the field's name, without those that are cut with an ellipsis. */
function examples(page: (typeof responseFields)[number]): string[] {
  const text = page.sections.find(({ title }) => title === 'Values')?.markdown ?? '';
  return [...text.matchAll(/`([A-Za-z0-9-]+): ([^`]+)`/g)]
    .filter(([, name, value]) => name?.toLowerCase() === page.name.toLowerCase() && !value?.includes('…'))
    .map(([, , value]) => (value ?? '').replace(/\s+/g, ' '));
}

/** Examples that the page itself gives as wrong, or that stand for one of two. */
const UNREADABLE = new Set(['Expires: 0']);

describe('every response field of the catalogue', () => {
  it('has a module', () => {
    const names = new Set(fieldModules.flatMap(module => module.names));
    assert.deepEqual(
      responseFields.map(page => page.name).filter(name => !names.has(name.toLowerCase())),
      [],
    );
  });
  it('is explained with the examples of its page', () => {
    let count = 0;
    for (const page of responseFields) {
      for (const value of examples(page)) {
        const field = explain([page.name, value]).fields[0];
        const line = `${page.name}: ${value}`;
        assert.ok(field && !field.unknown, line);
        if (UNREADABLE.has(line)) continue;
        assert.doesNotMatch(
          field.words,
          /cannot be (?:read|resolved|used)|^Should|is none|is no number|know no|undefined|NaN/,
          line,
        );
        assert.match(field.words, /^.{8,}[.?!)"]$/su, line);
        assert.ok(showsAll(field), line);
        count++;
      }
    }
    assert.ok(count > 200, `only ${count} examples found`);
  });
  it('draws no finding about its syntax from the examples of its page', () => {
    for (const page of responseFields) {
      for (const value of examples(page)) {
        const found = explain(['Date', httpNow], [page.name, value])
          .findings.map(({ id }) => id)
          .filter(id => /invalid|unknown|cookie|csp|cors|hsts/.test(id) && id !== 'expires-invalid');
        assert.deepEqual(found, [], `${page.name}: ${value}`);
      }
    }
  });
  it('is explained whatever its value, in whole words', () => {
    const odd = [
      '',
      ' ',
      ',',
      ';',
      '=',
      '"',
      '0',
      '-1',
      '99999999999999999999',
      '\u00ff',
      '(',
      '{}',
      '[]',
      '<',
      'a=b;c="d',
      '@1',
      '?1',
    ];
    for (const value of odd) {
      const { fields } = explain(...responseFields.map((page): FieldLine => [page.name, value]));
      for (const field of fields) {
        assert.ok(field.words, `${field.name}: ${value}`);
        const text = [field.words, ...(field.parts ?? []).map(part => part.words)].join(' ');
        assert.doesNotMatch(
          text.replace(/"[^"]*"/g, ''),
          /undefined|NaN|\[object|null:|Invalid Date/,
          `${field.name}: ${value}`,
        );
      }
    }
  });
});
