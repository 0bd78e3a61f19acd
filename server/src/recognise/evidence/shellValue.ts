import { resultEvidence } from '../results';
import { statusName } from '../words';
import type { ValueRule } from './value';

/** `code=$(curl -w '%{http_code}' "$url")`, with the command on lines of its own too. */
const written: ValueRule = ({ name, written: value, above }) =>
  /^["'`]?\$?\(|^`/.test(value) &&
  /%\{(?:http|response)_code\}|^[^\n]*(?:HTTP\/|http_code|["'^]HTTP\b)/.test(
    above.slice(above.lastIndexOf(value)).slice(0, 400),
  )
    ? [{ words: `curl writes the status into \`${name}\``, weight: 0.8 }]
    : undefined;

/** `status=$(tail -n1 <<< "$answer")`: what curl wrote, by another name; `curl -I … | head -n1 | cut -d' ' -f2` */
const takenFrom: ValueRule = ({ name, written: value, above }) => {
  const source = /^["'`]?\$?[(`]/.test(value) ? /\$\{?(\w+)\}?/.exec(value)?.[1] : undefined;
  return source &&
    new RegExp(`\\b${source}=(?:[^\\n]|\\\\\\n)*?(?:%\\{(?:http|response)_code\\}|["'^]HTTP\\b)`).test(above)
    ? [{ words: `\`${name}\` is taken from what curl wrote into \`${source}\``, weight: 0.8 }]
    : undefined;
};

/** `status=$(fetch "$url")`, where `fetch` is a function of this script, or says what it prints: `$(_response_code)`. */
const printed: ValueRule = ({ name, written: value, question: { document } }) => {
  const command = /^["']?\$\(\s*(\w+)|^`(\w+)/.exec(value);
  if (!command) return undefined;
  const own = command[1] ?? command[2] ?? '';
  const result = resultEvidence(own, document);
  if (result.length) return result;
  return statusName(own).weight >= 1
    ? [{ words: `\`${name}\` is what \`${command[1] ?? ''}\` prints`, weight: 0.7 }]
    : undefined;
};

/** `err=$(curl --fail … 2>&1)`: curl's own words for what failed, which name the status last. */
const failed: ValueRule = ({ name, written: value, above, question: { code } }) =>
  code >= 400 &&
  /^["']?\$\(\s*curl\b/.test(value) &&
  /^[^\n]*\s(?:--fail\b|-[a-zA-Z]*f)[^\n]*2>&1/.test(above.slice(above.lastIndexOf(value)).slice(0, 400))
    ? [{ words: `curl says in \`${name}\` what failed`, weight: 0.8 }]
    : undefined;

const cut: ValueRule = ({ name, written: value }) =>
  /\bcurl\b.*\s(?:-[a-zA-Z]*[iI][a-zA-Z]*|--head|--include)\s.*\b(?:cut|awk|head\s+-(?:n\s*)?1)\b/.test(value)
    ? [{ words: `\`${name}\` is cut from a status line`, weight: 0.8 }]
    : undefined;

/** `status=$?`; a parameter, `$1`, says nothing. */
const ofProcess: ValueRule = ({ name, written: value }) => {
  if (/^["']?\$\?/.test(value)) return [{ words: `\`${name}\` is an exit status`, weight: -0.9 }];
  return /^["']?\$\{?\d/.test(value) ? [] : undefined;
};

/** What a shell's variable is given: what curl wrote, what a command printed, the exit status, a parameter. */
export const ofShellValue: readonly ValueRule[] = [written, takenFrom, printed, failed, cut, ofProcess];
