import assert from 'node:assert/strict';
import { facts } from '../../../server/generated/facts';
import { pages } from '../../../server/generated/pages';
import { page } from '../../../server/src/features/page';
import { testServices } from '../../support/services';

const { catalogue } = testServices();
const ids = [
  ...facts().map(f => `status/${f.code}`),
  ...Object.keys(pages().fields).map(name => `fields/${name}`),
  ...pages().compare.map(c => `compare/${c.id}`),
];

/** The Markdown of a page; fails where there is none. */
function markdown(id: string): string {
  const found = page(id, catalogue);
  assert.ok(found, `${id} has a page`);
  return found.markdown;
}

/** Text outside fences, where links are links. */
const outsideFences = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '');

describe('page', () => {
  it('renders every page of the catalogue under its title', () => {
    assert.ok(ids.length > 200);
    for (const id of ids) {
      const text = markdown(id);
      assert.match(text, /^# \S/, id);
      const prose = outsideFences(text);
      assert.doesNotMatch(prose, /\[object|\]\(\)|[·(,:] undefined/, id);
      assert.equal(prose.match(/^# /gm)?.length, 1, id);
    }
  });

  it('links only to pages that there are', () => {
    for (const id of ids) {
      for (const [, target = ''] of outsideFences(markdown(id)).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(target)) continue;
        const { pathname } = new URL(target, `page:///${id}.md`);
        assert.ok(page(pathname.slice(1).replace(/\.md$/, ''), catalogue), `${id} links to ${target}`);
      }
    }
  });

  it('reaches every comparison from its codes, at the head of the page and at its end', () => {
    for (const { id, codes } of pages().compare)
      for (const code of codes)
        assert.equal(markdown(`status/${code}`).split(`](../compare/${id}.md)`).length - 1, 2, `${code} to ${id}`);
  });

  it('begins with a row of facts', () => {
    const [, , row] = markdown('status/413').split('\n');
    assert.match(
      row ?? '',
      /^Client Error · standard · once "Payload Too Large" · once "Request Entity Too Large" · \[RFC 9110, 15\.5\.14\]\(https:/,
    );
    assert.match(markdown('status/499'), /Not registered, in use by nginx/);
    assert.match(markdown('status/304'), /heuristically|no content/);
  });

  it('links the first mention of a field, and no code block', () => {
    const text = markdown('status/401');
    assert.equal(outsideFences(text.split('## Facts')[0]!).split('](../fields/www-authenticate.md)').length - 1, 1);
    assert.doesNotMatch(/^```[\s\S]*?^```$/m.exec(text)?.[0] ?? '', /\.\.\/fields/);
  });

  it('links the sections of RFCs, and no link stands in a link', () => {
    const text = markdown('status/401');
    assert.match(text, /\(\[RFC 6750, 3\.1\]\(https:\/\/www\.rfc-editor\.org\/rfc\/rfc6750\.html#section-3\.1\)\)/);
    for (const id of ids) assert.doesNotMatch(markdown(id), /\[[^\]]*\[RFC/, id);
  });

  it('leads from a field to the statuses that it comes with', () => {
    assert.match(markdown('fields/www-authenticate'), /- \[401 Unauthorized\]\(\.\.\/status\/401\.md\)/);
  });

  it('knows no page of another name', () => {
    for (const id of ['status/1000', 'status/abc', 'fields/__proto__', 'compare/', 'other/404', '', 'status'])
      assert.equal(page(id, catalogue), undefined, id);
  });
});
