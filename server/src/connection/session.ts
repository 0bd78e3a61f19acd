import type { Connection } from 'vscode-languageserver';
import type { Ahead } from '../ahead';
import type { ClientSettings } from '../clientSettings';
import type { Services } from '../services';
import type { Answer } from './answer';
import type { Client } from './client';

/** What the routes of one connection share. */
export interface Session {
  connection: Connection;
  services: Services;
  settings: ClientSettings;
  client: Client;
  ahead: Ahead;
  answer: Answer;
}
