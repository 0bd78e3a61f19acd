import { firstOf } from './firstOf';
import { wordsOf } from './path';
import type { Evidence } from './types';

/**
 * What a name says about the value that it holds or takes, judged by its words alone and not by its language.
 * The weights are read against `threshold` (1): a strong name decides alone, a weak one needs company.
 */
export function statusName(name: string): Evidence {
  // `status1`, `code2`
  const words = wordsOf(name.replace(/((?:status|code))\d$/i, '$1'));
  const joined = words.join('');
  const has = (...wanted: string[]): boolean => wanted.some(w => words.includes(w));
  const status = has('status', 'statuses') || /^(http)?status(codes?)?$/.test(joined);
  const code = has('code', 'codes');
  return (
    firstOf<NameParts, Evidence>(rules, { name, words, joined, status, code, has }) ?? {
      words: `\`${name}\` says nothing of a status`,
      weight: 0,
    }
  );
}

/** A name in its words. */
interface NameParts {
  name: string;
  /** In lower case. */
  words: string[];
  /** `words` without a gap. */
  joined: string;
  /** True where one of the words is `status`. */
  status: boolean;
  /** True where one of the words is `code`. */
  code: boolean;
  has: (...words: string[]) => boolean;
}

/** Names that libraries gave to a status, known as a whole. */
function wholeName({ name, words, joined, status, code }: NameParts): Evidence | undefined {
  // PHP's `$this->http_response == 204`, `getHttpResponse()`: of an answer the number alone is kept
  if (/^(?:get)?httpresponse$/.test(joined) && !/^[A-Z]/.test(name))
    return { words: `\`${name}\` is what was answered`, weight: 0.65 };
  // Beast's `res.result_int()`, urllib's `getcode()`
  if (/^status(?:int|num|number)$/.test(joined)) return { words: `\`${name}\` is the status as a number`, weight: 1.1 };
  if (joined === 'resultint') return { words: `\`${name}\` is the status as a number`, weight: 0.9 };
  // PHP's exceptions have a `getCode()` of their own.
  if (joined === 'getcode') return { words: `\`${name}\` may name a code`, weight: name === 'getcode' ? 0.5 : 0.3 };
  if (name === ':status') return { words: '`:status` is the status in HTTP/2 and HTTP/3', weight: 1.1 };
  // The `cors` package answers a preflight with `optionsSuccessStatus`; `rcode` beside `rbody`.
  if (joined === 'optionssuccessstatus')
    return { words: `\`${name}\` is what a preflight is answered with`, weight: 1.1 };
  if (/^(?:r|resp)code$/.test(joined)) return { words: `\`${name}\` may be a response's code`, weight: 0.65 };
  // Android's `RESULT_CODE_PICK_STATUS`: the two words belong to different things.
  return status && code && /^(?:.* )?(?:result|request) code /.test(words.join(' '))
    ? { words: `\`${name}\` is a code of another kind`, weight: -0.8 }
    : undefined;
}

/** `statusCode`, `HTTP_STATUS`, `responseCode`: two words that only HTTP puts together. */
function certain({ name, words, joined, status, code, has }: NameParts): Evidence | undefined {
  // Scrapy's `handle_httpstatus_list`
  const whole = words.some(w => /^(?:http)?statuscodes?$|^httpstatus(?:es)?$/.test(w));
  if (whole || (status && (code || has('http'))) || /statuscodes?$|^httpcodes?$/.test(joined))
    return { words: `\`${name}\` names a status code`, weight: 1.1 };
  return (status || code) &&
    has('response', 'resp', 'rsp', 'reply', 'http', 'redirect', 'redirection', 'retryable', 'plug')
    ? { words: `\`${name}\` names the status of a response`, weight: 1.1 }
    : undefined;
}

/** What statuses are collected for: `retry_on_status`, `rescue_responses`, `errorPages`. */
function purpose({ name, words, joined, has }: NameParts): Evidence | undefined {
  // `retry_on_status=(503,)`, `raiseOnStatus`
  if (/^(?:raise|retry|fail|throw)on(?:(?:http)?status(?:es)?|httperrors?)$/.test(joined))
    return { words: `\`${name}\` are the statuses that are errors`, weight: 1.1 };
  // Rails: `config.action_dispatch.rescue_responses["Missing"] = :not_found`
  if (/^rescueresponses$/.test(joined)) return { words: `\`${name}\` maps errors to statuses`, weight: 1.1 };
  // What the name ends with is what it is: `timeoutStatus`.
  if (words.length > 1 && words.at(-1) === 'status' && has('timeout', 'retry', 'limit', 'wait'))
    return { words: `\`${name}\` speaks of a status`, weight: 0.7 };
  if (/(?:status|(?:response|answer)start)lines?$/.test(joined))
    return { words: `\`${name}\` writes a status line`, weight: 0.9 };
  // `CustomHTTPErrors: []int{404, 503}`
  if (/(?:^| )http errors(?: codes)?$/.test(words.join(' ')))
    return { words: `\`${name}\` are errors of HTTP`, weight: 0.8 };
  // `errorPages: [404]` are not counted.
  return /^(?:\w+ )?(?:error|status) (?:pages?|views?|templates?)$/.test(words.join(' '))
    ? { words: `\`${name}\` are what is shown for a status`, weight: 0.7 }
    : undefined;
}

/** `timeout`, `statusCount`: what is counted or measured. */
function otherQuantity({ name, words, has }: NameParts): Evidence | undefined {
  // `sendRequestAndWaitForResponse` waits for no time.
  const waits = words.includes('wait') && words[words.indexOf('wait') + 1] === 'for';
  // rest.li's `new CreateIdStatus<>(201, id)`
  const identified = words.at(-1) === 'status';
  return words.some(w => otherQuantities.has(w) && !(waits && w === 'wait') && !(identified && w === 'id')) ||
    (has('version', 'level') && !has('supported', 'unsupported'))
    ? { words: `\`${name}\` names another kind of number`, weight: -1.2 }
    : undefined;
}

/** `status` and what stands beside it. */
function namedStatus({ name, words, status, has }: NameParts): Evidence | undefined {
  if (!status) return undefined;
  if (has(...otherStatuses)) return { words: `\`${name}\` is a status of another kind`, weight: -0.6 };
  if (/^(?:want|expect)(?:ed)? status(?:es)?$/.test(words.join(' ')))
    return { words: `\`${name}\` is the status that is awaited`, weight: 1 };
  if (has(...sentOrAwaited)) return { words: `\`${name}\` speaks of a status that is sent or awaited`, weight: 0.85 };
  return words.length === 1
    ? { words: `\`${name}\` may name a status`, weight: words[0] === 'statuses' ? 0.65 : 0.5 }
    : { words: `\`${name}\` speaks of a status`, weight: 0.7 };
}

/** `code` and what stands beside it. */
function namedCode({ name, code, has }: NameParts): Evidence | undefined {
  if (!code) return undefined;
  if (has('want', 'wanted', 'expect', 'expected') && !has(...otherCodes))
    return { words: `\`${name}\` may name the code that is awaited`, weight: 0.75 };
  if (has('retry', 'retryable') && has('codes') && !has(...otherCodes.filter(w => w !== 'error')))
    return { words: `\`${name}\` are the codes after which a request is sent again`, weight: 1 };
  if (has(...outcomes) && !has(...otherCodes))
    return { words: `\`${name}\` may name the codes of a response`, weight: 0.6 };
  if (has(...otherCodes)) return { words: `\`${name}\` is a code of another kind`, weight: -0.8 };
  return { words: `\`${name}\` may name a code`, weight: 0.3 };
}

/** `clientErrors`, `raiseOn`, `redirects`: names that hold statuses without saying so. */
function unsaid({ name, joined }: NameParts): Evidence | undefined {
  if (/httperrors$/.test(joined)) return { words: `\`${name}\` may hold statuses of errors`, weight: 0.8 };
  if (/(?:client|server)errors$/.test(joined)) return { words: `\`${name}\` may hold statuses of errors`, weight: 0.4 };
  if (/^(?:raise|retry|fail|throw)on$/.test(joined))
    return { words: `\`${name}\` may name the statuses that are errors`, weight: 0.5 };
  return /^redirects?$/.test(joined) ? { words: `\`${name}\` may hold redirect codes`, weight: 0.3 } : undefined;
}

/** The first that knows the name decides. */
const rules = [wholeName, certain, purpose, otherQuantity, namedStatus, namedCode, unsaid];

const otherQuantities = new Set(
  (
    'timeout timeouts delay delays ms millis millisecond milliseconds microsecond microseconds nanosecond nanoseconds timestamp seconds sec secs minutes hours days size sizes width height limit limits length len ' +
    'max min count counts port ports year years id ids percent percentage pct duration interval weight opacity offset ' +
    'depth line lines page pages per ttl age attempts retries zindex priority bytes byte capacity index color colour rgb ' +
    'sleep wait debounce throttle repeat exit font radius margin padding gap zoom scale rate frequency threshold ' +
    'volume amount price total balance vlan vid mtu speed noise throttling sample chunk batch paginate buffer quota credits points score'
  ).split(' '),
);

/** Whose status is none of HTTP. */
const otherStatuses = 'span exit job order payment process grpc task user invoice ticket group sip mqtt'.split(' ');

const sentOrAwaited =
  'want wanted expect expected got upstream backend server error success accepted allowed authorized valid'.split(' ');

const outcomes = 'success failure failed retry ok allowed allowable accepted valid'.split(' ');

/** Whose code is none of HTTP. */
const otherCodes = (
  'exit key char zip postal post country area language lang currency error err errno close closing source qr bar promo coupon color colour opcode op ' +
  'sql db signal vendor product discount dial verification auth otp pin status2 point byte hash curl grpc os win32 sdk app application'
).split(' ');
