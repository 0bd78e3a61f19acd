import assert from 'node:assert/strict';
import * as checks from './checks';
import type { Check } from './checks';
import { loadCatalogue, type Catalogue } from './load';

/** The one entry of a list that the catalogue must have. */
function find<T>(list: T[], matches: (item: T) => boolean): T {
  const found = list.find(matches);
  assert.ok(found, 'the catalogue has changed: nothing to break here');
  return found;
}
const entry = (catalogue: Catalogue, code: number): Catalogue['facts'][number] =>
  find(catalogue.facts, candidate => candidate.code === code);
const edit = (catalogue: Catalogue, path: string, from: string | RegExp, to: string): void => {
  const before = catalogue.raw[path] ?? '';
  catalogue.raw[path] = before.replace(from, to);
  assert.notEqual(catalogue.raw[path], before, `nothing replaced in ${path}`);
};
const part = (catalogue: Catalogue, code: number, title: string): { markdown: string } =>
  find(catalogue.prose[code]?.sections ?? [], section => section.title === title);

/** For each check: what it watches, and faults that it must notice, each with the words of its complaint. */
const cases: {
  check: Check;
  holds: string;
  notices: [fault: string, break_: (catalogue: Catalogue) => void, complaint: RegExp][];
}[] = [
  {
    check: checks.registryHasDate,
    holds: "the registry's copy is whole and dated",
    notices: [
      ['a missing date', c => (c.registryNote = '# IANA registry'), /no date/],
      ['a copy cut short', c => (c.registry.length = 10), /only 10 codes/],
    ],
  },
  {
    check: checks.registeredCodes,
    holds: 'every registered code has a page under its registered phrase',
    notices: [
      [
        'a missing page',
        c => (c.facts = c.facts.filter(({ code }) => code !== 422)),
        /^422: registered, but has no page/,
      ],
      ['an older phrase', c => (entry(c, 413).phrase = 'Payload Too Large'), /^413: phrase "Payload Too Large"/],
      ['an unused code put to use', c => (entry(c, 306).standing = 'standard'), /^306: unused/],
      ['an obsolete code in force', c => (entry(c, 510).standing = 'standard'), /^510: obsoleted in the registry/],
      [
        'a registered code with a vendor',
        c => (entry(c, 429).standing = 'vendor'),
        /^429: registered, but called a vendor/,
      ],
    ],
  },
  {
    check: checks.vendorCodes,
    holds: 'an unregistered code names its owner and never poses as a standard',
    notices: [
      ['a vendor code as a standard', c => (entry(c, 499).standing = 'standard'), /^499: not registered/],
      ['no owner', c => (entry(c, 520).owner = ' '), /^520: no owner/],
      ['no link', c => delete entry(c, 419).specUrl, /^419: no link/],
      ['an RFC as source', c => (entry(c, 444).spec = 'RFC 9110, 15'), /^444: a vendor code cites an RFC/],
      ['cacheable', c => (entry(c, 530).heuristicallyCacheable = true), /^530: a vendor code is never/],
      [
        'required fields',
        c => entry(c, 529).fields.push({ name: 'Retry-After', level: 'MUST', spec: 'x' }),
        /^529: no standard/,
      ],
      ['an owner of a registered code', c => (entry(c, 404).owner = 'nginx'), /^404: a registered code/],
    ],
  },
  {
    check: checks.sharedCodes,
    holds: 'a page says which of its owners means what',
    notices: [['an owner left out', c => edit(c, 'status/499.md', /ArcGIS|Esri/g, 'GIS'), /^499: Esri is an owner/]],
  },
  {
    check: checks.fieldPages,
    holds: 'a field that comes with a status has a page',
    notices: [['a field page gone', c => delete c.fields['retry-after'], /^503: no page for the field Retry-After/]],
  },
  {
    check: checks.settledFacts,
    holds: 'caching, content and redirection are as the RFCs say',
    notices: [
      ['503 cacheable', c => (entry(c, 503).heuristicallyCacheable = true), /^503: heuristicallyCacheable/],
      ['404 not cacheable', c => (entry(c, 404).heuristicallyCacheable = false), /^404: heuristicallyCacheable/],
      ['429 stored', c => delete entry(c, 429).neverStored, /^429: neverStored/],
      ['204 with content', c => (entry(c, 204).content = 'allowed'), /^204: content/],
      ['a 4xx that redirects', c => (entry(c, 404).redirect = entry(c, 308).redirect), /^404: redirect/],
      [
        'an unsourced phrase',
        c => (entry(c, 404).formerPhrases = [{ phrase: 'Lost', source: '' }]),
        /^404: a former phrase/,
      ],
      [
        'the phrase as its own past',
        c => (entry(c, 404).formerPhrases = [{ phrase: 'Not Found', source: 'x' }]),
        /^404: its former/,
      ],
    ],
  },
  {
    check: checks.sectionOrder,
    holds: 'every page has all sections, in order',
    notices: [
      ['a section gone', c => edit(c, 'status/503.md', '## Common causes', '### Common causes'), /^503: sections are/],
      [
        'two sections exchanged',
        c => edit(c, 'status/404.md', /## (Common causes)([^]*)## (Confused with)/, '## $3$2## $1'),
        /^404: sections are/,
      ],
      ['a section after the last', c => edit(c, 'status/404.md', /$/, '\n## History\n\nLong.\n'), /^404: sections are/],
      [
        'a section in the hover',
        c => edit(c, 'status/404.md', '## Sending it', '## History\n\nLong.\n\n## Sending it'),
        /^404: sections are/,
      ],
    ],
  },
  {
    check: checks.noStubs,
    holds: 'no page is a stub',
    notices: [
      [
        'a thin section',
        c => (part(c, 502, 'When to send it').markdown = 'When a gateway fails.'),
        /^502: "When to send it" has 4 words/,
      ],
      ['a thin page', c => (c.raw['status/521.md'] = '## Meaning\n\nDown.'), /^521: only/],
      [
        'an empty section',
        c => (part(c, 500, 'What must go with it').markdown = ''),
        /^500: "What must go with it" is empty/,
      ],
      ['one bullet', c => (find([c.prose[404]], Boolean)!.sending = '- Send it.'), /^404: "Sending it" has 1 bullets/],
      [
        'no steps',
        c => (part(c, 504, 'How a client handles it').markdown = 'Wait. '.repeat(20)),
        /^504: no numbered steps/,
      ],
      ['no neighbours', c => (part(c, 504, 'Confused with').markdown = 'None.'), /^504: confused with nothing/],
      [
        'a neighbour without link',
        c => (part(c, 504, 'Confused with').markdown = '- 502: broken.'),
        /^504: "Confused with" wants/,
      ],
      [
        'itself as neighbour',
        c => (part(c, 504, 'Confused with').markdown = '- [504](504.md): me.'),
        /^504: confused with itself/,
      ],
      ['no example', c => (part(c, 504, 'Example').markdown = 'None.'), /^504: 0 http examples/],
    ],
  },
  {
    check: checks.hoverLength,
    holds: 'what a hover shows can be read at a glance',
    notices: [
      ['an empty meaning', c => (entry(c, 500).meaning = 'Broken.'), /^500: the meaning says too little/],
      [
        'a long meaning',
        c => (entry(c, 500).meaning = `The server ${'really '.repeat(40)}failed.`),
        /^500: the meaning has 43 words/,
      ],
      [
        'two sentences',
        c => (entry(c, 500).meaning = 'The server failed here. Sorry about that.'),
        /^500: the meaning is not one sentence/,
      ],
      [
        'a long bullet',
        c => (find([c.prose[500]], Boolean)!.sending = `- Send ${'it '.repeat(60)}.\n- Stop.`),
        /^500: 62 words/,
      ],
      [
        'a bullet cut off',
        c => (find([c.prose[500]], Boolean)!.receiving = '- Wait and\n- Stop.'),
        /^500: no full stop/,
      ],
    ],
  },
  {
    check: checks.sentenceLength,
    holds: 'no sentence loses its reader',
    notices: [
      [
        'an endless sentence',
        c => edit(c, 'status/404.md', 'Nothing is required.', `Nothing ${'at all '.repeat(30)}is required.`),
        /^status\/404.md: 63 words/,
      ],
    ],
  },
  {
    check: checks.strayLists,
    holds: 'no wrapped line turns into a list item',
    notices: [
      [
        'a number at a line start',
        c => edit(c, 'status/404.md', 'Send 410 instead', 'Send\n410. Or instead'),
        /reads as a list item: "410/,
      ],
    ],
  },
  {
    check: checks.sources,
    holds: 'every fact cites a section that exists',
    notices: [
      ['a wrong spec', c => (entry(c, 404).spec = 'RFC 9110, 15.5.99'), /^404: spec/],
      ['a document without section', c => (entry(c, 404).spec = 'RFC 2295'), /^404: spec "RFC 2295" names no section/],
      ['a wrong retry source', c => (entry(c, 503).retrySpec = 'RFC 9110, 99'), /^503: retrySpec/],
      ['a wrong field source', c => (find(entry(c, 503).fields, Boolean).spec = 'RFC 1, 1'), /^503: Retry-After cites/],
      [
        'a wrong level',
        c => Object.assign(find(entry(c, 503).fields, Boolean), { level: 'OUGHT' }),
        /^503: level OUGHT/,
      ],
      [
        'a wrong redirect source',
        c => Object.assign(find([entry(c, 308).redirect], Boolean)!, { spec: 'RFC 1' }),
        /^308: redirect cites/,
      ],
      [
        'a wrong field page',
        c => Object.assign(find([c.fields['retry-after']], Boolean)!, { spec: 'RFC 1' }),
        /^Retry-After: spec/,
      ],
    ],
  },
  {
    check: checks.citations,
    holds: 'every section cited in the text exists',
    notices: [
      [
        'a section that is not there',
        c => edit(c, 'status/404.md', '(RFC 9110, 15.5.4)', '(RFC 9110, 15.5.44)'),
        /cites "RFC 9110, 15.5.44"/,
      ],
      [
        'one broken over a line',
        c => edit(c, 'status/404.md', '(RFC 9110, 15.5.4)', 'see RFC 9110,\n77.1.'),
        /cites "RFC 9110, 77.1"/,
      ],
    ],
  },
  {
    check: checks.links,
    holds: 'links between pages lead somewhere',
    notices: [
      [
        'a link into nothing',
        c => edit(c, 'status/404.md', '(410.md)', '(419a.md)'),
        /^status\/404.md: link to 419a.md/,
      ],
      ['a page taken away', c => delete c.raw['status/410.md'], /^compare\/404-410.md: link to ..\/status\/410.md/m],
    ],
  },
  {
    check: checks.comparisons,
    holds: 'comparisons are about codes that exist',
    notices: [
      ['a missing code', c => (c.facts = c.facts.filter(({ code }) => code !== 410)), /no page for 410/],
      [
        'another pair than the name says',
        c => (find(c.compare, ({ id }) => id === '404-410').codes = [404, 403]),
        /404-410: is about 404, 403/,
      ],
      ['only one code', c => Object.assign(find(c.compare, Boolean), { id: '404', codes: [404] }), /fewer than two/],
      [
        'no question',
        c => (find(c.compare, ({ id }) => id === '404-410').question = 'It depends.'),
        /its question is none/,
      ],
      ['no answer', c => (find(c.compare, ({ id }) => id === '404-410').inShort = 'It depends.'), /says too little/],
      ['no link', c => edit(c, 'compare/404-410.md', /\(\.\.\/status\/410\.md\)/g, '(x)'), /no link to 410/],
    ],
  },
  {
    check: checks.wantedComparisons,
    holds: 'the comparisons that people look for are there',
    notices: [
      ['one gone', c => (c.compare = c.compare.filter(({ id }) => id !== '401-403')), /no comparison of 401, 403/],
    ],
  },
  {
    check: checks.scenarios,
    holds: 'scenarios are distinct and lead to existing codes',
    notices: [
      ['a code without page', c => (find(c.scenarios, Boolean).code = 499.5), /no page for 499.5/],
      ['a near miss without page', c => (find(c.scenarios, Boolean).not = [600]), /near miss 600/],
      [
        'its own near miss',
        c => (find(c.scenarios, ({ code }) => code === 409).not = [409]),
        /409 is its own near miss/,
      ],
      ['the same words twice', c => c.scenarios.push(find(c.scenarios, Boolean)), /stands twice/],
      ['no reason', c => (find(c.scenarios, Boolean).why = ''), /why ""/],
      [
        'a whole story',
        c => (find(c.scenarios, Boolean).words = 'once upon a time there was a very small server'),
        /nobody types/,
      ],
      ['too few', c => (c.scenarios.length = 20), /only 20 scenarios/],
      [
        'a common code left out',
        c => (c.scenarios = c.scenarios.filter(({ code }) => code !== 304)),
        /no scenario leads to 304/,
      ],
    ],
  },
  {
    check: checks.decisionTree,
    holds: 'the decision tree has no dead end and nothing unreachable',
    notices: [
      ['no tree', c => (c.decision = null), /no decision tree/],
      [
        'an answer that leads nowhere',
        c => delete find(answers(c, 'outcome'), Boolean).next,
        /must lead to a question or to a code/,
      ],
      ['a question that is not there', c => (find(answers(c, 'outcome'), Boolean).next = 'lost'), /leads to "lost"/],
      [
        'a question nobody asks',
        c => (find([c.decision], Boolean)!.questions.lost = { ask: 'Why?', answers: [] }),
        /"lost" is never reached/,
      ],
      ['a circle', c => (find(answers(c, 'upstream'), Boolean).next = 'server'), /leads back to itself/],
      ['a question without choice', c => (answers(c, 'condition').length = 1), /leaves no choice/],
      [
        'a statement for a question',
        c => (find([c.decision], Boolean)!.questions.read!.ask = 'Read it.'),
        /asks nothing/,
      ],
      ['a code without page', c => (find(answers(c, 'read'), Boolean).code = 299), /no page for 299/],
      ['a code without reason', c => delete find(answers(c, 'read'), Boolean).why, /has no reason/],
      [
        'a near miss without page',
        c => (find(answers(c, 'read'), Boolean).not = [{ code: 299, unless: 'x' }]),
        /near miss 299/,
      ],
      [
        'its own near miss',
        c => (find(answers(c, 'read'), Boolean).not = [{ code: 200, unless: 'x' }]),
        /200 is its own/,
      ],
      [
        'a near miss without its case',
        c => (find(answers(c, 'read'), Boolean).not = [{ code: 204, unless: '' }]),
        /without its case/,
      ],
      ['a common code left out', c => answers(c, 'movedForNow').splice(0, 1), /no path ends at 307/],
      ['a path too long', c => chain(c, 5), /five is the most/],
    ],
  },
  {
    check: checks.sectionList,
    holds: 'the list of sections is well-formed',
    notices: [
      ['an odd key', c => (c.sections['RFC 9110 15.5.5'] = '404 Not Found'), /odd key/],
      ['no title', c => (c.sections['RFC 9110, 15.5.5'] = ''), /has no title/],
    ],
  },
];

type Answers = NonNullable<Catalogue['decision']>['questions'][string]['answers'];
function answers(catalogue: Catalogue, id: string): Answers {
  const list = catalogue.decision?.questions[id]?.answers;
  assert.ok(list, `no question ${id}`);
  return list;
}
/** Hangs a chain of questions below the first answer of the first question. */
function chain(catalogue: Catalogue, length: number): void {
  const questions = catalogue.decision?.questions;
  assert.ok(questions);
  find(answers(catalogue, 'outcome'), Boolean).next = 'chain1';
  for (let i = 1; i <= length; i++) {
    const next = i < length ? { next: `chain${i + 1}` } : { code: 200, why: 'At last.' };
    questions[`chain${i}`] = {
      ask: 'On?',
      answers: [
        { label: 'On', ...next },
        { label: 'Off', code: 200, why: 'Enough.' },
      ],
    };
  }
}

describe('the catalogue', () => {
  const real = loadCatalogue();
  for (const { check, holds, notices } of cases) {
    it(holds, () => {
      const problems = check(real);
      assert.deepEqual(problems, []);
    });
    for (const [fault, break_, complaint] of notices) {
      it(`… and notices ${fault}`, () => {
        const broken = loadCatalogue();
        break_(broken);
        const found = check(broken).filter(problem => complaint.test(problem));
        assert.ok(found.length > 0, `unnoticed: ${check(broken).join('; ') || 'no complaint at all'}`);
      });
    }
  }
});
