import { conditions } from './conditions';
import { failures } from './failures';
import { logs } from './logs';
import { members } from './members';
import { metrics } from './metrics';
import { scripts } from './scripts';
import { settings } from './settings';
import { spoken } from './spoken';
import { statusLines } from './statusLines';
import type { Form } from '../types';

/** Every form in which a string gives the number away; where two find the same number, the first of them says why. */
export const forms: readonly Form[] = [
  ...statusLines,
  ...spoken,
  ...members,
  ...conditions,
  ...scripts,
  ...metrics,
  ...logs,
  ...failures,
  ...settings,
];
