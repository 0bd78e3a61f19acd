import { documented, type StatusInString } from './strings';

/** Annotations that document an answer. The group named `codes` holds its status, or several. */
const annotations = [
  // swag and Scribe: `@Failure 400,404 {object} Problem`; express-jsdoc-swagger: `@return {Order} 200 - the order`
  /@(?:success|failure|response|header)[ \t]+(?<codes>[1-5]\d\d(?:[ \t]*,[ \t]*[1-5]\d\d)*)\b/gi,
  /@returns?[ \t]+\{[^{}\n]*\}[ \t]+(?<codes>[1-5]\d\d)(?=[ \t]+-)/g,
  // apiDoc: `@apiError (404)`, `@apiSuccess (Success 201)`
  /@api(?:success|error)[ \t]+\((?:[A-Za-z]+[ \t]+)?(?<codes>[1-5]\d\d)\)/gi,
  // swagger-autogen: `#swagger.responses[404] = { … }`
  /#swagger\.responses\[(?<codes>[1-5]\d\d)\]/g,
  // swagger-php: `@OA\Response(response=404, …)`
  /@(?:OA|SWG)\\Response\(\s*(?:\*\s*)?response=["']?(?<codes>[1-5]\d\d)\b/g,
];

/**
 * The statuses that a comment documents by an annotation, or by OpenAPI in YAML below `responses:`. Prose stays silent.
 * @param text   The comment with its marks, at most the first 20 000 characters of it.
 * @param above  What stands above the comment, for lines that are comments of their own.
 */
export function statusesInComment(text: string, above: string): StatusInString[] {
  const evidence = [{ words: 'an annotation documents an answer', weight: 1.1 }];
  const found: StatusInString[] = [];
  const add = (start: number, digits: string): void => {
    found.push({ start, end: start + 3, code: Number(digits), spelling: 'status-line', evidence });
  };
  for (const annotation of annotations)
    for (const m of text.matchAll(annotation)) {
      const codes = m.groups?.codes ?? '';
      const start = m.index + m[0].lastIndexOf(codes);
      for (const code of codes.matchAll(/\d{3}/g)) add(start + code.index, code[0]);
    }
  // go-swagger: `// responses:` and below it `//   404: notFound`
  const row = /^\/\/[ \t]+([1-5]\d\d):[ \t]/.exec(text);
  const block = row && /(?:^[ \t]*\/\/[^\n]*\n)+[ \t]*$/m.exec(above)?.[0];
  if (row?.[1] && block && /\bresponses:[ \t]*\r?$/im.test(block)) add(row[0].indexOf(row[1]), row[1]);
  if (found.length) return found;
  // The marks of a block's lines are read as indentation.
  return documented(
    text.slice(0, 20_000).replace(/^[ \t]*(?:\/\*\*?|\*(?!\/)|#|\/\/)/gm, mark => ' '.repeat(mark.length)),
  );
}
