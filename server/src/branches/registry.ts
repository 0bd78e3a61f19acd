import { csharpBranches } from '../../languages/csharp/branches';
import { goBranches } from '../../languages/go/branches';
import { javaBranches } from '../../languages/java/branches';
import { javascriptBranches } from '../../languages/javascript/branches';
import { kotlinBranches } from '../../languages/kotlin/branches';
import { phpBranches } from '../../languages/php/branches';
import { pythonBranches } from '../../languages/python/branches';
import { rubyBranches } from '../../languages/ruby/branches';
import { rustBranches } from '../../languages/rust/branches';
import type { Dialect } from './dialect';

/** The languages in which branches can be written, by the id of their folder. */
const dialects: Record<string, Dialect> = {
  javascript: javascriptBranches,
  typescript: javascriptBranches,
  tsx: javascriptBranches,
  python: pythonBranches,
  go: goBranches,
  csharp: csharpBranches,
  java: javaBranches,
  kotlin: kotlinBranches,
  php: phpBranches,
  ruby: rubyBranches,
  rust: rustBranches,
};

export function dialectFor(languageId: string): Dialect | undefined {
  return dialects[languageId];
}
