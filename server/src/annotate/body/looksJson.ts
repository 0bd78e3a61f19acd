import type { Context } from '../context';
import { isJsonType } from '../parse/mediaType';

/** Declared as JSON, or evidently an object or array of moderate size. */
export function looksJson({ response }: Context): boolean {
  if (isJsonType(response.mediaType)) return true;
  if (response.mediaType && !/^text\/|javascript$|octet-stream$/.test(response.mediaType.essence)) return false;
  const { body } = response;
  return body.raw.length < 4_000_000 && /^\s*[{[]/.test(body.text?.slice(0, 100) ?? '') && body.json?.ok === true;
}
