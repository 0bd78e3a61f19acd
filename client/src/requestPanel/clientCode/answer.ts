import type { AdviceKind } from '../../../../server/src/protocol';

/** What is known of the answer, so that the code can treat it. */
export interface AnswerFacts {
  status: number;
  phrase: string;
  advice: readonly AdviceKind[];
  /** The answer names a time to come back. */
  retryAfter: boolean;
  json: boolean;
}

/** Whether the code comes back later by itself. */
export function comesBack(answer: AnswerFacts): boolean {
  return answer.status >= 400 && answer.advice.includes('wait-then-retry');
}

/** What a program does about this answer, as the end of a comment. */
export function handling(answer: AnswerFacts): string {
  const [first] = answer.advice;
  switch (first) {
    case 'reauthenticate':
      return 'get new credentials, then send it again.';
    case 'fix-request':
      return 'the request itself has to change.';
    case 'retry':
      return 'it may be sent again as it is.';
    case 'verify-then-retry':
      return 'look at the state on the server before sending it again.';
    case 'follow-location':
      return 'go on at the Location of the answer.';
    case 'poll':
      return 'ask the URL in Location until the work is done.';
    default:
      return 'sending it again unchanged does not help.';
  }
}

/** Lines moved to the right. */
export function indent(lines: string[], by: string): string[] {
  return lines.map(line => by + line);
}
