import type { ParsedDocument } from '../../parsing/document';
import type { Dialect } from '../dialect';
import type { Binding, Chain } from '../types';

/** What a place is looked for with. */
export interface Search {
  document: ParsedDocument;
  binding: Binding;
  /** The chains on the response's status. */
  chains: Chain[];
  /** 599 stands for all server errors. */
  code: number;
  /** Where somebody asks: the chain there is preferred. */
  cursor: number;
  dialect: Dialect;
  /** One level of indentation; it is asked for only where it is needed. */
  unit(): string;
}
