import type { ParsedDocument } from '../../../../parsing/document';
import { lambdaCall } from '../../../evidence';
import { pathOf } from '../../../path';
import type { Site } from '../../../sites';
import type { Evidence } from '../../../types';
import { importsOf } from '../../imports';

/** `before { notFound() }`, a controller's `Unauthorized()`: where such a call stands, it answers. */
export function answering(site: Site, document: ParsedDocument): Evidence[] {
  const taker = pathOf(lambdaCall(site.node, { document }) ?? '').at(-1) ?? '';
  if (takers.test(taker)) return [{ words: `a block of \`${taker}\` answers with it`, weight: 0.45 }];
  // Play's `Forbidden(text)`, of a mixed-in `Results`
  const library = mixedIn(document);
  if (library) return [{ words: `\`${library}\` is imported`, weight: 0.5 }];
  const found = controllers.exec(document.head.text);
  return found ? [{ words: `the file holds \`${found[1] ?? found[2] ?? ''}\``, weight: 0.45 }] : [];
}

export const mixedIn = (document: ParsedDocument): string | undefined =>
  importsOf(document).paths.find(p => /\bmvc[./\\](?:Results?|\w*Controller\w*)$|\bHttp4sDsl$/.test(p));

const takers =
  /handler$|filter$|^(?:get|post|put|patch|delete|head|options|route|before|after|error|exception|on|any)$/i;

const controllers =
  /\b(?:class|object|trait|module|interface)\s+(\w*(?:Controller|Resource|Endpoints?|Servlet|Routes?|Router|Api|Handlers?|Action)(?:Base|Spec|Test)?)\b|\bextends\s+(?:\w+\.)*(\w*(?:Controller|Servlet|Resource)\w*)/;
