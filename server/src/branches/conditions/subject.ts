import { bindingParts, descendants, partsOf, plain, statusesOf } from '../tree';
import type { Dialect } from '../dialect';
import type { Binding, Library } from '../types';
import type { Conditions, Subject } from './types';

/** These conditions, with one more name for the status. */
export function naming(name: string, conditions: Conditions): Conditions {
  const { subject } = conditions;
  const statuses = new Set([...subject.statuses, name]);
  const flags = new Map(subject.flags);
  for (const [flag, test] of Object.entries(subject.library.statusFlags ?? {})) flags.set(`${name}.${flag}`, test);
  return { ...conditions, subject: { ...subject, statuses, flags } };
}

/** The same conditions on other names for the status. */
export function about(names: Pick<Subject, 'statuses' | 'flags'>, conditions: Conditions): Conditions {
  return { ...conditions, subject: { ...conditions.subject, ...names } };
}

/** All names by which the scope speaks of the status: the member itself, and what it was copied to. */
export function subjectOf(binding: Binding, { types }: Dialect): Subject {
  const { library, parts } = binding;
  const name = plain(binding.name);
  const thrown = binding.caught ? (library.thrownStatus ?? ['status']).map(s => `${binding.caught}.${s}`) : [];
  const held = new Set([...(parts ? [name] : statusesOf(name, library)), ...thrown]);
  const statuses = new Set([...held, ...(binding.statusNames ?? [])]);
  const responses = new Set([name]);
  const flags = new Map(
    Object.entries(library.flags).map(([flag, test]) => [parts ? (parts.get(flag) ?? '') : `${name}.${flag}`, test]),
  );
  flags.delete('');
  for (const node of descendants(binding.scope, Object.keys(types.bindings), binding.start)) {
    const given = bindingParts(node, types.bindings);
    if (!given) continue;
    const { target, value } = given;
    // var status = (int)response.StatusCode
    const text = plain(value.text).replace(/^\(int\??\)\s*/, '');
    if (held.has(text) && /^[\w$]+$/.test(target.text)) statuses.add(target.text);
    // Another name for the response itself: const { response } = error
    const member = /^(.+)\.(\w+)$/.exec(name);
    const taken =
      target.type === 'object_pattern' && member && text === member[1]
        ? partsOf(target).get(member[2] ?? '')
        : undefined;
    const other = taken ?? (text === name && !parts && /^[\w$]+$/.test(target.text) ? target.text : undefined);
    if (other) {
      responses.add(other);
      for (const status of statusesOf(other, library)) statuses.add(status);
      for (const [known, test] of Object.entries(library.flags)) flags.set(`${other}.${known}`, test);
    }
    const flag = flags.get(text.replace(/\(\)$/, '')) ?? ofStatus(text, statuses, library);
    if (flag && /^[\w$]+$/.test(target.text)) flags.set(target.text, flag);
    if (target.type === 'object_pattern' && text === name) {
      for (const [part, local] of partsOf(target)) {
        const known = library.flags[part];
        if (part === library.status) statuses.add(local);
        else if (known) flags.set(local, known);
      }
    }
  }
  for (const status of statuses) {
    for (const [flag, test] of Object.entries(library.statusFlags ?? {})) flags.set(`${status}.${flag}`, test);
  }
  return { statuses, flags, responses, library };
}

/** What `status.is_success()` says of a status. */
function ofStatus(
  text: string,
  statuses: ReadonlySet<string>,
  { statusFlags = {} }: Library,
): ((code: number) => boolean) | undefined {
  const [, owner, flag] = /^(.+)\.(\w+)\(\)$/s.exec(text) ?? [];
  return owner && flag && statuses.has(owner) ? statusFlags[flag] : undefined;
}
