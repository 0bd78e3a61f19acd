import { join, resolve } from 'node:path';

/** The repository's root. */
export const root = resolve(__dirname, '../..');

/** What tests and the demo fetch or build for themselves; git ignores it. */
export const cache = join(root, '.cache');

/** The folder that people (and the tests) open in VS Code. Tests work on a copy, never on this one. */
export const sampleWorkspace = join(root, 'demo/workspace');
