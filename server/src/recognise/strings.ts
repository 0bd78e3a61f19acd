import type { Catalogue } from '../catalogue';
import type { Evidence, Role, Spelling } from './types';

/** A status inside a longer string; offsets count UTF-16 units from the string's start. */
export interface StatusInString {
  start: number;
  end: number;
  code: number;
  spelling: Spelling;
  evidence: Evidence[];
  /** What the text itself does with it, where that is not for the code around to say. */
  role?: Role;
}

interface Form {
  pattern: RegExp;
  weight: number;
  words: string;
  role?: Role;
}

/** Forms in which a string gives the number away. The group named `code` is the status. */
const forms: Form[] = [
  {
    pattern: /\bHTTP\\?\/(?:\d\+?(?:\\?\.(?:[\dx]|\\d|\[[\d-]+\]))?|x|\\S\+)(?:\s|\\s[+*]?)+(?<code>[1-5]\d\d)\b/gi,
    weight: 1.2,
    words: 'a status line',
  },
  {
    pattern: /\bHTTP(?:\/\d(?:\.\d)?)?[ :_-]+(?:error[ :]*)?(?:status[ :]*)?(?:code[ :]*)?(?<code>[1-5]\d\d)\b/gi,
    weight: 1.1,
    words: 'HTTP before the number',
  },
  {
    pattern:
      /(?:\b(?:response|http)?_?|(?<=[a-z_]))status[ _-]?codes?["'\\}\])]*\s*(?:=>|[=!<>]=?|:|in \[(?:\d{3}, ?)*|(?:of|was|is|equals?|to be):?)?\s*["'\\]*(?<code>[1-5]\d\d)\b/gi,
    weight: 1.1,
    words: 'the words "status code" before it',
  },
  // YAML in a text block: `retry_status_codes: [500, 502]`
  {
    pattern: /(?<=status_?codes?\\?["']?\s*[:=]\s*\[\s*(?:\d{3}\s*,\s*){0,12})(?<code>[1-5]\d\d)(?=\s*[,\]])/gi,
    weight: 1.1,
    words: 'a list of status codes',
  },
  {
    pattern: /[\\"':](?:http_?)?status(?:\\?["']|"")?\s*(?:=>|[:=])\s*\\?["']?(?<code>[1-5]\d\d)\b/gi,
    weight: 1.1,
    words: 'a status member',
  },
  // Code in a template of a test: `if (error.status === 404)`, `new Response(body, {\n status: 302,\n})`
  {
    pattern:
      /\b(?:error|err|res|resp|response|r\d?)\.status(?:\(\))?\s*[!=]==?\s*(?<code>[1-5]\d\d)\b|\.(?:status|statusCode)\)\.(?:\w+\.)*(?:toBe|toEqual|toStrictEqual|equals?|eql?)\((?<moved>[1-5]\d\d)\)/g,
    weight: 1,
    words: 'it is compared with the status of a response',
  },
  {
    pattern: /\bResponse\b[^;]{0,200}\n[ \t]*status: (?<code>[1-5]\d\d)(?=,?[ \t]*\n)/g,
    weight: 1,
    words: 'the status of a response that is made',
    role: 'emit',
  },
  {
    pattern: /\bredirect\(["'][^"'\n]*["'], (?<code>30[12378])\)/g,
    weight: 1,
    words: 'the status of a redirect',
    role: 'emit',
  },
  {
    pattern: /(?<![\w.$#-])(?<code>[45]\d\d) (?:Server|Client) Error\b/g,
    weight: 1.1,
    words: 'the words of its class behind it',
  },
  { pattern: /\bStatus: (?<code>[1-5]\d\d), (?:Method|URL)\b/g, weight: 1, words: 'the text of a failed request' },
  { pattern: /<(?:h[1-3]|title)>(?:Error )?(?<code>[45]\d\d)\b/g, weight: 1, words: 'the heading of an error page' },
  { pattern: /[?&/-]status[=/](?<code>[1-5]\d\d)\b/gi, weight: 1, words: 'a status parameter' },
  { pattern: /[?&]\w*Status=(?<code>[1-5]\d\d)\b/g, weight: 1, words: 'a status parameter' },
  { pattern: /[{(] ?status: (?<code>[1-5]\d\d)(?=\s*[,})])/g, weight: 1, words: 'a status member' },
  // Prometheus' `{method="POST",status="202",uri="/orders"}`
  {
    pattern: /[{,](?:http\.)?status=\\?["']?(?<code>[1-5]\d\d)\b(?=\\?["']?,\s*(?:method|uri|url|path|service)=)/g,
    weight: 1,
    words: 'a label beside those of a request',
  },
  {
    pattern: /\b(?:method|uri|path)=\\?"[^"\\]*\\?",\s*(?:status|code)=\\?"(?<code>[1-5]\d\d)\b/g,
    weight: 1,
    words: 'a label beside those of a request',
  },
  { pattern: /\bresponse\.status\s*=\s*(?<code>[1-5]\d\d)\b/g, weight: 1, words: 'a setting of a response' },
  {
    pattern: /(?:^["'`]?|\bwith )status(?:[=/?:]|\?code=| )+(?<code>[1-5]\d\d)\b/gi,
    weight: 1,
    words: 'the word "status" before it',
  },
  {
    pattern:
      /\b(?:unexpected|invalid|bad|wrong|got|received|http|response|error),? status(?: value)?(?::? \(|[:=] ?| (?:was |is |of )?)(?:\\?["'])?(?<code>[1-5]\d\d)\b/gi,
    weight: 1,
    words: 'the word "status" before it',
  },
  {
    pattern:
      /\b(?:upgrade|request|http|server|download|upload|fetch) (?:\w+ )?(?:failure|failed|error|rejected)(?: with)?:? \(?(?<code>[45]\d\d)\)?["'`]?$/gi,
    weight: 1,
    words: 'a failure of a request before it',
  },
  // JavaScript in a text block: `if (res.status !== 200) {`
  {
    pattern:
      /\b(?:\w*_?)?(?:res|resp|response|r|target|xhr)\.(?:status|statusCode|status_code)\s*(?:[=!]==?|,)\s*(?<code>[1-5]\d\d)\b/gi,
    weight: 1,
    words: 'a comparison with the status of a response',
  },
  { pattern: /\\?["']code\\?["']\s*:\s*(?<code>4\d\d|5\d\d)\b/gi, weight: 1, words: 'a code member of an error' },
  {
    pattern: /\{\s*\\?["']code\\?["']\s*:\s*(?<code>20[0-4])\s*,\s*\\?["'](?:message|msg|error)\\?["']\s*:/gi,
    weight: 1,
    words: 'a code member of an answer',
  },
  {
    pattern:
      /\\?["'](?:message|msg)\\?["']\s*:\s*\\?["'][^"'\\]*\\?["']\s*,\s*\\?["']code\\?["']\s*:\s*(?<code>20[0-4])\b/gi,
    weight: 1,
    words: 'a code member of an answer',
  },
  {
    pattern:
      /\b(?:response|rejected|error_page|http|return|reply|status)_?code\\?["']?\s*(?:=>|[:=])\s*\\?["']?(?<code>[1-5]\d\d)\b/gi,
    weight: 1,
    words: 'a code of a response in a fixed format',
  },
  { pattern: /(?:\[|,)R=(?<code>30[12378])(?=[,\]])/g, weight: 1, words: 'what an Apache rule answers' },
  // The common log format: `"GET / HTTP/1.1" 404 512`
  {
    pattern:
      /\bHTTP\/\d(?:\\{0,2}\.\d)?\\{0,2}["'](?: \\?"[^"\\]*\\?")? (?<code>[1-5]\d\d)\b|\bHTTP\/\d(?:\.\d)? \\?"[^"\\]*\\?" (?<moved>[1-5]\d\d)\b/g,
    weight: 1.1,
    words: 'a line of a log',
  },
  // logfmt: `level=info status=404 method=GET`
  {
    pattern:
      /\b(?:level|msg|caller|host|proto|component)=(?:\S+|\\?"[^"]*") status=(?<code>[1-5]\d\d)\b|\bstatus=(?<moved>[1-5]\d\d) (?:method|path|url|uri|duration|latency|bytes)=/g,
    weight: 1,
    words: 'a status in the format of logs',
  },
  {
    pattern: /\{[^{}]*"(?:to|url|location|redirect\w*)"\s*:\s*"(?:\/|https?:)[^{}]*"code"\s*:\s*(?<code>30[12378])\b/g,
    weight: 1,
    words: 'a code beside the address of a redirect',
  },
  // Prometheus: `http_requests_total{code="404",method="get"} 1`
  {
    pattern: /\{[^{}\n]*\b(?:http_)?(?:status_?)?(?:code|status)=~?\\?"(?<code>[1-5]\d\d)(?=\\?"[^{}\n]*\})/g,
    weight: 1,
    words: 'a label of a metric',
  },
  // What Prometheus answers: `"metric":{"code":"200","path":"/"}`
  {
    pattern: /\\?"metric\\?"\s*:\s*\{[^{}]*\\?"(?:status_?)?code\\?"\s*:\s*\\?"(?<code>[1-5]\d\d)\b/g,
    weight: 1,
    words: 'a label of a metric',
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
      /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?:https?:\/\/|\/)[^\s"'`]*(?: -?[-=]>?)? (?<code>[1-5]\d\d)\b(?! ?(?:ms|s|bytes?|kb|items|rows|times|requests|%)\b)/gi,
    weight: 1,
    words: 'a request stands before it',
  },
  // Phoenix logs `Sent 500 response: …`.
  {
    pattern: /\b(?:sent|got|received|returned|returns) (?:an? )?(?<code>[1-5]\d\d) (?:http )?response\b/gi,
    weight: 1,
    words: 'it is the response that was sent',
  },
  // A log, or a pattern of one: `GET 200 12ms /`
  {
    pattern:
      /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?<code>[1-5]\d\d)(?= (?:\d|\\d|in )[^ ]{0,8}[ (]?(?:ms|µs|s)\b)/g,
    weight: 1,
    words: 'a method before it and a time behind it',
  },
  // What swag shows of a field of Go: `json:"code" example:"404"`
  {
    pattern: /\bjson:"(?:http_?)?(?:status|code|status_?code)\b[^"`]*"[^`\n]*\bexample:"(?<code>[1-5]\d\d)(?=")/gi,
    weight: 1,
    words: 'the example of a status',
    role: 'define',
  },
  // What swag reads, in a test of it
  {
    pattern: /@(?:Success|Failure|Response)\s+(?<code>[1-5]\d\d)\b/g,
    weight: 1,
    words: 'an annotation of swag',
    role: 'define',
  },
  // Huma's field of an answer, in a tag: `status:"201"`
  {
    pattern: /(?<=[\s`])status:"(?<code>[1-5]\d\d)(?=")/g,
    weight: 1,
    words: 'a tag of a field says it',
    role: 'define',
  },
  // Iris: `/orders/{id:uint64 min(1) else 404}`
  { pattern: /\/\{\w+:\w+[^{}]* else (?<code>[1-5]\d\d)(?=\})/g, weight: 1, words: 'what a route answers otherwise' },
  // A pattern of a status line: `HTTP/[0-9.]+ 200`
  {
    pattern: /\bHTTP\/[\d.\\dxsS[\]*+?()|{}^-]{1,20}?(?: |\\s[+*]?)+\(?(?<code>[1-5]\d\d)\b/g,
    weight: 1.1,
    words: 'a status line, as a pattern',
  },
  { pattern: /\bstatus\((?<code>[1-5]\d\d)\)/g, weight: 1, words: '`status` takes it' },
  {
    pattern:
      /\bngx\.(?:exit\(|status\s*=\s*)(?<code>[1-5]\d\d)\b|\breturn (?<moved>30[12378])(?= +["']?(?:https?:|\$))/g,
    weight: 1,
    words: 'what an nginx configuration answers',
  },
  // The `code` of an address is OAuth's.
  { pattern: /(?<![?&])\bcode=(?<code>[1-5]\d\d)\b/gi, weight: 1, words: 'a code in a fixed format' },
  {
    pattern: /\bresponse code (?:is|was|of|:) ?(?<code>[1-5]\d\d)\b|\(status:? (?<moved>[1-5]\d\d)\)/gi,
    weight: 1,
    words: 'the code of a response',
  },
  {
    pattern: /\bCompleted (?<code>[1-5]\d\d)\b(?! ?(?:items|rows|tasks|of|jobs))|\bredirect\w*\((?<moved>30[12378])\b/g,
    weight: 1,
    words: 'a line that Rails writes',
  },
  {
    pattern: /\bHTTP\/\d(?:\.\d)?\\?["'] (?<code>[1-5]\d\d)\b/g,
    weight: 1.2,
    words: 'the request stands before it, as in a log',
  },
  // What `ws` says, and what a browser's console does
  {
    pattern:
      /\b[uU]nexpected server response: (?<code>[1-5]\d\d)\b|\bresponded with a status of (?<moved>[1-5]\d\d)\b|\bHTTPError:? (?<failed>[1-5]\d\d)\b/g,
    weight: 1,
    words: 'a failure of a request before it',
  },
  {
    pattern: /\bHTTP (?:error|status|code|response)s?:? \((?:code )?(?<code>[1-5]\d\d)\)/gi,
    weight: 1.1,
    words: 'HTTP before the number',
  },
  {
    pattern: /<(?:http_?)?(?:status|status_?code)>(?<code>[1-5]\d\d)<\/|<code>(?<failed>[45]\d\d)<\//gi,
    weight: 1,
    words: 'an element that holds a status',
  },
  // A link checker's `[404] <https://shop.example>`, `--[308]-->`
  {
    pattern: /\[(?<code>[1-5]\d\d)\] <?https?:\/\/|--\[(?<moved>30[12378])\]-->/g,
    weight: 1,
    words: 'a status in the format of links',
  },
  { pattern: /(?:<--|-->|->|=>)\s*(?<code>[1-5]\d\d)\s/g, weight: 1, words: 'an arrow of a log before it' },
  { pattern: /:status(?:code)?[ \t]+(?<code>[1-5]\d\d)[ \t]*:/g, weight: 1.1, words: 'a field of Sphinx documents it' },
  {
    pattern: /\bresponse code (?:is |was )?(?<code>[1-5]\d\d)\b/gi,
    weight: 1,
    words: 'the words "response code" before it',
  },
  { pattern: /\bResponse\((?<code>[1-5]\d\d)\b/g, weight: 1.1, words: 'the printed form of a response' },
  {
    pattern:
      /\b(?:\w*(?:Http|HTTP|Api|API|Request|Transport)\w*|\w*Client|\w*Server|NotFound|Conflict|Forbidden|Unauthorized|InternalServer)(?:Error|Exception)\((?<code>[1-5]\d\d)\b/g,
    weight: 1,
    words: 'the printed form of an error',
  },
  { pattern: /\bstatus["']?:\s*\{+["']?code["']?:\s*(?<code>[1-5]\d\d)\b/g, weight: 1, words: 'the code of a status' },
  {
    pattern: /(?:[([,{] ?|\b(?:method|path|url|uri|duration|latency)=\S+ )status=(?<code>[1-5]\d\d)(?=[ ,)\]"']|$)/gi,
    weight: 1,
    words: 'a status in the format of logs',
  },
  { pattern: /<Response \[(?<code>[1-5]\d\d)(?: \w+)?\]>/g, weight: 1.2, words: 'the printed form of a response' },
  { pattern: /[\w/]status(?:_code)?(?:_count)?\/(?<code>[1-5]\d\d)\b/gi, weight: 1, words: 'a counter of statuses' },
  {
    pattern: /[\])}>|,;-] (?:http )?status (?<code>[1-5]\d\d)\b/gi,
    weight: 1,
    words: 'the word "status" before it',
  },
  {
    pattern:
      /\b(?:responded|answered|returned|failed|replied|response)(?: (?:with|a|an|code|status|:))* <?(?<code>[1-5]\d\d)\b(?! ?(?:ms|bytes?|s\b|items|rows|%|px))/gi,
    weight: 1,
    words: 'a verb of answering before it',
  },
];

/** OpenAPI inside a string: the keys below `responses:`, in YAML or JSON. */
export function documented(text: string): StatusInString[] {
  if (!/\bresponses["']{0,2}\s*:/.test(text)) return [];
  const found: StatusInString[] = [];
  for (const m of text.matchAll(
    /^([ \t]*)["']{0,2}responses["']{0,2}\s*:[ \t]*\{?[ \t]*(?:\r?\n|(?=["']?[1-5]\d\d))/gm,
  )) {
    const indent = m[1]?.length ?? 0;
    let at = m.index + m[0].length;
    for (const line of text.slice(at).split('\n')) {
      const depth = /^[ \t]*/.exec(line)?.[0].length ?? 0;
      if (line.trim() !== '' && depth <= indent && !/["']?responses/.test(line) && at > m.index + m[0].length) break;
      const key = /^[ \t]*(["']{0,2})([1-5]\d\d)\1\s*:/.exec(line);
      if (key?.[2]) {
        const start = at + key[0].lastIndexOf(key[2]);
        found.push({
          start,
          end: start + 3,
          code: Number(key[2]),
          spelling: 'string',
          evidence: [{ words: 'a key of `responses`', weight: 1.1 }],
        });
      }
      at += line.length + 1;
    }
  }
  return found;
}

/** True where the nearest line above that stands less far in is `responses:`, or where no line does. */
function belowResponses(above: string, line: string): boolean {
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  const outer = above.split('\n').findLast(l => l.trim() !== '' && (/^[ \t]*/.exec(l)?.[0].length ?? 0) < indent);
  return outer === undefined || /\bresponses\b/.test(outer);
}

/** A command of a shell inside a string, such as a workflow's `run: |`: what curl writes is compared, searched or looked up. */
function inShell(text: string): StatusInString[] {
  if (!/%\{(?:http|response)_code\}/.test(text)) return [];
  const wrote = '%\\{(?:http|response)_code\\}';
  const compares = '\\s*(?:=~|==?|!=|-eq|-ne|-ge|-gt|-le|-lt)\\s*["\']?\\^?(?<code>[1-5]\\d\\d)\\b';
  const patterns = [
    new RegExp(`${wrote}[^\\n]*?\\)["']?${compares}`, 'g'),
    new RegExp(`${wrote}[^\\n]*\\|\\s*grep\\s+(?:-\\w+\\s+)*["']?\\^?(?<code>[1-5]\\d\\d)\\b`, 'g'),
  ];
  for (const [, name = ''] of text.matchAll(
    new RegExp(`\\b(\\w+)=["']?(?:\\\\?\\$\\(|\`)(?:[^\\n]|\\\\\\n)*?${wrote}`, 'g'),
  ))
    patterns.push(
      new RegExp(`\\\\?\\$\\{?${name}\\}?["']?${compares}`, 'g'),
      new RegExp(
        `(?<=\\bcase\\s+["']?\\$\\{?${name}\\}?["']?\\s+in\\b(?:(?!\\besac\\b)[\\s\\S]){0,400}[\\n|(][ \\t]*)(?<code>[1-5]\\d\\d)(?=[ \\t]*[|)])`,
        'g',
      ),
    );
  return patterns.flatMap(pattern =>
    [...text.matchAll(pattern)].map((m): StatusInString => {
      const digits = m.groups?.code ?? '';
      const start = m.index + m[0].lastIndexOf(digits);
      return {
        start,
        end: start + 3,
        code: Number(digits),
        spelling: 'string',
        role: 'check',
        evidence: [{ words: 'curl writes the status', weight: 1.1 }],
      };
    }),
  );
}

/** A configuration of nginx inside a string: `return 404;`, `error_page 500 502 /50x.html;`. */
function inNginx(text: string): StatusInString[] {
  const found: StatusInString[] = [];
  const evidence = [{ words: 'what an nginx configuration answers', weight: 1.1 }];
  const add = (start: number, digits: string): void => {
    found.push({ start, end: start + 3, code: Number(digits), spelling: 'status-line', evidence });
  };
  for (const m of text.matchAll(/\berror_page((?:[ \t]+[1-5]\d\d)+)(?=[ \t]|["'`;]|$)/g))
    for (const code of (m[1] ?? '').matchAll(/\d{3}/g)) add(m.index + 'error_page'.length + code.index, code[0]);
  const nginx =
    /\b(?:location|server|if|limit_except)\b[^{}\n]*\{|\b(?:proxy_pass|server_name|listen|try_files|add_header)\b|^\W?return [1-5]\d\d;?\W?$/;
  if (/\breturn [1-5]/.test(text) && nginx.test(text))
    for (const m of text.matchAll(
      /(?<=^|[\s{;"'`])return[ \t]+([1-5]\d\d)(?=[ \t]*;|[ \t]+["'$]|[ \t]+https?:|["'`]$)/gm,
    ))
      add(m.index + m[0].length - 3, m[1] ?? '');
  return found;
}

/** JSON members whose value is a phrase, inside a string. */
const phraseMember =
  /\\?["'](?:error|message|title|status(?:_?[tT]ext|_?[mM]essage)?|reason(?:_?[pP]hrase)?|detail|description)\\?["']\s*:\s*\\?["']([A-Z][A-Za-z' -]{4,40})\\?["']/g;

/** Every status that `content` spells together with its proof; a number alone is not looked at here. */
export function statusesInString(content: string, catalogue: Catalogue): StatusInString[] {
  const found: StatusInString[] = [];
  // Scala's margin `|` stands where a space would.
  const text = (content.length > 5000 ? content.slice(0, 5000) : content).replace(/^([ \t]*)\|(?=[ \t])/gm, '$1 ');
  const add = (s: StatusInString): void => {
    if (!found.some(f => f.start < s.end && s.start < f.end)) found.push(s);
  };
  for (const { pattern, weight, words, role } of forms) {
    for (const m of text.matchAll(pattern)) {
      const digits = m.groups?.code ?? m.groups?.moved ?? m.groups?.failed;
      if (!digits) continue;
      const start = m.index + m[0].lastIndexOf(digits);
      add({
        start,
        end: start + 3,
        code: Number(digits),
        spelling: 'status-line',
        evidence: [{ words, weight }],
        ...(role ? { role } : {}),
      });
    }
  }
  for (const s of documented(text)) add(s);
  for (const s of inShell(text)) add(s);
  for (const s of inNginx(text)) add(s);
  // `404 Not Found`, `407 "Proxy Authentication Required"`, `404: Not Found`.
  for (const m of text.matchAll(/(?<![\w.$#-])([1-5]\d\d)(?=[\s:,"'\\()/-]{1,4}([A-Za-z][A-Za-z'’ -]{1,40}))/g)) {
    const code = Number(m[1]);
    const words = (m[2] ?? '').split(/\s+/);
    const facts = catalogue.get(code);
    if (!facts) continue;
    const phrases = [facts.phrase, ...(facts.formerPhrases ?? []).map(f => f.phrase)];
    // A word may come between: `404 page not found`.
    const said = phrases.find(p =>
      [0, 1].some(skip =>
        words
          .slice(skip, skip + p.split(' ').length)
          .join(' ')
          .toLowerCase()
          .startsWith(p.toLowerCase()),
      ),
    );
    if (said)
      add({
        start: m.index,
        end: m.index + 3,
        code,
        spelling: 'status-line',
        evidence: [{ words: `its phrase, ${said}, follows`, weight: 1.2 }],
      });
  }
  // .NET's `404.NotFound`
  for (const m of text.matchAll(/(?<![\w.$#-])([1-5]\d\d)(?:[.:_-]| - )([A-Z][a-z]+(?:[A-Z][a-z]+)+)\b/g)) {
    const code = Number(m[1]);
    if (m[2] === undefined || !catalogue.isPhraseOf(m[2], code)) continue;
    const evidence = [{ words: 'its name follows', weight: 1.1 }];
    const end = m.index + m[0].length;
    add({ start: m.index, end: m.index + 3, code, spelling: 'status-line', evidence });
    add({ start: end - m[2].length, end, code, spelling: 'phrase', evidence });
  }
  for (const m of text.matchAll(phraseMember)) {
    const code = m[1] ? catalogue.codeOfPhrase(m[1]) : undefined;
    if (code === undefined || !m[1]) continue;
    const start = m.index + m[0].lastIndexOf(m[1]);
    add({
      start,
      end: start + m[1].length,
      code,
      spelling: 'phrase',
      evidence: [
        {
          words: "a phrase as an error's text",
          weight: /\s/.test(m[1]) || /^\\?["'](?:reason|status)/i.test(m[0]) ? 1.1 : 0.8,
        },
      ],
    });
  }
  // `{"error": "Bad Request", "errorCode": 400}`: the number of the phrase in a member beside it.
  for (const m of text.matchAll(/\\?["']\w*code\\?["']\s*:\s*([1-5]\d\d)\b/gi)) {
    const code = Number(m[1]);
    const start = m.index + m[0].length - 3;
    const spoken = found.find(f => f.spelling === 'phrase' && f.code === code);
    if (!spoken) continue;
    add({
      start,
      end: start + 3,
      code,
      spelling: 'status-line',
      evidence: [{ words: 'its phrase stands in a member beside it', weight: 1.1 }],
    });
    spoken.evidence = [...spoken.evidence, { words: `${code} stands in a member beside it`, weight: 0.4 }];
  }
  // `Not Found (404)`
  for (const m of text.matchAll(/\b([A-Z][A-Za-z'-]*(?: [A-Z][A-Za-z'-]*){0,4}) \(([1-5]\d\d)\)/g)) {
    const words = (m[1] ?? '').split(' ');
    const from = words.findIndex((_, i) => catalogue.isPhraseOf(words.slice(i).join(' '), Number(m[2])));
    if (from < 0) continue;
    const phrase = words.slice(from).join(' ');
    const evidence = [{ words: 'the phrase and its number in brackets', weight: 1.1 }];
    const end = m.index + (m[1] ?? '').length;
    add({ start: end - phrase.length, end, code: Number(m[2]), spelling: 'phrase', evidence });
    add({ start: end + 2, end: end + 5, code: Number(m[2]), spelling: 'status-line', evidence });
  }
  // OpenAPI in a text block: `"404":` or `"404": {` below `responses`.
  if (/\bresponses["']{0,2}\s*:/.test(text))
    for (const m of text.matchAll(/^([ \t]*(\\?["']{0,2}))([1-5]\d\d)\2\s*:(?:\s*\{|\s*$)/gm)) {
      const start = m.index + (m[1] ?? '').length;
      if (!belowResponses(text.slice(0, m.index), m[0])) continue;
      add({
        start,
        end: start + 3,
        code: Number(m[3]),
        spelling: 'status-line',
        evidence: [{ words: 'a key of `responses`', weight: 1.1 }],
      });
    }
  // A phrase right behind its number belongs to it.
  for (const s of [...found]) {
    if (s.spelling !== 'status-line') continue;
    const facts = catalogue.get(s.code);
    if (!facts) continue;
    for (const phrase of [facts.phrase, ...(facts.formerPhrases ?? []).map(f => f.phrase)]) {
      // httpYac keeps a place for what is left out: `HTTP/2.0 200 - - - OK`.
      // Echo's errors: `code=401, message=Unauthorized`.
      const gap = /^(?:, message=|(?:[ \t]-)*)/.exec(text.slice(s.end))?.[0].length ?? 0;
      const at = text
        .slice(s.end, s.end + gap + 6 + phrase.length)
        .toLowerCase()
        .indexOf(phrase.toLowerCase());
      if (at >= 0) {
        add({
          start: s.end + at,
          end: s.end + at + phrase.length,
          code: s.code,
          spelling: 'phrase',
          evidence: s.evidence,
        });
        break;
      }
    }
  }
  return found;
}
