import { importsOf, importsPath } from '../../imports';
import type { Spelled } from '../types';

/**
 * wretch's `.get().notFound(() => nothing).unauthorized(signIn)`: a chain that asks for something, or has such catchers beside, is
 * told what to do when that is answered. Looks 300 characters around, at the same statement.
 */
export function isCatcher({ name, start, several, receiver, document, sites: [site] }: Spelled): boolean {
  if (site?.kind !== 'callee' || site.args.length !== 1 || receiver === undefined) return false;
  if (!/^[a-z]/.test(name) || !(several || /^(?:unauthorized|forbidden|conflict)$/.test(name))) return false;
  if (!handler.test(site.args[0]?.text.slice(0, 80) ?? '')) return false;
  if (receiver.call && asking.test(receiver.path.at(-1) ?? '')) return true;
  const { text } = document;
  const above =
    text
      .slice(Math.max(0, start - 300), start)
      .split(statement)
      .at(-1) ?? '';
  const below = text.slice(start + name.length, start + name.length + 300).split(statement, 1)[0] ?? '';
  return catchers.test(above) || catchers.test(below) || importsPath(importsOf(document), 'wretch');
}

const handler = /=>|^(?:async\s+)?function\b/;
const asking = /^(?:get|head|options|opts|post|put|patch|delete|fetch)$/;
/** Where a statement ends: code without semicolons parts them by an empty line. */
const statement = /;\s*\n|\n\s*\n/;
const catchers =
  /\.(?:badRequest|notFound|internalError|unauthorized|forbidden|fetchError|catcher|catcherFallback)\((?:\d{3},\s*)?(?:async\s*)?\(?[\w\s,:]{0,40}\)?\s*=>/;
