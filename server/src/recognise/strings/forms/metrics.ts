import type { Form } from '../types';

/** Labels and counters of metrics: `http_requests_total{code="404"}`. */
export const metrics: readonly Form[] = [
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
  // Prometheus: `http_requests_total{code="404",method="get"} 1`
  {
    pattern: /\{[^{}\n]*\b(?:http_)?(?:status_?)?(?:code|status)(?:=~?|!=|!~)\\?"(?<code>[1-5]\d\d)(?=\\?"[^{}\n]*\})/g,
    weight: 1,
    words: 'a label of a metric',
  },
  // What Prometheus answers: `"metric":{"code":"200","path":"/"}`
  {
    pattern: /\\?"metric\\?"\s*:\s*\{[^{}]*\\?"(?:status_?)?code\\?"\s*:\s*\\?"(?<code>[1-5]\d\d)\b/g,
    weight: 1,
    words: 'a label of a metric',
  },
  { pattern: /[\w/]status(?:_code)?(?:_count)?\/(?<code>[1-5]\d\d)\b/gi, weight: 1, words: 'a counter of statuses' },
];
