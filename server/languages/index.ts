import type { Container, Language } from '../src/languages/types';
import { astro } from './astro';
import { cpp } from './cpp';
import { csharp } from './csharp';
import { dart } from './dart';
import { elixir } from './elixir';
import { go } from './go';
import { http, requestFile } from './http';
import { java } from './java';
import { javascript } from './javascript';
import { json } from './json';
import { kotlin } from './kotlin';
import { markdown } from './markdown';
import { php } from './php';
import { powershell } from './powershell';
import { python } from './python';
import { ruby } from './ruby';
import { rust } from './rust';
import { scala } from './scala';
import { shell } from './shell';
import { svelte } from './svelte';
import { swift } from './swift';
import { tsx, typescript } from './typescript';
import { vue } from './vue';
import { yaml } from './yaml';

/** Every language that has a folder. Adding one adds a line here. */
export const languages: readonly Language[] = [
  javascript,
  typescript,
  tsx,
  python,
  java,
  go,
  kotlin,
  csharp,
  ruby,
  scala,
  php,
  http,
  json,
  yaml,
  elixir,
  swift,
  dart,
  cpp,
  rust,
  shell,
  powershell,
];

/** Every kind of document that holds code of other languages. */
export const containers: readonly Container[] = [vue, svelte, astro, markdown, requestFile];
