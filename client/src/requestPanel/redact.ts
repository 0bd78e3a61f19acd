import type { AuthDraft, Draft, FieldLine } from './messages';

/** What stands where a secret stood. */
export const mask = '••••';

const secretNames =
  /^(proxy-)?authorization$|^(set-)?cookie2?$|(^|[-_.])(token|secret|password|passwd|pwd|passphrase|credentials?|signature|sig|session|sessionid|sid|jwt|otp|pin)s?($|[-_.])|api[-_.]?key|access[-_.]?key|subscription-key|private[-_.]?key|client[-_.]?secret|(access|refresh|id|auth|bearer|csrf|xsrf|security)[-_.]?token|^(auth|key|code)$/i;

/** Whether a field, parameter or member of this name usually carries a secret. */
export function isSecretName(name: string): boolean {
  // accessToken and access_token are the same name to a person.
  return secretNames.test(name.replace(/([a-z\d])([A-Z])/g, '$1-$2'));
}

/** Whether there is anything to hide: a bare variable names a secret without being one. */
function isPlaceholder(value: string): boolean {
  const text = value.trim();
  // What is masked in part may hold another secret beside it.
  return text === '' || text === mask || /^(\w+\s+)?\{\{[^{}]*\}\}$/.test(text);
}

/** A field's value without its secret: the scheme of Authorization and the names of cookies stay. */
export function redactField(name: string, value: string): string {
  if (/^(location|content-location|link|refresh|referer|origin)$/i.test(name)) return redactUrl(value);
  if (!isSecretName(name) || isPlaceholder(value)) return redactTokens(value);
  if (/authorization$/i.test(name)) {
    const scheme = /^\s*([A-Za-z][\w-]*)\s+\S/.exec(value)?.[1];
    return scheme ? `${scheme} ${mask}` : mask;
  }
  if (/^cookie$/i.test(name)) return value.replace(/=[^;]*/g, `=${mask}`);
  if (/^set-cookie2?$/i.test(name)) return value.replace(/=[^;]*/, `=${mask}`);
  return mask;
}

export function redactFields(lines: readonly FieldLine[]): FieldLine[] {
  return lines.map(([name, value]) => [name, redactField(name, value)]);
}

/** A URL without its user information and without the values of parameters that carry secrets. Works on any text. */
export function redactUrl(url: string): string {
  return redactTokens(
    url
      .replace(/^([a-z][a-z0-9+.-]*:\/\/)([^/?#@]*)@/i, (whole, scheme: string, user: string) =>
        isPlaceholder(user) ? whole : `${scheme}${mask}@`,
      )
      .replace(/([?&#;])([^=&#;?]+)=([^&#;]*)/g, (whole, before: string, name: string, value: string) =>
        isSecretName(decode(name)) && !isPlaceholder(decode(value)) ? `${before}${name}=${mask}` : whole,
      ),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}

/** A body's text without the values of members, form pairs and attributes whose names speak of secrets. */
export function redactBody(text: string): string {
  return redactTokens(
    text
      .replace(
        /("((?:[^"\\]|\\.)*)"\s*:\s*)("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*)/g,
        (whole, before: string, name: string, value: string) =>
          isSecretName(name) && !isPlaceholder(value.replace(/^"|"$/g, '')) ? `${before}"${mask}"` : whole,
      )
      .replace(/(^|&)([^=&\s"{}<>]+)=([^&\s]*)/g, (whole, before: string, name: string, value: string) =>
        isSecretName(decode(name)) && !isPlaceholder(decode(value)) ? `${before}${name}=${mask}` : whole,
      )
      .replace(/<([\w:-]+)((?:\s[^>]*)?)>([^<]+)<\/\1>/g, (whole, name: string, attributes: string, value: string) =>
        isSecretName(name) && !isPlaceholder(value) ? `<${name}${attributes}>${mask}</${name}>` : whole,
      ),
  );
}

/** Tokens that give themselves away by their form: JWTs, `Bearer …`, and the keys of well-known services. */
export function redactTokens(text: string): string {
  return text
    .replace(/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, mask)
    .replace(/\b(Bearer|Basic|Token)\s+(?!\{\{)[\w+/~.=-]{8,}/g, `$1 ${mask}`)
    .replace(
      /\b(gh[pousr]_|github_pat_|sk_live_|sk_test_|rk_live_|xox[abprs]-|glpat-|AKIA|AIza|npm_)[\w-]{10,}/g,
      mask,
    );
}

/** Takes every one of these values out of a text, whatever stands around them. Values of fewer than four characters stay. */
export function withoutValues(text: string, secrets: Iterable<string>): string {
  let result = text;
  for (const secret of secrets) if (secret.length >= 4) result = result.split(secret).join(mask);
  return result;
}

/** The same for every text within a value, its shape kept. Also as they look once written in a URL. */
export function withoutValuesDeep<T>(value: T, secrets: readonly string[]): T {
  const wanted = [...new Set(secrets.flatMap(secret => [secret, encodeURIComponent(secret)]))]
    .filter(secret => secret.length >= 4)
    .sort((a, b) => b.length - a.length);
  if (!wanted.length) return value;
  // One look at each text, however many secrets there are.
  const any = new RegExp(wanted.map(secret => secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
  const walk = (part: unknown): unknown =>
    typeof part === 'string'
      ? part.replace(any, mask)
      : Array.isArray(part)
        ? part.map(walk)
        : typeof part === 'object' && part !== null
          ? Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]))
          : part;
  return walk(value) as T;
}

/** The values in a draft that are secret by themselves, in every form in which they go out. */
export function secretValues(draft: Draft): string[] {
  const { secrets } = splitDraft(draft);
  const single = Object.entries(secrets).flatMap(([place, value]) =>
    place === 'url' || place === 'bodyText' ? [] : [value],
  );
  const { auth } = draft;
  if (auth.kind === 'basic' && auth.password)
    single.push(btoa(String.fromCharCode(...new TextEncoder().encode(`${auth.user}:${auth.password}`))));
  // `Bearer abc` and `sid=abc; b=c` hold the secret as a part.
  return single.flatMap(value => [value, ...value.split(/[\s;=,]+/).filter(part => part.length >= 8)]);
}

/** The secrets of a draft by the place they stand in, for a store that keeps them. */
export type DraftSecrets = Record<string, string>;

/** Parts a draft into what may stand on disk, and its secrets. `joinDraft` puts them together again. */
export function splitDraft(draft: Draft): { plain: Draft; secrets: DraftSecrets } {
  const secrets: DraftSecrets = {};
  const take = (place: string, value: string, plain: string): string => {
    if (value !== plain) secrets[place] = value;
    return plain;
  };
  const hide = (place: string, value: string): string => take(place, value, isPlaceholder(value) ? value : '');
  const plain: Draft = {
    ...draft,
    url: take('url', draft.url, redactUrl(draft.url)),
    mutedQuery: draft.mutedQuery.map((row, i) =>
      isSecretName(row.name) ? { ...row, value: hide(`query.${i}`, row.value) } : row,
    ),
    fields: draft.fields.map((row, i) => ({
      ...row,
      value: take(`field.${i}`, row.value, secretless(row.name, row.value)),
    })),
    bodyText: take('bodyText', draft.bodyText, redactBody(draft.bodyText)),
    bodyForm: draft.bodyForm.map((row, i) => ({
      ...row,
      value: take(`form.${i}`, row.value, secretless(row.name, row.value)),
    })),
    bodyParts: draft.bodyParts.map((row, i) => ({
      ...row,
      value: take(`part.${i}`, row.value, secretless(row.name, row.value)),
    })),
    auth: splitAuth(draft.auth, hide),
    blanks: draft.blanks.map((blank, i) => ({
      ...blank,
      value: take(`blank.${i}`, blank.value, secretless(blank.name, blank.value)),
    })),
  };
  return { plain, secrets };
}

function secretless(name: string, value: string): string {
  return isSecretName(name) && !isPlaceholder(value) ? '' : redactTokens(value);
}

function splitAuth(auth: AuthDraft, hide: (place: string, value: string) => string): AuthDraft {
  switch (auth.kind) {
    case 'none':
      return auth;
    case 'bearer':
      return { ...auth, token: hide('auth.token', auth.token) };
    case 'basic':
      return { ...auth, password: hide('auth.password', auth.password) };
    case 'api-key':
      return { ...auth, value: hide('auth.value', auth.value) };
  }
}

export function joinDraft(plain: Draft, secrets: DraftSecrets): Draft {
  const rows = <R extends { value: string }>(list: R[], place: string): R[] =>
    list.map((row, i) => ({ ...row, value: secrets[`${place}.${i}`] ?? row.value }));
  const { auth } = plain;
  return {
    ...plain,
    url: secrets['url'] ?? plain.url,
    mutedQuery: rows(plain.mutedQuery, 'query'),
    fields: rows(plain.fields, 'field'),
    bodyText: secrets['bodyText'] ?? plain.bodyText,
    bodyForm: rows(plain.bodyForm, 'form'),
    bodyParts: rows(plain.bodyParts, 'part'),
    blanks: rows(plain.blanks, 'blank'),
    auth:
      auth.kind === 'bearer'
        ? { ...auth, token: secrets['auth.token'] ?? auth.token }
        : auth.kind === 'basic'
          ? { ...auth, password: secrets['auth.password'] ?? auth.password }
          : auth.kind === 'api-key'
            ? { ...auth, value: secrets['auth.value'] ?? auth.value }
            : auth,
  };
}
