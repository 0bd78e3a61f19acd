/**
 * How constants of a phrase are written, as the source of a pattern that heeds no case: `StatusNotFound`, `StatusCode::NOT_FOUND`,
 * `HTTP_404_NOT_FOUND`, `HttpResponse::NotFound`.
 */
export const constantOf = (words: string[]): string =>
  `(?:(?:Status(?:Code)?|Response)(?:::|\\.)|Status|HTTP_(?:\\d+_)?|STATUS_|SC_)${words.join('_?')}(?!\\w)`;

/** True where the constant of `phrase`, or the symbol that a status is set to (`put_status(:forbidden)`), stands within 160 characters of what lies between two offsets. */
export function constantNearby(phrase: string, text: string, start: number, end: number): boolean {
  const words = phrase.match(/[A-Za-z]+/g) ?? [];
  const around = `${text.slice(Math.max(0, start - 160), start)} ${text.slice(end, end + 160)}`;
  return (
    phrase.length > 3 &&
    (new RegExp(constantOf(words), 'i').test(around) ||
      new RegExp(`status[\\w(:= ,]{0,12}:${words.join('_').toLowerCase()}(?!\\w)`).test(around))
  );
}
