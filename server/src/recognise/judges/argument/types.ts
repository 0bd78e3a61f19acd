import type { Site } from '../../sites';

/** An argument of a call. */
export type Argument = Extract<Site, { kind: 'argument' }>;
