import type { Exchange } from '../../protocol';
import { isObject } from '../body/shape';
import { readExchange } from '../readExchange';

/** Says what is wrong with the input, in a sentence for the person who gave it. */
export class InputError extends Error {}

/**
 * Reads an exchange that came as JSON in a file.
 * @param receivedAt Stands in where the file does not say when the response arrived.
 * @throws InputError naming the member that is missing or of the wrong type.
 */
export function fromJson(value: unknown, receivedAt: string): Exchange {
  const read = readExchange(isObject(value) && value.receivedAt === undefined ? { ...value, receivedAt } : value);
  if ('problem' in read) throw new InputError(read.problem.replaceAll('`', '"'));
  return read.exchange;
}
