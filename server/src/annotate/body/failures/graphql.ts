import type { Context } from '../../context';
import { firstText, isObject, member } from '../shape';
import type { Failure } from './types';

export interface GraphqlAnswer {
  errors: readonly unknown[];
  /** Whether `data` is there and not null: the answer is partial. */
  data: boolean;
}

/** The body as a GraphQL answer: by media type, by URL, or by errors in the shape that only GraphQL has. */
export function graphql(context: Context): GraphqlAnswer | undefined {
  const { value } = context.response.body;
  if (!isObject(value)) return undefined;
  const errors = member(value, 'errors');
  const hasData = Object.hasOwn(value, 'data');
  const list = Array.isArray(errors) ? errors : [];
  const certain =
    context.response.mediaType?.essence === 'application/graphql-response+json' ||
    /graphql/i.test(context.request.url?.pathname ?? '') ||
    /^application\/graphql/i.test(context.request.fields.value('content-type') ?? '');
  const shaped =
    list.length > 0 &&
    list.slice(0, 20).every(error => typeof member(error, 'message') === 'string') &&
    (hasData ||
      list.some(error => Array.isArray(member(error, 'locations')) || isObject(member(error, 'extensions')))) &&
    Object.keys(value).every(name => ['data', 'errors', 'extensions', 'hasNext', 'label', 'path'].includes(name));
  if (!(certain && (hasData || list.length)) && !shaped) return undefined;
  return { errors: list, data: hasData && value.data !== null };
}

export function graphqlFailure(context: Context): Failure | undefined {
  const answer = graphql(context);
  if (!answer?.errors.length) return undefined;
  const n = answer.errors.length;
  const message = firstText(answer.errors[0], ['message']);
  return {
    format: 'graphql',
    what: n === 1 ? 'a GraphQL error' : `${n} GraphQL errors`,
    count: n,
    ...(message !== undefined && { message }),
  };
}
