import type { Head, ParsedDocument } from '../../parsing/document';

/** What a file brings into scope, read from its text in one way for all languages. */
export interface Imports {
  /** Modules, packages, namespaces, headers; a named import stands with its name: `werkzeug.exceptions.NotFound`. */
  paths: string[];
  /** Those of `paths` that bring all their names along: `using X;`, `import X.*`, `#include <x>`, `require 'x'`. */
  whole: string[];
  /** A local name and the path behind it; an alias stands under its own name. */
  names: Map<string, string>;
}

const known = new WeakMap<Head, Imports>();

/** The imports at the head of a document; read again only when the head changes. */
export function importsOf({ head }: ParsedDocument): Imports {
  let imports = known.get(head);
  if (!imports) {
    imports = readImports(head.text);
    known.set(head, imports);
  }
  return imports;
}

/** True where something of `prefix` is imported: the path itself, or one below it. */
export function importsPath({ paths }: Imports, prefix: string): boolean {
  return paths.some(path => isBelow(path, prefix));
}

/** True where `name` itself comes from `prefix`, by name or with all the others. */
export function importsName({ names, whole }: Imports, name: string, prefix: string): boolean {
  const from = names.get(name);
  return (
    (from !== undefined && isBelow(from, prefix)) || whole.some(path => isBelow(path, prefix) || brings(path, prefix))
  );
}

/** `import a.*` brings what is in `a`, but not the members of a type there: `using System.Net` brings no `NotFound`. */
function brings(whole: string, prefix: string): boolean {
  return isBelow(prefix, whole) && !/^[./\\:]+[A-Z]/.test(prefix.slice(whole.length));
}

/** `org.springframework.http` holds `org.springframework.http.HttpStatus`; `http` does not hold `httpx`. */
function isBelow(path: string, prefix: string): boolean {
  return path === prefix || (path.startsWith(prefix) && /^[./\\:]/.test(path.slice(prefix.length)));
}

/** Reads the head of a file; a form that no language has here is passed over. */
export function readImports(head: string): Imports {
  const imports: Imports = { paths: [], whole: [], names: new Map() };
  const add = (path: string, local?: string, whole = false): void => {
    imports.paths.push(path);
    if (local) imports.names.set(local, path);
    if (whole) imports.whole.push(path);
  };
  ecmascript(head, add);
  python(head, add);
  dotted(head, add);
  ownPackage(head, add);
  quoted(head, add);
  return imports;
}

type Add = (path: string, local?: string, whole?: boolean) => void;

/** `{ a, b as c, d: e }` → pairs of name and local name. */
function members(list: string): [name: string, local: string][] {
  return list
    .split(',')
    .map(part => /^\s*(?:type\s+|static\s+)?([\w$.*\\:]+)\s*(?:(?:as|=>|:)\s*([\w$]+))?\s*$/.exec(part))
    .filter(m => m !== null)
    .map(m => [m[1] ?? '', m[2] ?? (m[1] ?? '').split(/[.\\:]+/).at(-1) ?? '']);
}

/** `import x, { a as b } from 'm'`, `import * as ns from 'm'`, `const { a } = require('m')`, `const x = require('m')`. */
function ecmascript(head: string, add: Add): void {
  const from = (clause: string, module: string): void => {
    add(module);
    const braces = /\{([^{}]*)\}/.exec(clause);
    if (braces?.[1]) for (const [name, local] of members(braces[1])) add(`${module}/${name}`, local);
    const rest = clause.replace(/\{[^{}]*\}/, '');
    for (const m of rest.matchAll(/(?:\*\s*as\s+)?([A-Za-z_$][\w$]*)/g))
      if (m[1] && !/^(?:import|type|as)$/.test(m[1])) add(module, m[1]);
  };
  for (const m of head.matchAll(/^\s*(?:import|export)\s+([^'";]*?)\s*from\s*['"]([^'"\n]+)['"]/gm))
    from(m[1] ?? '', m[2] ?? '');
  for (const m of head.matchAll(
    /(?:const|let|var)\s+(\{[^{}]*\}|[\w$]+)\s*=\s*(?:await\s+)?(?:require|import)\(\s*['"]([^'"\n]+)['"]\s*\)(?:\.([\w$]+))?/g,
  )) {
    from(m[1] ?? '', m[3] ? `${m[2] ?? ''}/${m[3]}` : (m[2] ?? ''));
  }
}

/** `import a.b as c`, `from a.b import (c, d as e)`, `from a import *`. */
function python(head: string, add: Add): void {
  for (const m of head.matchAll(/^[ \t]*from\s+([\w.]+)\s+import\s+(?:\(([^)]*)\)|([^\n#;]+))/gm)) {
    const module = m[1] ?? '';
    add(module);
    const list = (m[2] ?? m[3] ?? '').replace(/#.*$/gm, '');
    if (/^\s*\*/.test(list)) add(module, undefined, true);
    for (const [name, local] of members(list)) add(`${module}.${name}`, local);
  }
}

/**
 * `import a.b.C;`, `import static a.B.*`, `using A.B;`, `using X = A.B;`, `use a::{b, c as d};`, `use A\B\{C, D};`,
 * `import a.b as c`, `alias A.B`, `import Vapor`.
 */
function dotted(head: string, add: Add): void {
  const statement =
    /^[ \t]*(?:pub(?:\([\w ]+\))?\s+)?(import|using|use|alias|open|global using)\s+(?:static\s+|function\s+|const\s+|namespace\s+|type\s+)?(?:([\w]+)\s*=\s*)?([\w.:\\]+?)(?:[.:\\]{1,2}\{([\s\S]{0,2000}?)\}|([.:\\]{1,2}[*_]))?(?:\s+as\s+(\w+))?\s*(?:;|,|$|\{)/gm;
  for (const m of head.matchAll(statement)) {
    const [, keyword, alias, path = '', group, wildcard, as] = m;
    const trimmed = path.replace(/^[\\:]+|[.:\\]+$/g, '');
    if (!trimmed) continue;
    if (group !== undefined) {
      add(trimmed);
      const separator = path.includes('\\') ? '\\' : path.includes('::') || keyword === 'use' ? '::' : '.';
      for (const [name, local] of members(group.replace(/\{|\}/g, ','))) {
        if (/^[*_]$/.test(name)) add(trimmed, undefined, true);
        else
          add(
            `${trimmed}${name === 'self' ? '' : separator + name}`,
            local === 'self' ? trimmed.split(/[.:\\]+/).at(-1) : local,
          );
      }
      continue;
    }
    const last = trimmed.split(/[.:\\]+/).at(-1);
    const whole =
      wildcard !== undefined ||
      keyword === 'using' ||
      keyword === 'global using' ||
      (keyword === 'use' && /^[A-Z]\w*(?:\.\w+)*$/.test(trimmed) && !/[\\:]/.test(path)) ||
      (keyword === 'import' && /^\w+$/.test(trimmed));
    add(trimmed, alias ?? as ?? last, whole && alias === undefined);
  }
}

/** What is in a file's own package needs no import: `package org.http4s`, `namespace Acme.Http;`. */
function ownPackage(head: string, add: Add): void {
  const [, path] = /^[ \t]*(?:package|namespace)\s+(\w+(?:[.\\]\w+)+)\s*[;{]?\s*(?:\/\/.*)?$/m.exec(head) ?? [];
  if (path) add(path, undefined, true);
}

/** `"net/http"` in Go's import block, `require 'net/http'`, `#include <boost/beast.hpp>`, Dart's `import 'package:…'`. */
function quoted(head: string, add: Add): void {
  for (const block of head.matchAll(/^import\s*\(([\s\S]*?)^\)/gm)) {
    for (const m of (block[1] ?? '').matchAll(/^\s*(?:([\w.]+)\s+)?"([^"\n]+)"/gm)) goImport(m[2] ?? '', m[1], add);
  }
  for (const m of head.matchAll(/^[ \t]*import\s+(?:([\w.]+)\s+)?["']([^"'\n]+)["'](?:\s+as\s+(\w+))?/gm))
    goImport(m[2] ?? '', m[3] ?? m[1], add);
  for (const m of head.matchAll(/^[ \t]*(?:require|require_relative|load)[ (]+['"]([^'"\n]+)['"]/gm))
    add(m[1] ?? '', undefined, true);
  for (const m of head.matchAll(/^[ \t]*#\s*include\s*[<"]([^>"\n]+)[>"]/gm)) add(m[1] ?? '', undefined, true);
}

function goImport(path: string, alias: string | undefined, add: Add): void {
  const last = path
    .replace(/\/v\d+$/, '')
    .split('/')
    .at(-1);
  add(path, alias && alias !== '_' && alias !== '.' ? alias : last, true);
}
