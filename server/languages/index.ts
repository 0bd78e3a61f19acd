import type { Language } from '../src/languages/types';
import { csharp } from './csharp';
import { go } from './go';
import { java } from './java';
import { javascript } from './javascript';
import { kotlin } from './kotlin';
import { python } from './python';
import { tsx, typescript } from './typescript';

/** Every language that has a folder. Adding one adds a line here. */
export const languages: readonly Language[] = [javascript, typescript, tsx, python, java, go, kotlin, csharp];
