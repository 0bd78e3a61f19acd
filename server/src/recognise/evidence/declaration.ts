import { mentions } from '../../parsing/document';
import { firstOf } from '../firstOf';
import type { Evidence } from '../types';
import type { Question } from './question';
import { valueEvidence } from './value';

/** A name, and the text above in which it may be given a value. */
interface Declared {
  name: string;
  /** The name, as a regular expression finds it. */
  escaped: string;
  above: string;
  question: Question;
}

/** The nearest declaration of a name. */
interface Binding {
  /** What it is given, up to the line's end. */
  value: string | undefined;
  /** Where the declaration begins in the text above. */
  at: number;
  /** It is one of several things that a call gives. */
  several: boolean;
  /** It is read beside the fields or the body of an answer. */
  besideParts: boolean;
}

/** What the nearest declaration above says about a bare name: `const { status } = await fetch(url)`. Looks 4 000 characters up. */
export function declarationEvidence(name: string, question: Question): Evidence[] {
  const { document, node } = question;
  const above = document.text.slice(Math.max(0, node.startIndex - 4000), node.startIndex);
  const declared: Declared = { name, escaped: name.replace(/[^\w]/g, '\\$&'), above, question };
  const { value, at, several, besideParts } = nearestBinding(declared);
  if (besideParts) return readBesideParts(name);
  const filled = firstOf(fillings, declared) ?? (value === undefined ? filledBelow(declared) : undefined);
  return filled ?? (value === undefined ? [] : valueEvidence({ name, written: value, above, at, several, question }));
}

const readBesideParts = (name: string): Evidence[] => [
  { words: `\`${name}\` is read beside the fields or the body`, weight: 0.6 },
];

/** The last declaration above, as long as none says sooner that the name is read beside the fields or the body. */
function nearestBinding({ escaped, above }: Declared): Binding {
  const declared = new RegExp(
    `(?:^|[\\s({,$@:])${escaped}(?:\\)\\s*(?:\\{|do\\b)\\s*|\\s*(?::\\s*[\\w.<>| ]+)?(?:,\\s*[$@\\w]*){0,3}\\s*(?::=|<-|=)(?!=|>|~)\\s*|\\.set\\()([^\\n;]{1,160})|[{[(]([^{}[\\]()=]{0,200})[}\\])]\\s*(?::[^=\\n]{1,60})?(?:<-|=(?![=>]))\\s*([^\\n;]{1,160})`,
    'gm',
  );
  const nearest: Binding = { value: undefined, at: 0, several: false, besideParts: false };
  for (const { 0: whole, 1: value, 2: names, 3: taken, index } of above.matchAll(declared)) {
    nearest.at = index;
    nearest.besideParts = false;
    if (
      givenWithParts(whole, value) ||
      (names && takenWithParts(names, escaped)) ||
      // Go's `resp, code := validate(nil)`
      (value !== undefined &&
        /(?:^|[\s(])(?:\w*[rR]esp(?:onse)?|body|headers?)$/.test(
          above.slice(Math.max(0, index - 30), index).replace(/,\s*$/, ''),
        ) &&
        above.charAt(index - 1) === ',')
    )
      return { ...nearest, besideParts: true };
    // A shell's `code=${code:-000}` says nothing new.
    if (value !== undefined && new RegExp(`^["']?\\$\\{?${escaped}\\b`).test(value)) continue;
    nearest.several = /,/.test(whole.slice(0, whole.length - (value?.length ?? 0))) && /\)\s*$/.test(value ?? '');
    if (value !== undefined) nearest.value = value;
    else if (names && new RegExp(`(?:^|[\\s,])(?:\\w+\\s*:\\s*)?${escaped}(?:\\s*[,=]|\\s*$)`).test(names)) {
      nearest.value = taken;
      // Rust's `let (accepted_status, refused_status) = tokio::join!(`
      nearest.several = /^\(.*,.*\)/s.test(whole);
      // `const { status, headers } = await app.handle(request)`
      // C++'s `auto const& [status, body] = response;`
      // Rust's `let (response, code) = index.create().await;`
      nearest.besideParts =
        /(?:^|[\s,])(?:headers?|body|status_?text|response|resp)(?:\s*[,:=]|\s*$)/i.test(names) &&
        /^[^=>]/.test(taken ?? '');
    }
  }
  return nearest;
}

/** `status, headers, body = app.call(env)` */
const givenWithParts = (whole: string, value: string | undefined): boolean =>
  value !== undefined && /,\s*_?\w*(?:headers?|body)\b[^=]*$/i.test(whole.split('=')[0] ?? '');

/** Elixir's `{status, _headers, body} = get(path)` */
const takenWithParts = (names: string, escaped: string): boolean =>
  new RegExp(
    `^\\s*${escaped}\\s*,(?:[^:]*\\b_?\\w*(?:headers?|body|resp(?:onse)?)\\b|\\s*_\\w*\\s*,\\s*_\\w*\\s*$)`,
  ).test(names);

/** What fills a name in another way than by giving it a value. */
const fillings: readonly ((declared: Declared) => Evidence[] | undefined)[] = [
  // OAuthLib's `headers, body, status = server.create_token_response(uri)`
  ({ name, escaped, above }) =>
    new RegExp(`\\b_?h(?:eaders?)?\\s*,\\s*_?(?:b(?:ody)?)?\\s*,\\s*${escaped}\\s*=(?!=)[^\\n]*\\(`).test(above)
      ? [{ words: `\`${name}\` stands behind the fields and the body`, weight: 0.8 }]
      : undefined,
  // libcurl's `curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code)`, PowerShell's `-StatusCodeVariable code`
  ({ name, escaped, above }) =>
    new RegExp(`(?:(?:RESPONSE|HTTP|STATUS)_?CODE\\w*\\s*,\\s*&|-StatusCodeVariable\\s+['"]?)${escaped}\\b`, 'i').test(
      above,
    )
      ? [{ words: `the status is written into \`${name}\``, weight: 0.8 }]
      : undefined,
  // C's `sscanf(line, "HTTP/1.1 %d", &code)`, wherever in the file
  ({ name, escaped, question: { document } }) =>
    document.language.id === 'cpp' &&
    mentions(document, new RegExp(`\\bsscanf\\([^;\\n]{0,120}HTTP/[^;\\n]{0,60}&${escaped}\\b`))
      ? [{ words: `\`${name}\` is read from a status line`, weight: 0.8 }]
      : undefined,
  // Dart's `final (status, body) = await send(…)`
  ({ name, escaped, above }) =>
    new RegExp(
      `[([]\\s*(?:final\\s+|var\\s+)?${escaped}\\s*,\\s*(?:final\\s+|var\\s+)?\\w*(?:[bB]ody|[hH]eaders)\\w*\\s*[)\\]]\\s*=(?!=)`,
    ).test(above)
      ? readBesideParts(name)
      : undefined,
  // Bats keeps in `output` what `run` printed.
  ({ name, above }) =>
    name === 'output' && /\brun\s[^\n]*%\{http_code\}[^\n]*\n(?:[^\n]*\n){0,6}[^\n]*$/.test(above)
      ? [{ words: 'curl writes the status into `output`', weight: 0.8 }]
      : undefined,
];

/** A shell's function may give its global a value, wherever in the file. */
function filledBelow({ name, escaped, question: { document } }: Declared): Evidence[] | undefined {
  if (!/^_?\w*code$|status/i.test(name)) return undefined;
  const below = new RegExp(`^[ \\t]*(?:export |local )?${escaped}=["'\`]?(?:\\$\\(|\`)[^\\n]*(?:HTTP|http_code)`, 'm');
  return mentions(document, below) ? [{ words: `curl writes the status into \`${name}\``, weight: 0.8 }] : undefined;
}
