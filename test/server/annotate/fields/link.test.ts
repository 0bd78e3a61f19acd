import assert from 'node:assert/strict';
import { has, lacks, quiet, reports, says } from '../helpers';
import { parseLinks } from '../../../../server/src/annotate/parse/links';

const ok = (...values: string[]) =>
  `GET /items?page=2\n---\n200 OK\n${values.map(value => `Link: ${value}`).join('\n')}`;

describe('Link', () => {
  it('shows targets resolved, with their relation', () => {
    has(
      says('link', ok('</items?page=3>; rel="next", <?page=1>; rel=prev; title="Back, to; start"'), [
        /2 links: next and prev/,
        /next \(the next page\): https:\/\/api.example\/items\?page=3/,
        /title "Back, to; start"/,
      ]),
      'link:next=https://api.example/items?page=3',
      'link:prev=https://api.example/items?page=1',
    );
    has(
      says('link', ok('<https://cdn.example/a,b;c.css>; rel="PRELOAD stylesheet"; as=style'), /as "style"/),
      'link:preload=https://cdn.example/a,b;c.css',
      'link:stylesheet=https://cdn.example/a,b;c.css',
    );
    has(
      says('link', ok('<https://a.example/x>; rel="https://rels.example/Own"'), /Own/),
      'link:https://rels.example/Own=https://a.example/x',
    );
  });

  it('link-invalid', () => {
    lacks(
      reports('link-invalid', ok('https://api.example/items?page=3; rel="next"'), [
        /'https:\/\/api.example\/items\?page=3; rel="next"' on: the target must stand between < and >/,
        /rel="next"\.$/,
      ]),
      'link:next=https://api.example/items?page=3',
    );
    reports('link-invalid', ok('</a; rel=next'), /closing > is missing/);
    reports('link-invalid', ok('</a b>; rel=next'), /holds a space/);
    reports('link-invalid', ok('</a>; rel="next'), /no closing quotation mark/);
    reports('link-invalid', ok('</a>; title=x'), [/"<\/a>; title=x" has no rel/, /skip it/]);
    reports('link-invalid', ok('</a>; rel=next prev'), /comma or semicolon is missing/);
    reports('link-invalid', ok('</a>; rel=next </b>; rel=prev'), /comma or semicolon/);
    reports('link-invalid', ok('<http://[x>; rel=next'), /is no URL/);
  });
  it('link-invalid: spaces, empty members and parameters, several relations', () => {
    quiet('link-invalid', ok('</a> ; rel = "next prev" ;, , </b>;rel=x;'));
    quiet('link-invalid', ok('<https://a.example/?x[]=1>; rel=self; crossorigin; nopush'));
    quiet('link-invalid', ok(''));
    quiet('link-invalid', ok('<>; rel="self"'));
  });

  it('parseLinks keeps escapes and the first of repeats', () => {
    const { links } = parseLinks('<x>; rel=a; rel=b; title="say \\"hi\\""');
    assert.deepEqual(
      [...(links[0]?.parameters ?? [])],
      [
        ['rel', 'a'],
        ['title', 'say "hi"'],
      ],
    );
  });
});
