import type { ParsedDocument } from '../../../../parsing/document';
import type { Evidence } from '../../../types';
import { importsOf } from '../../imports';
import type { ErrorClass } from './types';

/** Where it comes from. */
export function ofImport({ name, stem, receiver, document }: ErrorClass): Evidence[] {
  const evidence: Evidence[] = [];
  const imports = importsOf(document);
  const from = imports.names.get(name) ?? imports.names.get(receiver?.path.at(-1) ?? '');
  // Android's `Resources.NotFoundException`
  if (from && /^android\.content\b/.test(from))
    return [{ words: `it comes from \`${from}\`, which is none of HTTP`, weight: -0.5 }];
  // Graylog's `org.graylog2.database.NotFoundException`
  if (from && /(?:^|[.\\])(?:databases?|db|persistence|daos?|storage|caches?)[.\\]\w+$/i.test(from))
    return [{ words: `it comes from \`${from}\`, which keeps things`, weight: -0.4 }];
  // A file about errors of the same project: `import '../shared/exceptions.dart'`
  // C#'s `using Shop.Core.Exceptions;`
  const own = imports.paths.find(
    p =>
      /^(?:\.|package:|@\/|~)[\w./@~:-]*(?:error|exception)s?(?:\.\w+)?$/i.test(p) ||
      (/^(?!System\b)\w+(?:\.\w+)*\.(?:\w*Exceptions|Errors)$/.test(p) && !otherWorlds.test(p)),
  );
  if (from && (/http|response|api|nest|boom|rest|web|status|request/i.test(from) || frameworks.test(from)))
    evidence.push({ words: `imported from \`${from}\``, weight: 0.5 });
  // Java's `com.example.shop.exception.NotFoundException`; containers and readers of codes have exceptions of that name too.
  else if (
    from &&
    stem.length > 1 &&
    !behindTheScenes(document) &&
    /[.\\](?:\w*[eE]xceptions?|\w*[eE]rrors?)[.\\]\w+$/.test(from) &&
    !otherWorlds.test(from)
  )
    evidence.push({ words: `it comes from \`${from}\``, weight: 0.25 });
  else if (own && stem.length > 1 && !behindTheScenes(document))
    evidence.push({
      words: `it comes from \`${own}\`, as it seems`,
      weight: /^(?:errors|exceptions)$/i.test(receiver?.text ?? '') ? 0.45 : 0.25,
    });
  return evidence;
}

/** Libraries of HTTP whose name does not say so, where they open the path of an import. */
const frameworks =
  /^@?(?:poem|axum|rocket|salvo|warp|tide|flask|werkzeug|django|starlette|fastapi|falcon|litestar|sanic|aiohttp|express|koa|feathersjs?|elysia|hono)(?![\w])/i;

/**
 * Code that keeps, queues or executes, and knows nothing of the web: what its own exceptions are answered with, if at all, is
 * decided elsewhere. By the package or namespace, and what it imports.
 */
export const behindTheScenes = ({ head: { text } }: ParsedDocument): boolean =>
  !webImports.test(text) &&
  (/^\s*(?:package|namespace)\s[\w.]*\.(?:daos?|persistence|repositor(?:y|ies)|core|redis|jdbc|sqlite|postgres|mysql|storage|queues?|grpc|kafka|engine|execution|scheduler)\b/im.test(
    text,
  ) ||
    /\bio\.grpc\b/.test(text));

const webImports =
  /\b(?:springframework\.(?:web|http)|(?:javax|jakarta)\.(?:ws|servlet)|AspNetCore|System\.Net\.Http|retrofit2|okhttp3?|ktor|HttpStatus\w*|ResponseEntity|ResponseStatus|ControllerAdvice|(?:class|interface)\s+\w*(?:Controller|Resource|Endpoint|Client))\b/;

const otherWorlds = /container|inject|zxing|persistence|\bjpa\b|hibernate|ldap|jdbc|sql|grpc/i;
