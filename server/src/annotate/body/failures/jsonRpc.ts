import { firstText, isObject, member, show } from '../shape';
import type { Failure } from './types';

/** JSON-RPC 2.0: one answer, or a batch of them. */
export function jsonRpc(value: unknown): Failure | undefined {
  const all = Array.isArray(value) ? value : [value];
  const answers = all.filter(item => member(item, 'jsonrpc') === '2.0');
  if (!answers.length) return undefined;
  const failed = answers.filter(item => isObject(member(item, 'error')));
  const error = member(failed[0], 'error');
  if (!error) return undefined;
  const code = member(error, 'code');
  const message = firstText(error, ['message']);
  return {
    format: 'json-rpc',
    what:
      failed.length === 1
        ? `a JSON-RPC error${code === undefined ? '' : `, ${show(code, 40)}`}`
        : `${failed.length} JSON-RPC errors`,
    count: failed.length,
    ...(message !== undefined && { message }),
  };
}
