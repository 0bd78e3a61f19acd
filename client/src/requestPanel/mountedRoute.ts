import type { CodeRequest, MountParams, MountResult } from '../../../server/src/protocol';

/** What is needed to look through a workspace. */
export interface MountHost {
  /** Files that could mount a router of this one, the likeliest first; bounded. */
  files(uri: string): Promise<string[]>;
  /** `undefined` where it cannot be read, or is too long to be a program's. */
  text(uri: string): Promise<{ text: string; languageId: string } | undefined>;
  mount(params: MountParams): Promise<MountResult | null>;
  /** The file as a person knows it: `src/app.js`. */
  name(uri: string): string;
}

/** A router that is mounted in a router that is mounted: so far it is followed. */
const depthLimit = 4;
/** Files that are read side by side. */
const batch = 16;

/**
 * A route with the path under which other files mount its router: `router.get('/:id')` in `routes/users.js` is
 * `/api/users/{{id}}` where `app.js` says so. As it was where none does.
 */
export async function mountedRoute(request: CodeRequest, uri: string, host: MountHost): Promise<CodeRequest> {
  let { router, url, blanks } = request;
  if (request.kind !== 'route' || !router || !(router.mountedWith.length || router.prefixedWith.length)) return request;
  const files = await host.files(uri);
  const by: string[] = [];
  let target = uri;
  for (let depth = 0; depth < depthLimit && router; depth++) {
    const found: { uri: string; mount: MountResult } | undefined = await mountOf(target, router, files, host);
    if (!found || by.includes(found.uri)) break;
    by.push(found.uri);
    if (found.mount.path !== '/') url = found.mount.path.replace(/\/+$/, '') + (url === '/' ? '' : url);
    blanks = [...found.mount.blanks.filter(b => !blanks.some(known => known.name === b.name)), ...blanks];
    target = found.uri;
    router = found.mount.router;
  }
  if (url === request.url) return request;
  return { ...request, url, blanks, notes: [...request.notes, `Mounted by ${by.map(u => host.name(u)).join(', ')}.`] };
}

async function mountOf(
  target: string,
  router: NonNullable<CodeRequest['router']>,
  files: string[],
  host: MountHost,
): Promise<{ uri: string; mount: MountResult } | undefined> {
  const called = (words: string[]): RegExp | undefined =>
    words.length ? new RegExp(`(?<![\\w$])(?:${words.join('|')})\\s*\\(`) : undefined;
  const mounts = called(router.mountedWith);
  const prefixes = called(router.prefixedWith);
  const module = moduleName(target);
  for (let at = 0; at < files.length; at += batch) {
    const some = files.slice(at, at + batch).filter(uri => uri !== target);
    const texts = await Promise.all(some.map(uri => host.text(uri)));
    for (const [i, uri] of some.entries()) {
      const file = texts[i];
      if (!file || !((mounts?.test(file.text) && file.text.includes(module)) || prefixes?.test(file.text))) continue;
      const mount = await host.mount({ uri, ...file, target, router: router.name });
      if (mount) return { uri, mount };
    }
  }
  return undefined;
}

/** What an import of the file ends with: its name, or its folder's where it stands for that. */
function moduleName(uri: string): string {
  const parts = decodeURIComponent(uri)
    .replace(/\.\w+$/, '')
    .split('/');
  return (/^(?:index|__init__)$/.test(parts.at(-1) ?? '') ? parts.at(-2) : parts.at(-1)) ?? '';
}
