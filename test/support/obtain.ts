import { execFileSync } from 'node:child_process';

/**
 * Finds a program, else runs one command after the other until it is there.
 * @throws an Error with `missing` and what was tried.
 */
export function obtain(
  find: () => string | undefined,
  commands: string[][],
  missing: string,
  log: (line: string) => void,
): string {
  let found = find();
  const tried: string[] = [];
  for (const [command = '', ...args] of found ? [] : commands) {
    log(`Running ${command} ${args.join(' ')}`);
    try {
      execFileSync(command, args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        timeout: 5 * 60_000,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    } catch (error) {
      tried.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
    found = find();
    if (found) break;
  }
  if (found) return found;
  throw new Error(missing + tried.map(line => `\n  tried: ${line}`).join(''));
}
