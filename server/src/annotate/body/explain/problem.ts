import type { BodyExplanation } from '../../../protocol';
import type { Context } from '../../context';
import { count, quote } from '../../words';
import { findFieldErrors } from '../fieldErrors';
import { show } from '../shape';
import { listed, quoted } from './says';

/** RFC 9457: standard members first, extensions as they come. */
export function explainProblem(context: Context, value: Record<string, unknown>): BodyExplanation {
  const standard = ['title', 'status', 'detail', 'type', 'instance'];
  const names = [
    ...standard.filter(name => Object.hasOwn(value, name)),
    ...Object.keys(value).filter(name => !standard.includes(name)),
  ].slice(0, 100);
  const members = names.map(name => ({ name, value: show(value[name]) }));
  const fieldErrors = findFieldErrors(value, context.response.status);
  const title = typeof value.title === 'string' ? value.title : undefined;
  const detail = typeof value.detail === 'string' ? value.detail : undefined;
  const says = [title, detail].filter(part => part !== undefined && part !== '').map(part => quoted(String(part)));
  const wrong = fieldErrors.length
    ? ` It names ${count(fieldErrors.length, 'field error')}: ${listed(fieldErrors)}.`
    : '';
  const instance = typeof value.instance === 'string' ? ` This occurrence is ${quote(value.instance, 120)}.` : '';
  return {
    mediaType: 'application/problem+json',
    kinds: ['json', 'problem-details'],
    words: members.length
      ? `Problem details${says.length ? `: ${says.join(': ')}` : ' without title or detail'}.${wrong || instance}`
      : 'Problem details without a single member: the type is about:blank, so they say no more than the status does.',
    problem: members,
    ...(fieldErrors.length && { fieldErrors }),
    ...((detail ?? title) !== undefined && { message: detail ?? title }),
  };
}
