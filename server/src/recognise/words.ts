import { wordsOf } from './path';
import type { Evidence } from './types';

export { statusName } from './statusName';

/** How sure a name is to hold a response or something that has a status. */
export function responseName(name: string): Evidence {
  const words = wordsOf(name);
  const has = (list: string[]): boolean => words.some(w => list.includes(w.replace(/\d+[a-z]?$/, '')));
  // `ghttp`, `httptest`, `httpMock`: libraries of HTTP name themselves so.
  if (has(responses) || words.some(w => /^\w{0,4}http(?!s?\d)\w{0,5}$/.test(w)))
    return { words: `\`${name}\` is a response`, weight: 0.7 };
  // Python's mocks: `session.get.return_value.status = 200`
  if (has(holders) || words.join(' ') === 'return value')
    return { words: `\`${name}\` may hold a response`, weight: 0.35 };
  return { words: `\`${name}\` is not known for a response`, weight: 0 };
}

const responses = (
  'response responses res resp rsp rw reply http https xhr ajax fetch recorder rec httpresponse fetched spread urlresponse inject ' +
  'requests axios httpx webclient exchange servlet urlopen upstream conn connection redirect redirected env answer'
).split(' ');
const holders = (
  'request req result results ctx context c w r e err error ex exc exception cause get post put patch delete head send client api reason ' +
  'event thrown caught rc rr routing writer call server mock stub page invalid json payload received actual raw proxied subject handler invoke it session then head xml'
).split(' ');

/** The calls that assert rather than act. */
export function isAssertion(path: string[]): boolean {
  return path.some(name => assertions.test(name) || isCheckingMacro(name));
}
const assertions =
  /^(?:assert\w*|(?:and_?)?expect\w*|then|should\w*|must\w*|require|verify|ensure|t|XCTAssert\w*|check\w*|is(?:Equal\w*|Not\w*)?|be|to|toBe|toEqual|equals?|eq|eql|strictEqual|deepEqual|not_?equal\w*|match\w*|contains?|refute\w*|have_?(?:http_?status|attributes)\w*|include|raise_?error|see_?(?:response|http)\w*|expected|want)$/i;

/** Calls that compare their arguments with each other, or with the subject of the chain before them. */
export function isComparison(name: string): boolean {
  // AVA's `t.regex(text, /404/)`; in capitals it makes an expression.
  return comparisons.test(name) || /^(?:r|notR)egex$/.test(name) || isCheckingMacro(name);
}

/** `LT_CHECK_EQ`, `BOOST_REQUIRE_EQUAL`, `QCOMPARE`, `tt_assert_equal`: every framework puts its own letters in front. */
function isCheckingMacro(name: string): boolean {
  if (/^[A-Z][A-Z\d_]{3,}$/.test(name))
    return wordsOf(name).some(w => /^q?(?:check|assert|expect|require|verify|compare|equals?|eq|ne|test)$/.test(w));
  return name.length < 60 && /_(?:assert|expect|equals?)(?:_|$)|[a-z](?:Assert|Expect)(?=[A-Z]|$)/.test(name);
}

const comparisons =
  /^(?:str(?:n?case|n)?cmp|compare(?:_?to)?|(?:assert|expect|refute|check|verify|require|ensure|XCTAssert|should|must)_?\w*|that|to_?(?:be|equal|eql?|match|contain|strict_?equal|have_?been_?called_?with)\w*|be|to|not_?to|to_?not|is|(?:is_?)?equal_?to|isEqualTo|equals?|equalf|equal_?valuesf?|exactly|eql?|eq|ne|not_?eq\w*|not_?same|strict_?equal|deep_?equal|deep_?strict_?equal|not_?strict_?equal|not_?equal|same|same_?as|should_?be|includes?\??|contains?f?\??|(?:less|greater)(?:_?than)?(?:_?or_?equal(?:_?to)?)?f?|[gl]te?|contain_?exactly|one_?of|in_?array|in|has|having|cover\??|member\??|between\??|some|matches|contains(?:Exactly|Only|Sequence)\w*|isIn|isOneOf|isAnyOf|isEqualByComparingTo|any_?of|is_?not|isNot|isNotEqualTo|are_?(?:not_?)?(?:equal|same)\w*|is_?between|be_?(?:in|between|within)|equal_?error|error_?contains)$/i;
