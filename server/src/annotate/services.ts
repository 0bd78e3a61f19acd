import type { ComparePage, FieldPage, RegisteredField, StatusFacts } from '../catalogue/types';
import type { AnnotateServices, Decode, Digest } from './types';

/** The compiled catalogue, as `server/generated/facts.js` and `pages.js` export it; each is read on first need. */
export interface CatalogueSource {
  facts(): StatusFacts[];
  pages(): { fields: Record<string, FieldPage>; registry?: Record<string, RegisteredField>; compare?: ComparePage[] };
}

/**
 * Puts the catalogue and the host's decoders together.
 * @param host `decode` and `digest` from Node's zlib and crypto; in a browser `noDecode` and `noDigest`.
 */
export function createAnnotateServices(
  catalogue: CatalogueSource,
  host: { decode: Decode; digest: Digest; onFault?: AnnotateServices['onFault'] },
): AnnotateServices {
  let byCode: Map<number, StatusFacts> | undefined;
  const codes = () => (byCode ??= new Map(catalogue.facts().map(fact => [fact.code, fact])));
  return {
    statuses: { get: code => codes().get(code), all: () => catalogue.facts() },
    fields: {
      get: name => {
        const { fields } = catalogue.pages();
        return Object.hasOwn(fields, name) ? fields[name] : undefined;
      },
      registered: name => {
        const { registry } = catalogue.pages();
        return registry && Object.hasOwn(registry, name) ? registry[name] : undefined;
      },
    },
    compare: code => (catalogue.pages().compare ?? []).filter(page => page.codes.includes(code)),
    decode: host.decode,
    digest: host.digest,
    ...(host.onFault && { onFault: host.onFault }),
  };
}

/** Where there is no synchronous decoder. The annotation then says that the body was not looked into. */
export const noDecode: Decode = () => ({ state: 'unsupported' });

export const noDigest: Digest = () => undefined;
