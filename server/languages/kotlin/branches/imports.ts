import type { ParsedDocument } from '../../../src/parsing/document';
import { importEdits as jvmImports } from '../../java/branches/imports';

/** Where the names come from that a branch may use. */
const packages: Record<string, string> = {
  CompletableFuture: 'java.util.concurrent',
  DateTimeFormatter: 'java.time.format',
  Duration: 'java.time',
  Handler: 'android.os',
  HttpStatusCode: 'io.ktor.http',
  IOException: 'java.io',
  Looper: 'android.os',
  Random: 'kotlin.random',
  TimeUnit: 'java.util.concurrent',
  URLBuilder: 'io.ktor.http',
  ZonedDateTime: 'java.time',
  bodyAsText: 'io.ktor.client.statement',
  delay: 'kotlinx.coroutines',
  get: 'io.ktor.client.request',
  isSuccess: 'io.ktor.http',
  request: 'io.ktor.client.statement',
  takeFrom: 'io.ktor.http',
};

/** The imports that code needs, those left out whose name the file has from elsewhere. */
export function importsFor(code: string, file: string, library: string, more: Record<string, string> = {}): string[] {
  return Object.entries({ ...packages, ...more })
    .filter(([name, from]) => {
      if (from.startsWith('io.ktor') && library !== 'ktor') return false;
      // Functions are called; members of a class of that name are not meant.
      const called = name === 'delay' ? '(?<![\\w.])delay\\(' : `(?<!\\?)\\.${name}\\(`;
      const use = /^[A-Z]/.test(name)
        ? new RegExp(`(?<![\\w.])${name}(?!\\w)`)
        : name === 'request'
          ? /\.request\.url\b/
          : new RegExp(more[name] ? `\\.${name}(?!\\w)` : called);
      return use.test(code) && !new RegExp(`^import\\s+[\\w.]+\\.${name}(?![\\w.])`, 'm').test(file);
    })
    .map(([name, from]) => `${from}.${name}`);
}

export function importEdits(document: ParsedDocument, wanted: string[]): { offset: number; text: string }[] {
  return jvmImports(document, wanted, { statement: 'import', package: 'package_header', end: '' });
}
