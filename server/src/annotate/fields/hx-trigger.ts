/** HX-Trigger (htmx): events that the page should fire. */
import type { Line } from '../context';
import { split } from '../parse/list';
import type { FieldModule } from '../types';
import { list, quote } from '../words';

function explain(line: Line) {
  const events = line.value.startsWith('{') ? eventNames(line.value) : split(line.value);
  return {
    words: events.length
      ? `htmx should fire ${list(events.map(event => quote(event, 60)))} on the page.`
      : `Should name events for htmx, but ${quote(line.value)} names none.`,
  };
}

function eventNames(json: string): string[] {
  if (json.length > 65_536) return [];
  try {
    return Object.keys(JSON.parse(json) as object);
  } catch {
    return [];
  }
}

export const hxTrigger: FieldModule = { names: ['hx-trigger'], explain };
