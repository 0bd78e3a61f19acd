import type { Form } from '../types';

/** Lines of logs: the common log format, logfmt, and what frameworks write of a request. */
export const logs: readonly Form[] = [
  // The common log format: `"GET / HTTP/1.1" 404 512`
  {
    pattern:
      /\bHTTP\/\d(?:\\{0,2}\.\d)?\\{0,2}["'](?: \\?"[^"\\]*\\?")? (?<code>[1-5]\d\d)\b|\bHTTP\/\d(?:\.\d)? \\?"[^"\\]*\\?" (?<moved>[1-5]\d\d)\b/g,
    weight: 1.1,
    words: 'a line of a log',
  },
  {
    pattern: /\bHTTP\/\d(?:\.\d)?\\?["'] (?<code>[1-5]\d\d)\b/g,
    weight: 1.2,
    words: 'the request stands before it, as in a log',
  },
  // logfmt: `level=info status=404 method=GET`
  {
    pattern:
      /\b(?:level|msg|caller|host|proto|component)=(?:\S+|\\?"[^"]*") status=(?<code>[1-5]\d\d)\b|\bstatus=(?<moved>[1-5]\d\d)(?: (?:method|path|url|uri|duration|latency|bytes)|, (?:message|msg|reason|error))=/g,
    weight: 1,
    words: 'a status in the format of logs',
  },
  {
    pattern:
      /(?:[([,{] ?|\w*Response |\b(?:method|path|url|uri|duration|latency)=\S+ )status=(?<code>[1-5]\d\d)(?=[ ,)\]"']|$)/gi,
    weight: 1,
    words: 'a status in the format of logs',
  },
  // Gin: `[GIN] 2018/12/07 - 09:11:42 | 404 |  5s | GET "/"`
  {
    pattern:
      /\|(?:\s|\\(?:x1b|u001b|033)\[[\d;]*m)*(?<code>[1-5]\d\d)(?=(?:\s|\\(?:x1b|u001b|033)\[[\d;]*m)*\|.*\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b)/g,
    weight: 1,
    words: 'a line of a log',
  },
  {
    pattern:
      /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?:https?:\/\/|\/)[^\s"'`\\]*(?: -?[-=]>?)? (?<code>[1-5]\d\d)\b(?! ?(?:ms|s|bytes?|kb|items|rows|times|requests|%)\b)/gi,
    weight: 1,
    words: 'a request stands before it',
  },
  // A log, or a pattern of one: `GET 200 12ms /`
  {
    pattern:
      /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?<code>[1-5]\d\d)(?= (?:\d|\\d|in )[^ ]{0,8}[ (]?(?:ms|µs|s)\b)/g,
    weight: 1,
    words: 'a method before it and a time behind it',
  },
  {
    pattern: /\bCompleted (?<code>[1-5]\d\d)\b(?! ?(?:items|rows|tasks|of|jobs))|\bredirect\w*\((?<moved>30[12378])\b/g,
    weight: 1,
    words: 'a line that Rails writes',
  },
  { pattern: /(?:<--|-->|->|=>)\s*(?<code>[1-5]\d\d)\s/g, weight: 1, words: 'an arrow of a log before it' },
];
