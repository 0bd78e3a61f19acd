import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Child processes that end when this one does: on a normal end, on an uncaught error, on Ctrl-C and on a polite kill.
 * Each child leads a process group of its own, so what it started ends with it. A `kill -9` of this process cannot be
 * caught; nothing here helps against that.
 */
const running = new Set<ChildProcess>();
const windows = process.platform === 'win32';

export function startChild(command: string, args: string[], options: SpawnOptions = {}): ChildProcess {
  const child = spawn(command, args, { ...options, detached: !windows });
  if (running.size === 0) watchForOurEnd();
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Ends a child and what it started; resolves once it is gone. A child that ignores the request for 5 s is killed. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  signal(child, 'SIGTERM');
  const insist = setTimeout(() => signal(child, 'SIGKILL'), 5_000);
  await gone;
  clearTimeout(insist);
  signal(child, 'SIGKILL'); // what is left of its group
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (windows) child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // It had ended already.
  }
}

let watching = false;
function watchForOurEnd(): void {
  if (watching) return;
  watching = true;
  process.on('exit', () => {
    for (const child of running) signal(child, 'SIGKILL');
  });
  for (const [name, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(name, () => process.exit(code));
  }
}
