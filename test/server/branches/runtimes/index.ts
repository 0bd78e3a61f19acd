import { csharpRuntimes } from './csharp';
import { goRuntimes } from './go';
import { javaRuntimes } from './java';
import { javascriptRuntimes } from './javascript';
import { phpRuntimes } from './php';
import { pythonRuntimes } from './python';
import { rubyRuntimes } from './ruby';
import type { Runtime } from './types';

/** Every library whose finished programs are run, language by language. */
export const runtimes: Runtime[] = [
  ...javascriptRuntimes,
  ...pythonRuntimes,
  ...goRuntimes,
  ...javaRuntimes,
  ...phpRuntimes,
  ...rubyRuntimes,
  ...csharpRuntimes,
];
