import type { Question } from '../../evidence';
import type { Evidence } from '../../types';
import type { Argument } from './types';

/**
 * RSpec's `raise_error(HTTPError, /404/)`, AssertJ's `hasMessageContaining("404")`: an error's text, asked for in a test. Of an
 * error of another kind it is no status.
 */
export function raisedMessage(name: string, site: Argument, question: Question): Evidence[] | undefined {
  const { node } = question;
  if (!/^["'/]/.test(node.text)) return undefined;
  if (/^(?:has|with|expect_?exception)_?message\w*$/i.test(name))
    return [{ words: 'the text of an error holds it', weight: 0.75 }];
  // Testify's `assert.ErrorContains(t, err, "404")`
  if (/^error_?contains\w*$/i.test(name))
    return question.document.head.speaksHttp && question.code >= 400
      ? [{ words: 'the text of an error holds it', weight: 0.8 }]
      : [];
  if (
    !/^(?:raise_?error|(?:assert|to|and)?_?(?:raises?|throws?)(?:_?(?:error|match|with_?message|regexp?))?)$/i.test(
      name,
    )
  )
    return undefined;
  const error = site.args.find((_, i) => i !== site.index)?.text.slice(0, 120);
  if (error === undefined) return undefined;
  return /(?:http|client|server|api|response|web|request|status)\w*(?:error|exception|failure)|response_?code/i.test(
    error,
  )
    ? [{ words: `the text of \`${error}\` holds it`, weight: 0.8 }]
    : [];
}

/** Playwright's `expect(page.locator('h1')).toHaveText('404')`, `(await page.textContent('h1')).toBe('404')`: a page that tells its status. */
export function shownText(
  name: string,
  { callee }: Argument,
  { document, node, code, catalogue }: Question,
): Evidence[] {
  // `expect(page.locator('[data-testid="response-status-code"]')).toContainText('201')`
  if (
    /^["'`]/.test(node.text) &&
    /^to(?:Have|Contain)Text(?:Content)?$/.test(name) &&
    /status[-_]?code/i.test(callee.text) &&
    catalogue.get(code)
  )
    return [{ words: 'a page tells the status of an answer', weight: 1 }];
  if (!/^["'`]/.test(node.text)) return [];
  const heading = /\bh[1-6]\b|error|status/i.test(callee.text);
  if (!toldOnPages.has(code) && !(heading && catalogue.get(code) && code >= 400)) return [];
  const page =
    /^(?:to(?:Have|Contain)Text(?:Content)?|(?:get|find|query)(?:All)?ByText)$/.test(name) ||
    (/^(?:toBe|toEqual|toContain|toMatch|equal|strictEqual|include|contain)$/.test(name) &&
      /\b(?:textContent|innerText|innerHTML|allTextContents|text\(\))/.test(callee.text));
  if (!page) return [];
  return [
    {
      words: 'a page tells its status',
      weight: heading && code % 100 === 0 ? 0.9 : document.head.speaksHttp ? 0.5 : 0.65,
    },
  ];
}

/** `res.status(404).end('404')`, `new Response('404', { status: 404 })`: a body that is nothing but the status. */
export function wholeBody(name: string, { args, index, callee }: Argument, { node, code }: Question): Evidence[] {
  if (index > 0 || !/^["'`]/.test(node.text) || code < 400) return [];
  if (new RegExp(`\\bstatus(?:_?[cC]ode)?["']?\\s*[:=]\\s*${code}\\b`).test(args[1]?.text.slice(0, 200) ?? ''))
    return [{ words: 'it is the body beside its status', weight: 1 }];
  return args.length === 1 &&
    /^(?:end|send|write|text)$/.test(name) &&
    /^(?:res|resp|response|reply)\b/.test(callee.text)
    ? [{ words: 'a body is nothing but the number', weight: 0.65 }]
    : [];
}

/** The statuses that pages tell their readers. */
const toldOnPages = new Set([401, 403, 404, 405, 410, 418, 422, 429, 502, 503, 504]);

/**
 * `assert.Contains(t, log.String(), "404")` where other lines ask the same text for a method: a line of an access log.
 * Looks 600 characters around.
 */
export function inLog(name: string, { args, index }: Argument, { document, node }: Question): Evidence[] {
  const subject = args[index - 1]?.text ?? '';
  if (!/contain|includ|match/i.test(name) || !/^["']/.test(node.text) || subject.length < 3 || subject.length > 60)
    return [];
  const around = document.text.slice(Math.max(0, node.startIndex - 600), node.endIndex + 600);
  const asked = new RegExp(
    `${subject.replace(/[^\w\s]/g, '\\$&')},\\s*["'](?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\\b`,
  ).test(around);
  return asked ? [{ words: 'the same text is asked for a method', weight: 0.8 }] : [];
}
