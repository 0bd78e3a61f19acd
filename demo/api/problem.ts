import type { Response } from 'express';

/**
 * Answers with a problem-details object (RFC 9457): `type`, `title`, `status`, and what the caller adds.
 * Fields already set on the response stay.
 */
export function problem(res: Response, status: number, title: string, more: Record<string, unknown> = {}): void {
  res.status(status);
  // Express would append a charset, which this media type does not define.
  res.setHeader('Content-Type', 'application/problem+json');
  res.end(JSON.stringify({ type: 'about:blank', title, status, ...more }, undefined, 2) + '\n');
}
