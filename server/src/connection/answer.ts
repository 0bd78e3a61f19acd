import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { Interrupted } from '../documents/walk';
import type { Feature } from '../settings';
import type { Session } from './session';

/**
 * Runs one question where its feature is on; what goes wrong is logged, and told to whoever asked.
 * @param uri      The document that is asked about, or words where there is none.
 * @param feature  The switch; absent where there is none.
 * @param what     The question in words.
 */
export type Answer = <T>(
  uri: string,
  feature: Feature | undefined,
  what: string,
  ask: () => Promise<T | undefined>,
) => Promise<T | null | ResponseError>;

export function answering({ connection, settings, ahead }: Omit<Session, 'answer'>): Answer {
  return async (uri, feature, what, ask) => {
    try {
      if (feature && !(await settings.isOn(uri, feature))) return null;
      ahead.asked(uri);
      return (await ask()) ?? null;
    } catch (error) {
      if (error instanceof Interrupted)
        return new ResponseError(
          error.why === 'cancelled' ? LSPErrorCodes.RequestCancelled : LSPErrorCodes.ContentModified,
          error.message,
        );
      connection.console.error(`${what} failed in ${uri}: ${told(error)}`);
      return new ResponseError(
        LSPErrorCodes.RequestFailed ?? ErrorCodes.InternalError,
        `Statuswise could not answer the ${what}; the log has the details.`,
      );
    }
  };
}

/** An error for the log. */
export const told = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
