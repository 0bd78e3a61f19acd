import { statusName } from '../../words';
import { pathOf } from '../../path';
import type { Rule } from './call';
import { subjectOfChain } from './comparison';
import type { Argument } from './types';

/** A call that a test watches, or that a test's chain has drawn a status for. */
export const ofWatchedCall: Rule = ({ name, site }) => {
  const watched = watchedCall(name, site);
  return watched ? [{ words: `\`${watched}\` is expected to be called with it`, weight: 1.1 }] : undefined;
};

/** `cy.request(url).its('status').should('eq', 404)`, `.expect('status', 404)`, `So(rec.Code, ShouldEqual, 404)` */
export const ofSpokenSubject: Rule = ({ name, site }) => {
  const spoken = spokenSubject(name, site);
  return spoken ? [{ words: `it is compared with \`${spoken}\``, weight: 1.1 }] : undefined;
};

/**
 * sinon's `assert.calledWith(res.writeHead, 404)`, `res.status.calledWith(404)`; chai's `expect(res.sendStatus).to.have.been.calledWith(404)`:
 * the call that is watched, where its first argument is a status.
 */
function watchedCall(name: string, site: Argument): string | undefined {
  const jest = /^toHave(?:Been)?(?:Last)?CalledWith$/.test(name);
  if (!jest && !/^(?:always|never)?_?called(?:Once)?(?:With|OnceWith)\w*$/i.test(name)) return undefined;
  const spied = site.index === 1 ? site.args[0]?.text : undefined;
  const subject = spied ?? (site.index === 0 ? (subjectOfChain(site.callee.text) ?? '') : '');
  const last = pathOf(subject.slice(-120)).at(-1) ?? '';
  // `expect(validateStatus).toHaveBeenCalledWith(404)`
  if (jest && site.index === 0 && /^redirect$/i.test(last) && /^30[1-378]$/.test(site.args[0]?.text ?? '')) return last;
  if (jest && site.index === 0 && /status/i.test(last) && statusName(last).weight >= 0.7) return last;
  return /^(?:writeHead(?:er)?|sendStatus|status|setStatus(?:Code)?|withStatus|statusCode|sendError|abort)$/.test(last)
    ? last
    : undefined;
}

/** The status that a chain of commands has drawn before, or that is named in the call itself. */
function spokenSubject(name: string, site: Argument): string | undefined {
  const drawn = /^(?:should|and|expect|to|then)$/i.test(name)
    ? /\.(?:its|invoke|get)\(\s*["'`]([\w.]+)["'`]\s*\)\s*\.\s*\w+$/.exec(site.callee.text.slice(-200))?.[1]
    : undefined;
  const named =
    site.index === 1 &&
    /^(?:expect|assert|should|verify|check|has_?(?:field_?or_?)?(?:field|property)_?with_?value)$/i.test(name)
      ? /^["'`](\w+)["'`]$/.exec(site.args[0]?.text.slice(0, 40) ?? '')?.[1]
      : // `json.assertEquals("$." + base + ".status", 200)`
        site.index === 1 && /^assert_?equals?$/i.test(name)
        ? /\+\s*["'`][\w.]*\.(\w+)["'`]$/.exec(site.args[0]?.text.slice(-60) ?? '')?.[1]
        : undefined;
  return [drawn?.split('.').at(-1), named].find(n => n !== undefined && statusName(n).weight >= 0.5);
}
