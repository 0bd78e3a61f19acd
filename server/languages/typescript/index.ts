import type { Language } from '../../src/languages/types';
import { javascript } from '../javascript';

const nodes = { ...javascript.nodes, name: [...javascript.nodes.name, 'type_identifier'] };

export const typescript: Language = {
  ...javascript,
  id: 'typescript',
  grammar: 'typescript',
  queries: ['javascript', 'typescript'],
  languageIds: ['typescript', 'ts', 'mts', 'cts'],
  nodes,
};

export const tsx: Language = {
  ...typescript,
  id: 'tsx',
  grammar: 'tsx',
  queries: ['javascript', 'typescript', 'jsx'],
  languageIds: ['typescriptreact', 'tsx'],
};
