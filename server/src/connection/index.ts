import type { Connection } from 'vscode-languageserver';
import { Ahead } from '../ahead';
import { ClientSettings } from '../clientSettings';
import type { Services } from '../services';
import { answering, told } from './answer';
import { routeBranches } from './branches';
import { unknownClient } from './client';
import { routeDocuments } from './documents';
import { routeInitialize } from './initialize';
import { routeKnowledge } from './knowledge';
import { routeRequests } from './requests';
import type { Session } from './session';
import { routeStatuses } from './statuses';

/** Routes LSP requests to features; holds no logic of its own. */
export function serve(connection: Connection, services: Services): void {
  const shared = {
    connection,
    services,
    settings: new ClientSettings(connection),
    client: unknownClient(),
    ahead: new Ahead(services, (uri, error) =>
      connection.console.error(`judging ahead failed in ${uri}: ${told(error)}`),
    ),
  };
  const session: Session = { ...shared, answer: answering(shared) };
  routeInitialize(session);
  routeDocuments(session);
  routeStatuses(session);
  routeBranches(session);
  routeRequests(session);
  routeKnowledge(session);
}
