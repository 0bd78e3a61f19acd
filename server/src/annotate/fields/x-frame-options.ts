/** X-Frame-Options (RFC 7034; HTML, "The X-Frame-Options header"): who may show the page in a frame. */
import type { Line } from '../context';
import { nearest } from '../parse/nearest';
import { rfc } from '../reference';
import type { Check, FieldModule } from '../types';
import { quote } from '../words';

/** What it does: reports anything but DENY and SAMEORIGIN. Why: browsers ignore it, and the page can be framed by any site. */
export const xFrameOptionsInvalid: Check = {
  id: 'x-frame-options-invalid',
  level: 'warn',
  reference: rfc(7034, '2.1'),
  *find({ response }) {
    const field = response.fields.get('x-frame-options');
    if (!field) return;
    const values = new Set(field.members.map(member => member.toUpperCase()));
    const bad = [...values].find(value => value !== 'DENY' && value !== 'SAMEORIGIN');
    if (values.size === 1 && bad === undefined) return;
    const conflict = values.size > 1 && bad === undefined;
    const from = /^ALLOW-FROM\b/.test(bad ?? '');
    const meant = nearest((bad ?? '').toLowerCase(), ['sameorigin', 'deny'])?.toUpperCase();
    yield {
      wrong: `X-Frame-Options ${quote(field.value)} ${
        conflict
          ? 'says both DENY and SAMEORIGIN'
          : from
            ? 'uses ALLOW-FROM, which is obsolete'
            : 'is neither DENY nor SAMEORIGIN'
      }.`,
      why: conflict
        ? 'Browsers then refuse every frame, also those of the same site.'
        : 'Browsers ignore it, so any site can show the page in a frame and catch clicks meant for it.',
      instead: from
        ? "The server should send Content-Security-Policy: frame-ancestors with the origins that may frame the page, for example frame-ancestors 'self' https://partner.example."
        : `The server should send X-Frame-Options: ${meant ?? 'DENY (or SAMEORIGIN)'}.`,
      place: field.place,
    };
  },
};

function explain(line: Line) {
  const value = line.value.toUpperCase();
  if (value === 'DENY') return { words: 'DENY: no page may show this one in a frame.' };
  if (value === 'SAMEORIGIN')
    return { words: 'SAMEORIGIN: only pages of the same origin may show this one in a frame.' };
  return { words: `Should say who may frame the page, but browsers do not know ${quote(line.value)} and ignore it.` };
}

export const xFrameOptions: FieldModule = { names: ['x-frame-options'], explain, checks: [xFrameOptionsInvalid] };
