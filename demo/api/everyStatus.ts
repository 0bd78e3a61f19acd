import { STATUS_CODES } from 'node:http';
import { type Request, type Response, Router } from 'express';
import { problem } from './problem';
import { examples } from './statusFields';

/** RFC 9110's names where Node still has older ones. */
const phrases: Record<number, string> = { 413: 'Content Too Large', 418: '(Unused)', 422: 'Unprocessable Content' };

/** RFC 9110, 15.3.5, 15.3.6 and 15.4.5: these carry no content. */
const withoutContent = [204, 205, 304];

/**
 * `/status/<code>`, with any method: answers with that status and the fields that belong to it.
 * `?reason=` replaces the reason phrase, `?body=` the body.
 */
export const everyStatus = Router();

everyStatus.all('/status/:code', (req, res) => {
  const code = Number(req.params.code);
  if (!/^\d{3}$/.test(req.params.code) || code < 100) {
    return problem(res, 400, 'Bad Request', { detail: 'Ask for a number from 100 to 999, such as /status/404.' });
  }
  if (code < 200) return interim(code, req, res);
  answer(code, req, res);
});

function answer(code: number, req: Request, res: Response): void {
  const example = examples[code] ?? {};
  const phrase = phrases[code] ?? STATUS_CODES[code] ?? 'Unassigned';
  const { reason, body } = req.query;
  // A phrase with a line break or another control character would end the status line early.
  res.statusMessage = typeof reason === 'string' && /^[\t\x20-\x7e]+$/.test(reason) ? reason : phrase;
  res.set(typeof example.fields === 'function' ? example.fields(req.method) : (example.fields ?? {}));
  res.status(code);
  if (withoutContent.includes(code)) {
    if (code === 205) res.setHeader('Content-Length', '0');
    res.end();
  } else if (typeof body === 'string') {
    res.type('text/plain').send(body);
  } else if (example.body) {
    res.type(example.body.type).send(example.body.text);
  } else if (code >= 400) {
    problem(res, code, phrase, example.detail ? { detail: example.detail } : {});
  } else {
    res.json({ status: code, phrase });
  }
}

/**
 * An interim response is followed by a final one (RFC 9110, 15.2). Node can send 100, 102 and 103; for 101 see upgrade.ts.
 * Any other is refused, since there is no honest way to send it.
 */
function interim(code: number, req: Request, res: Response): void {
  const finalAnswer = (): void => void res.json({ status: 200, before: code, phrase: STATUS_CODES[code] });
  if (code === 100) {
    res.writeContinue();
    return finalAnswer();
  }
  if (code === 102) {
    res.writeProcessing();
    return finalAnswer();
  }
  if (code === 103) return res.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' }, finalAnswer);
  if (code === 101) return answer(426, req, res); // who asks for an upgrade does not arrive here
  problem(res, 501, 'Not Implemented', { detail: `Node's server cannot send the interim status ${code}.` });
}
