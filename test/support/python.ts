import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { aptInstall } from './apt';
import { obtain } from './obtain';
import { cache } from './paths';

const environment = join(cache, 'python');
const inEnvironment = join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

/** A Python that has `requests`, or undefined. `STATUSWISE_PYTHON` names one that is not on the PATH. */
export function findPython(): string | undefined {
  return [process.env.STATUSWISE_PYTHON, 'python3', 'python', inEnvironment, '/usr/bin/python3'].find(
    command => command && spawnSync(command, ['-c', 'import requests']).status === 0,
  );
}

/**
 * Finds a Python with `requests`, else gets one: as root through apt-get, else in a virtual environment in `.cache/`.
 * @throws an Error that says what was tried and what to do.
 */
export function needPython(log: (line: string) => void): string {
  return obtain(
    findPython,
    [
      ...aptInstall('python3', 'python3-requests'),
      ['python3', '-m', 'venv', environment],
      [inEnvironment, '-m', 'pip', 'install', '--quiet', 'requests'],
    ],
    'The sample client in Python needs Python 3 with the package requests, and none was found or could be installed. ' +
      'Install it (on Debian: apt-get install python3-requests) or name a Python in STATUSWISE_PYTHON.',
    log,
  );
}
