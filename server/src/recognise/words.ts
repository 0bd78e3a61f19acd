import { wordsOf } from './path';
import type { Evidence } from './types';

/**
 * What a name says about the value that it holds or takes, judged by its words alone and not by its language.
 * The weights are read against `threshold` (1): a strong name decides alone, a weak one needs company.
 */
export function statusName(name: string): Evidence {
  // `status1`, `code2`
  const words = wordsOf(name.replace(/((?:status|code))\d$/i, '$1'));
  const has = (...w: string[]): boolean => w.some(x => words.includes(x));
  const joined = words.join('');
  // Beast's `res.result_int()`, urllib's `getcode()`
  if (/^status(?:int|num|number)$/.test(joined)) return { words: `\`${name}\` is the status as a number`, weight: 1.1 };
  if (joined === 'resultint') return { words: `\`${name}\` is the status as a number`, weight: 0.9 };
  // PHP's exceptions have a `getCode()` of their own.
  if (joined === 'getcode') return { words: `\`${name}\` may name a code`, weight: name === 'getcode' ? 0.5 : 0.3 };
  if (name === ':status') return { words: '`:status` is the status in HTTP/2 and HTTP/3', weight: 1.1 };
  const status = has('status', 'statuses') || /^(http)?status(codes?)?$/.test(joined);
  const code = has('code', 'codes');
  // Android's `RESULT_CODE_PICK_STATUS`: the two words belong to different things.
  const apart = status && code && /^(?:.* )?(?:result|request) code /.test(words.join(' '));
  // The `cors` package answers a preflight with `optionsSuccessStatus`; `rcode` beside `rbody`.
  if (joined === 'optionssuccessstatus')
    return { words: `\`${name}\` is what a preflight is answered with`, weight: 1.1 };
  if (/^(?:r|resp)code$/.test(joined)) return { words: `\`${name}\` may be a response's code`, weight: 0.65 };
  if (apart) return { words: `\`${name}\` is a code of another kind`, weight: -0.8 };
  // Scrapy's `handle_httpstatus_list`
  const whole = words.some(w => /^(?:http)?statuscodes?$|^httpstatus(?:es)?$/.test(w));
  if (whole || (status && (code || has('http'))) || /statuscodes?$|^httpcodes?$/.test(joined)) {
    return { words: `\`${name}\` names a status code`, weight: 1.1 };
  }
  if (
    (status || code) &&
    has('response', 'resp', 'rsp', 'reply', 'http', 'redirect', 'redirection', 'retryable', 'plug')
  ) {
    return { words: `\`${name}\` names the status of a response`, weight: 1.1 };
  }
  // `retry_on_status=(503,)`, `raiseOnStatus`
  if (/^(?:raise|retry|fail|throw)on(?:(?:http)?status(?:es)?|httperrors?)$/.test(joined))
    return { words: `\`${name}\` are the statuses that are errors`, weight: 1.1 };
  // Rails: `config.action_dispatch.rescue_responses["Missing"] = :not_found`
  if (/^rescueresponses$/.test(joined)) return { words: `\`${name}\` maps errors to statuses`, weight: 1.1 };
  // What the name ends with is what it is: `timeoutStatus`.
  if (words.length > 1 && /^status$/.test(words.at(-1) ?? '') && has('timeout', 'retry', 'limit', 'wait'))
    return { words: `\`${name}\` speaks of a status`, weight: 0.7 };
  if (/(?:status|(?:response|answer)start)lines?$/.test(joined))
    return { words: `\`${name}\` writes a status line`, weight: 0.9 };
  // `errorPages: [404]` are not counted.
  if (/^(?:\w+ )?(?:error|status) (?:pages?|views?|templates?)$/.test(words.join(' ')))
    return { words: `\`${name}\` are what is shown for a status`, weight: 0.7 };
  // `sendRequestAndWaitForResponse` waits for no time.
  const waits = words.indexOf('wait') >= 0 && words[words.indexOf('wait') + 1] === 'for';
  if (
    otherQuantities.some(w => words.includes(w) && !(waits && w === 'wait')) ||
    (has('version', 'level') && !has('supported', 'unsupported'))
  )
    return { words: `\`${name}\` names another kind of number`, weight: -1.2 };
  if (status) {
    if (has('exit', 'job', 'order', 'payment', 'process', 'grpc', 'task', 'user', 'invoice', 'ticket')) {
      return { words: `\`${name}\` is a status of another kind`, weight: -0.6 };
    }
    if (/^(?:want|expect)(?:ed)? status(?:es)?$/.test(words.join(' ')))
      return { words: `\`${name}\` is the status that is awaited`, weight: 1 };
    if (
      has(
        'want',
        'wanted',
        'expect',
        'expected',
        'got',
        'upstream',
        'backend',
        'server',
        'error',
        'success',
        'accepted',
        'allowed',
        'authorized',
        'valid',
      )
    )
      return { words: `\`${name}\` speaks of a status that is sent or awaited`, weight: 0.85 };
    return words.length === 1
      ? { words: `\`${name}\` may name a status`, weight: words[0] === 'statuses' ? 0.65 : 0.5 }
      : { words: `\`${name}\` speaks of a status`, weight: 0.7 };
  }
  if (code) {
    if (has('want', 'wanted', 'expect', 'expected') && !has(...otherCodes))
      return { words: `\`${name}\` may name the code that is awaited`, weight: 0.75 };
    if (has('retry', 'retryable') && has('codes') && !has(...otherCodes.filter(w => w !== 'error')))
      return { words: `\`${name}\` are the codes after which a request is sent again`, weight: 1 };
    if (
      has('success', 'failure', 'failed', 'retry', 'ok', 'allowed', 'allowable', 'accepted', 'valid') &&
      !has(...otherCodes)
    )
      return { words: `\`${name}\` may name the codes of a response`, weight: 0.6 };
    if (has(...otherCodes)) return { words: `\`${name}\` is a code of another kind`, weight: -0.8 };
    return { words: `\`${name}\` may name a code`, weight: 0.3 };
  }
  if (/(?:client|server)errors$/.test(joined)) return { words: `\`${name}\` may hold statuses of errors`, weight: 0.4 };
  if (/^(?:raise|retry|fail|throw)on$/.test(joined))
    return { words: `\`${name}\` may name the statuses that are errors`, weight: 0.5 };
  if (/^redirects?$/.test(joined)) return { words: `\`${name}\` may hold redirect codes`, weight: 0.3 };
  return { words: `\`${name}\` says nothing of a status`, weight: 0 };
}

const otherQuantities = (
  'timeout timeouts delay delays ms millis milliseconds seconds sec secs minutes hours days size sizes width height limit limits length len ' +
  'max min count counts port ports year years id ids percent percentage pct duration interval weight opacity offset ' +
  'depth line lines page pages per ttl age attempts retries zindex priority bytes byte capacity index color colour rgb ' +
  'sleep wait debounce throttle repeat exit font radius margin padding gap zoom scale rate frequency threshold ' +
  'volume amount price total balance vlan vid mtu speed noise throttling sample chunk batch paginate buffer quota credits points score'
).split(' ');

const otherCodes = (
  'exit key char zip postal post country area language lang currency error err errno close closing source qr bar promo coupon color colour opcode op ' +
  'sql db signal vendor product discount dial verification auth otp pin status2 point byte hash curl grpc os win32 sdk app application'
).split(' ');

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
  return comparisons.test(name) || isCheckingMacro(name);
}

/** `LT_CHECK_EQ`, `BOOST_REQUIRE_EQUAL`, `QCOMPARE`, `tt_assert_equal`: every framework puts its own letters in front. */
function isCheckingMacro(name: string): boolean {
  if (/^[A-Z][A-Z\d_]{3,}$/.test(name))
    return wordsOf(name).some(w => /^q?(?:check|assert|expect|require|verify|compare|equals?|eq|ne|test)$/.test(w));
  return name.length < 60 && /_(?:assert|expect|equals?)(?:_|$)|[a-z](?:Assert|Expect)(?=[A-Z]|$)/.test(name);
}

const comparisons =
  /^(?:str(?:n?case|n)?cmp|(?:assert|expect|refute|check|verify|require|ensure|XCTAssert|should|must)_?\w*|that|to_?(?:be|equal|eql?|match|contain|strict_?equal|have_?been_?called_?with)\w*|be|to|not_?to|to_?not|is|(?:is_?)?equal_?to|isEqualTo|equals?|equalf|equal_?valuesf?|exactly|eql?|eq|ne|not_?eq\w*|not_?same|strict_?equal|deep_?equal|deep_?strict_?equal|not_?strict_?equal|not_?equal|same|same_?as|should_?be|includes?\??|contains?f?\??|(?:less|greater)(?:or_?equal)?f?|contain_?exactly|one_?of|in_?array|in|has|having|cover\??|member\??|between\??|some|matches|contains(?:Exactly|Only|Sequence)\w*|isIn|isOneOf|isAnyOf|isEqualByComparingTo|any_?of|is_?not|isNot|isNotEqualTo|are_?(?:not_?)?(?:equal|same)\w*|is_?between|be_?(?:in|between|within))$/i;
