import { csharpEndpoints } from '../../languages/csharp/endpoints';
import { elixirEndpoints } from '../../languages/elixir/endpoints';
import { goEndpoints } from '../../languages/go/endpoints';
import { javaEndpoints } from '../../languages/java/endpoints';
import { javascriptEndpoints } from '../../languages/javascript/endpoints';
import { kotlinEndpoints } from '../../languages/kotlin/endpoints';
import { phpEndpoints } from '../../languages/php/endpoints';
import { pythonEndpoints } from '../../languages/python/endpoints';
import { rubyEndpoints } from '../../languages/ruby/endpoints';
import { rustEndpoints } from '../../languages/rust/endpoints';
import type { Endpoints } from './types';

/** The languages in which requests and routes are read, by the id of their folder. */
const byLanguage: Record<string, Endpoints> = {
  javascript: javascriptEndpoints,
  typescript: javascriptEndpoints,
  tsx: javascriptEndpoints,
  python: pythonEndpoints,
  go: goEndpoints,
  java: javaEndpoints,
  kotlin: kotlinEndpoints,
  csharp: csharpEndpoints,
  ruby: rubyEndpoints,
  php: phpEndpoints,
  rust: rustEndpoints,
  elixir: elixirEndpoints,
};

export function endpointsFor(languageId: string): Endpoints | undefined {
  return byLanguage[languageId];
}
