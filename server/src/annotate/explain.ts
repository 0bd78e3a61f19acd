import type { FieldExplanation } from '../protocol';
import type { FieldPage, RegisteredField } from '../catalogue/types';
import type { Context, Field, Line } from './context';
import { fieldModules } from './fields';
import { ownerOf } from './owners';
import type { FieldModule, FieldWords } from './types';
import { quote } from './words';

const modules = new Map<string, FieldModule>(
  fieldModules.flatMap(module => module.names.map(name => [name, module] as const)),
);

/** Lines beyond this number are shown, but not explained one by one. */
const MOST_LINES = 2000;

/** Every field line in words, in wire order. */
export function explainFields(context: Context): FieldExplanation[] {
  const { fields } = context.response;
  return fields.lines.map(line => {
    const name = line.name.toLowerCase();
    const page = context.services.fields.get(name);
    const base = { line: line.index, name: line.name, value: line.value };
    if (line.index >= MOST_LINES)
      return { ...base, words: 'Not explained: the response has too many field lines.', unknown: true };
    const registered = page ? undefined : context.services.fields.registered(name);
    const owner = page?.owner ?? (page || registered ? undefined : ownerOf(name));
    const shared = { ...base, ...(page && { page: name }), ...(owner !== undefined && { owner }) };
    const words =
      own(line, fields.get(name), context) ??
      (page && fromPage(page, line)) ??
      (registered && fromRegistry(registered, line));
    if (words) return { ...shared, ...words };
    const likely = owner === undefined ? '' : ` Its name suggests ${owner}.`;
    return {
      ...shared,
      words: `${line.name || 'A field without a name'} is not a field that this catalogue knows.${likely}`,
      unknown: true,
    };
  });
}

function own(line: Line, field: Field | undefined, context: Context): FieldWords | undefined {
  if (!field) return undefined;
  try {
    return modules.get(field.name)?.explain?.(line, field, context);
  } catch (error) {
    context.services.onFault?.(`explain ${line.name}`, error);
    return undefined;
  }
}

/** What can be said of a field with a page and no module. */
function fromPage(page: FieldPage, line: Line): FieldWords {
  return { words: `${line.value === '' ? 'Empty here' : quote(line.value)}: ${lowerFirst(page.meaning)}` };
}

/** A registered field without a page: its standing, and where it belongs. */
function fromRegistry({ standing, spec, in: parts }: RegisteredField, line: Line): FieldWords {
  const belongs = parts.includes('response')
    ? ''
    : parts.includes('request')
      ? '; it means something only in requests, so clients ignore it here'
      : '; the name is reserved';
  const old =
    standing === 'deprecated' || standing === 'obsoleted'
      ? `${standing === 'obsoleted' ? 'an obsoleted' : 'a deprecated'} field`
      : 'a registered field';
  return { words: `${line.value === '' ? 'Empty here' : quote(line.value)}: ${old}, defined in ${spec}${belongs}.` };
}

/** Lowers the first letter of an ordinary word; names and abbreviations (`CORS`) stay. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]* /.test(text) || /^(?:A|An|The) /.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}
