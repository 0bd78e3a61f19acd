/**
 * Whether an imported path leads to a file, and to what of it.
 * @param imported As an import names it, a named part behind it: `./routes/users`, `./routes/users/router`,
 * `app.routers.users.router`, `..users`, `@/routes/users.js`.
 * @param from The path of the file that imports.
 * @param target The path of the file that is meant, with slashes.
 * @returns The named part, empty where the file as a whole is imported; `undefined` where the import leads elsewhere.
 */
export function leadsTo(imported: string, from: string, target: string): string | undefined {
  const goal = segmentsOf(target);
  const relative = /^\.{1,2}\//.test(imported);
  const path = relative || imported.includes('/') ? imported.replace(extension, '') : imported.replace(/\.+/g, '/');
  const parts = relative ? resolve(from, path) : path.split('/').filter(p => p && p !== '@' && p !== '~' && p !== '.');
  for (const rest of [0, 1]) {
    const whole = dropIndex(rest ? parts.slice(0, -1) : parts);
    if (!whole.length || whole.length > goal.length) continue;
    // From a package's name alone nothing follows.
    if (!relative && whole.length < 2 && imported.includes('/')) continue;
    const end = relative ? goal : goal.slice(-whole.length);
    if (end.length === whole.length && end.every((s, i) => s === whole[i])) return rest ? (parts.at(-1) ?? '') : '';
  }
  return undefined;
}

const extension = /\.(?:[cm]?[jt]sx?|py)(?=\/|$)/;

const segmentsOf = (path: string): string[] => dropIndex(path.replace(extension, '').split('/').filter(Boolean));

/** A folder's own file stands for the folder. */
const dropIndex = (parts: string[]): string[] =>
  /^(?:index|__init__)$/.test(parts.at(-1) ?? '') ? parts.slice(0, -1) : parts;

function resolve(from: string, path: string): string[] {
  const parts = from.split('/').filter(Boolean).slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return parts;
}
