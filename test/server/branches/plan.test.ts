import assert from 'node:assert/strict';
import { facts } from '../../../server/generated/facts';
import { messageFor } from '../../../server/src/branches/codes';
import { planFor, unbranched, type Plan } from '../../../server/src/branches/plan';

/** Plans that send a request again. */
const repeating: readonly Plan[] = ['tooEarly', 'tooMany', 'unavailable', 'serverError'];

describe('branches: the plan for a code', () => {
  const failures = facts().filter(f => f.code >= 400);

  it('repeats nothing that the catalogue says is not to be repeated unchanged', () => {
    const wrong = failures
      .filter(f => f.retry === 'never' || f.retry === 'after-change')
      // Misdirected Request: the change is the connection, which the library chooses.
      .filter(f => f.code !== 421 && repeating.includes(planFor(f.code)));
    assert.deepEqual(
      wrong.map(f => f.code),
      [],
    );
  });

  it('looks first where the request may have taken effect', () => {
    const unsure = failures.filter(f => f.retry === 'verify-first').map(f => f.code);
    assert.ok(unsure.includes(504) && unsure.includes(524));
    assert.deepEqual(
      unsure.filter(code => planFor(code) !== 'noAnswer'),
      [],
    );
  });

  it('treats expired sessions as 401, rate limits as 429, overload as 503', () => {
    assert.deepEqual([419, 440, 498].map(planFor), ['unauthorized', 'unauthorized', 'unauthorized']);
    assert.equal(planFor(420), 'tooMany');
    assert.equal(planFor(529), 'unavailable');
  });

  it('has no plan for what never arrives, nor for what the code behind the request is for', () => {
    assert.equal(unbranched(103), 'interim');
    assert.deepEqual([200, 201, 207].map(unbranched), ['success', 'success', 'success']);
    assert.deepEqual([202, 204, 205, 206, 301, 404, 599].filter(unbranched), []);
  });

  it('tells every failure in words of its own, as half a sentence', () => {
    for (const { code, phrase } of failures) {
      const words = messageFor({ code, phrase });
      assert.match(words, /^[A-Z][^.]*$/, String(code));
      assert.doesNotMatch(words, /\b(?:uri|ssl|http|https|url)\b/, `${code}: an acronym in lower case`);
    }
  });
});
