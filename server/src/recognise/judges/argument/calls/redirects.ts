import type { NamedRule } from './types';

/** Calls that send somebody elsewhere. */
export const redirects = /^(?:permanent_?)?redirect(?:ed)?(?:_?to)?$/i;

/** `redirect(url, 301)`, and where a redirect takes something else than 3xx. */
export const ofRedirect: NamedRule = ({ name, site, question: { catalogue, code } }) => {
  if (!redirects.test(name)) return undefined;
  if (code >= 300 && code < 400) return [{ words: '`redirect` takes a 3xx code', weight: 1 }];
  // Express: `res.redirect(404)`, and nothing beside it.
  if (site.args.length === 1 && /^res(?:ponse)?\.redirect$/.test(site.callee.text) && catalogue.get(code))
    return [{ words: '`redirect` of a response is given a number and no address', weight: 1 }];
  // `Response.redirect(url, 200)` fails, as a test may show.
  return site.index === 1 && /^Response\.redirect$/.test(site.callee.text)
    ? [{ words: '`Response.redirect` takes a status', weight: 1 }]
    : [];
};
