/** Walks over all pages of fields and the registry's copy; each check is seen noticing the faults that it is there for. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { FieldPage } from '../../../server/src/catalogue/types';
import * as checks from './fieldChecks';
import type { FieldCheck, Fields, RegisteredField } from './fieldChecks';
import { loadCatalogue } from './load';

const registryFile = join(__dirname, '../../../server/catalogue/registry/fields.yaml');

/** A new copy each time, so that a test may break it. */
function loadFields(): Fields {
  const { fields, raw } = loadCatalogue();
  return {
    pages: fields,
    raw: Object.fromEntries(
      Object.entries(raw)
        .filter(([path]) => path.startsWith('fields/'))
        .map(([path, text]) => [path.slice('fields/'.length), text]),
    ),
    registry: parse(readFileSync(registryFile, 'utf8')) as Fields['registry'],
  };
}

function page(fields: Fields, name: string): FieldPage {
  const found = fields.pages[name.toLowerCase()];
  assert.ok(found, `no page for ${name}: nothing to break here`);
  return found;
}
function row(fields: Fields, name: string): RegisteredField {
  const found = fields.registry.fields[name];
  assert.ok(found, `${name} is not registered: nothing to break here`);
  return found;
}
function part(fields: Fields, name: string, title: string): { markdown: string } {
  const found = page(fields, name).sections.find(section => section.title === title);
  assert.ok(found, `${name} has no "${title}": nothing to break here`);
  return found;
}
function edit(fields: Fields, file: string, from: string, to: string): void {
  const before = fields.raw[file] ?? '';
  fields.raw[file] = before.replace(from, to);
  assert.notEqual(fields.raw[file], before, `nothing replaced in ${file}`);
}

const cases: {
  check: FieldCheck;
  holds: string;
  notices: [fault: string, break_: (fields: Fields) => void, complaint: RegExp][];
}[] = [
  {
    check: checks.names,
    holds: 'a page is named after its field',
    notices: [
      ['another name', f => (page(f, 'Age').name = 'Aged'), /^Aged: its file is not aged\.md/],
      ['no token', f => (page(f, 'Age').name = 'Age:'), /not a field name/],
      ['a page that was not compiled', f => delete f.pages.age, /^age\.md: was not compiled/],
    ],
  },
  {
    check: checks.frontMatter,
    holds: 'the front matter is complete and has no stray key',
    notices: [
      ['a stray key', f => Object.assign(page(f, 'Vary'), { setby: 'x' }), /^Vary: unknown key "setby"/],
      ['no source', f => (page(f, 'Vary').spec = ' '), /^Vary: no spec/],
      ['no setter', f => (page(f, 'Vary').setBy = ''), /^Vary: no setBy/],
      ['a list that is false', f => (page(f, 'Date').list = false), /^Date: list is either/],
      ['an odd type', f => Object.assign(page(f, 'Link'), { structured: 'token' }), /^Link: structured is "token"/],
      ['a request field', f => (page(f, 'Allow').in = ['request']), /^Allow: in is \[request\]/],
    ],
  },
  {
    check: checks.sources,
    holds: 'every page has a section or a link as its source',
    notices: [
      ['a section sign', f => (page(f, 'Date').spec = 'RFC 9110 §6.6.1'), /^Date: write spec/],
      ['a document without link', f => delete page(f, 'CF-Ray').specUrl, /^CF-Ray: no link/],
      ['a link without TLS', f => (page(f, 'CF-Ray').specUrl = 'http://example.com'), /^CF-Ray: specUrl/],
    ],
  },
  {
    check: checks.sectionOrder,
    holds: 'every page has its sections in order',
    notices: [
      ['a missing section', f => edit(f, 'etag.md', '## Values', 'Values'), /^etag\.md: sections are Meaning/],
      ['another order', f => edit(f, 'etag.md', '## Meaning', '## Commonly wrong'), /^etag\.md: sections are Commonly/],
      ['an odd section', f => edit(f, 'etag.md', '## Where it belongs', '## Usage'), /^etag\.md.*Usage/],
    ],
  },
  {
    check: checks.noStubs,
    holds: 'no page is a stub',
    notices: [
      ['a short meaning', f => (page(f, 'Link').meaning = 'Links.'), /^Link: the meaning says too little/],
      ['a long meaning', f => (page(f, 'Link').meaning = `${'word '.repeat(40)}end.`), /^Link: the meaning has 41/],
      ['two sentences', f => (page(f, 'Link').meaning = 'It has links. They lead on.'), /^Link: .*not one sentence/],
      ['no bullets', f => (part(f, 'Link', 'Commonly wrong').markdown = 'Much.'), /^Link: no bullet under "Commonly/],
      ['no value', f => (part(f, 'Link', 'Values').markdown = '- A link.'), /^Link: no value is shown/],
      ['an empty section', f => (part(f, 'Link', 'Values').markdown = ''), /^Link: no bullet under "Values/],
      ['an empty place', f => (part(f, 'Age', 'Where it belongs').markdown = '-'), /^Age: "Where it belongs"/],
      [
        'few words',
        f => {
          page(f, 'X-Runtime').sections = [
            { title: 'Values', markdown: '- `1`' },
            { title: 'Commonly wrong', markdown: '- All.' },
          ];
        },
        /^X-Runtime: only \d+ words/,
      ],
    ],
  },
  {
    check: checks.agreesWithRegistry,
    holds: 'standing, direction and type agree with the registry',
    notices: [
      ['a vendor field as a standard', f => (page(f, 'CF-Ray').standing = 'permanent'), /^CF-Ray: not registered/],
      ['an obsolete field in force', f => (page(f, 'Digest').standing = 'permanent'), /^Digest: permanent, registered/],
      ['another spelling', f => (page(f, 'NEL').name = 'Nel'), /^Nel: registered in another spelling/],
      ['a field of requests', f => (row(f, 'Vary').in = ['request']), /^Vary: the registry's copy/],
      ['a type left out', f => delete page(f, 'Accept-CH').structured, /^Accept-CH: structured is missing/],
    ],
  },
  {
    check: checks.owners,
    holds: 'an unregistered field names its owner, a registered one has none',
    notices: [
      ['no owner', f => delete page(f, 'X-Timer').owner, /^X-Timer: de facto, but whose/],
      ['an owner of a standard', f => (page(f, 'ETag').owner = 'IETF'), /^ETag: a registered field/],
    ],
  },
  {
    check: checks.lists,
    holds: 'only lists are called lists',
    notices: [
      ['a dictionary that is none', f => delete page(f, 'Priority').list, /^Priority: a structured dictionary/],
      ['cookies joined', f => (page(f, 'Set-Cookie').list = true), /^Set-Cookie: occurs once/],
      ['an item joined', f => (page(f, 'Deprecation').list = true), /^Deprecation: occurs once/],
    ],
  },
  {
    check: checks.complete,
    holds: 'every registered response field that a developer meets has a page',
    notices: [
      ['a field of the checks', f => delete f.pages['retry-after'], /^Retry-After: checks speak of it/],
      ['a registered field', f => delete f.pages['replay-nonce'], /^Replay-Nonce: registered for responses/],
      ['a rare field with a page', f => (f.pages.dasl = page(f, 'DAV')), /^DASL: has a page/],
    ],
  },
  {
    check: checks.registryCopy,
    holds: "the registry's copy is whole, dated and sourced",
    notices: [
      ['no date', f => (f.registry.updated = 'lately'), /no date/],
      ['no source', f => (f.registry.source = 'somewhere'), /registry: no source/],
      ['a copy cut short', f => (f.registry.fields = { Age: row(f, 'Age') }), /only 1 names/],
      ['an odd standing', f => (row(f, 'Age').standing = 'standard'), /Age is "standard"/],
      ['no document', f => (row(f, 'Age').spec = 'somewhere'), /Age has no source/],
      ['no direction', f => (row(f, 'Age').in = []), /Age is in neither direction/],
      ['a name with a space', f => (f.registry.fields['A B'] = row(f, 'Age')), /"A B" is not a field name/],
    ],
  },
];

describe('pages of fields', () => {
  for (const { check, holds, notices } of cases) {
    it(holds, () => assert.deepEqual(check(loadFields()), []));
    for (const [fault, break_, complaint] of notices) {
      it(`${holds}: notices ${fault}`, () => {
        const fields = loadFields();
        break_(fields);
        const complaints = check(fields);
        assert.ok(
          complaints.some(line => complaint.test(line)),
          `no complaint like ${complaint} in: ${complaints.join('; ')}`,
        );
      });
    }
  }

  it('tries every check', () => {
    const tried = cases.map(({ check }) => check);
    const untried = Object.entries(checks).filter(([, check]) => !tried.includes(check));
    assert.deepEqual(
      untried.map(([name]) => name),
      [],
    );
  });
});
