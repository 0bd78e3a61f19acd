import type { Blanks } from './blanks';

/**
 * A route's path as a URL's, its parameters as blanks: `:id`, `{id}`, `{id:int}`, `<int:id>`, `*rest`. Optional parts
 * in parentheses are left out; the names in `given` (`controller`, `action`) stand in brackets.
 */
export function pathWithBlanks(path: string, blanks: Blanks, given: Record<string, string> = {}): string {
  const marks: string[] = [];
  const blank = (name: string): string => `\u0000${marks.push(blanks.named(name || 'rest')) - 1}\u0000`;
  return (
    path
      .replace(/\{\{([^{}]*)\}\}/g, (_, name: string) => blank(name))
      .replace(/\[(\w+)\]/g, (whole, name: string) => given[name] ?? whole)
      .replace(/\{\$\}$/, '')
      .replace(/\{\*{0,2}(\w+)(?:\.\.\.)?(?:[:?=<](?:[^{}]|\{[^{}]*\})*)?\}/g, (_, name: string) => blank(name))
      // Rocket's query: /users?<page>&<size>
      .replace(/([?&])<(\w+)(?:\.\.)?>/g, (_, mark: string, name: string) => `${mark}${name}=${blank(name)}`)
      .replace(/<(?:[\w.]+(?:\([^)]*\))?:)?(\w+)(?:\.\.)?>/g, (_, name: string) => blank(name))
      .replace(/\((?:\.:format|\/:?\w+)\)/g, '')
      .replace(/(?<=^|[/.~-]):(\w+)(?:\((?:[^()]|\([^()]*\))*\))?(?:\{[^{}]*\})?[?*+]?/g, (_, name: string) =>
        blank(name),
      )
      .replace(/(?<=^|\/)\*(\w*)/g, (_, name: string) => blank(name))
      .replace(/\u0000(\d+)\u0000/g, (_, i: string) => marks[Number(i)] ?? '')
  );
}

/** Pieces of a path, one behind the other, with one slash between two. */
export function joinPaths(...pieces: string[]): string {
  const joined = pieces
    .map(p => p.trim())
    .filter(p => p !== '' && p !== '/')
    .map(p => `/${p.replace(/^\/+/, '')}`)
    .map((p, i, all) => (i < all.length - 1 ? p.replace(/\/+$/, '') : p))
    .join('');
  return joined || '/';
}
