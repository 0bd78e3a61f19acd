import { statusName } from '../../words';
import { failures, onlyOfHttp } from '../names';
import type { Inside } from '.';

/** `[ "$(curl -w '%{http_code}' "$url")" = 200 ]` */
export const ofCurl: Inside = expression =>
  /%\{(?:http|response)_code\}/.test(expression) ? [{ words: 'curl writes the status', weight: 1.1 }] : undefined;

/** `ERROR_TO_HTTP_STATUS[:internal]` */
export const ofTable: Inside = expression => {
  const table = /(\w+)\[[^\]]+\]$/.exec(expression.trim())?.[1];
  const held = table === undefined ? undefined : statusName(table);
  return held && held.weight >= 1 ? [held] : undefined;
};

/** HTTP/2's `headers[':status']`, `headers.get(new HttpString(":status"))` */
export const ofPseudoHeader: Inside = expression =>
  /[[(]\s*["'`]:status["'`]\s*[\])]{1,2}$/.test(expression) ? [statusName(':status')] : undefined;

/** `if (expectedResponse == 200)`: a number is awaited under that name. */
export const awaitedNumber: Inside = (expression, { node }) =>
  /^(?:this\.)?(?:expected|wanted?)_?(?:response|answer)$/i.test(expression.trim()) && /^\d/.test(node.text)
    ? [{ words: `\`${expression.trim()}\` is a number that is awaited`, weight: 0.75 }]
    : undefined;

/** JSONPath: `assertThat("$.cause.status", is(400))` */
export const ofJsonPath: Inside = expression => {
  const within = /^["'`]\$[\w.[\]*]*\.(\w+)["'`]$/.exec(expression.trim())?.[1];
  if (within === undefined) return undefined;
  const asked = statusName(within);
  return asked.weight >= 0.5 ? [asked, { words: 'it is a member of a body', weight: 0.5 }] : [];
};

/** `"403" in str(e)` */
export const ofErrorText: Inside = (expression, { node, code, document }) => {
  const said =
    /^(?:str|String|repr)\(\s*(\w+)\s*\)$/.exec(expression.trim())?.[1] ??
    /^(\w+)\.toString\(\)$/.exec(expression.trim())?.[1] ??
    // Vitest's `expect(error.message).toMatch(/404/)`, AVA's `t.regex(error!.message, /404/)`
    /^(\w+)[!?]?\.message$/.exec(expression.trim())?.[1];
  return said && failures.test(said) && /^[a-z]?["'`]|^\/\d{3}\/$/i.test(node.text)
    ? [
        {
          words: `the text of \`${said}\` may speak of a status`,
          weight: code >= 400 && document.head.speaksHttp ? 0.75 : onlyOfHttp.has(code) ? 0.65 : 0.45,
        },
      ]
    : undefined;
};
