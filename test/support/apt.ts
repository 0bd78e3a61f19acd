import { existsSync } from 'node:fs';

/** The commands that install Debian packages, where this process may do that: as root, with apt-get. Else none. */
export function aptInstall(...packages: string[]): string[][] {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return [];
  return [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages],
  ];
}
