import type { ParsedDocument } from '../../parsing/document';
import type { Services } from '../../services';
import type { Dialect } from '../dialect';
import type { Binding, Place } from '../types';

/** What a status is compared for: a branch at a place, for a code. */
export interface Comparing {
  document: ParsedDocument;
  binding: Binding;
  place: Place;
  code: number;
  dialect: Dialect;
  services: Services;
}
