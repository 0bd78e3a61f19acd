import type { Blank } from './types';

/** Words of an expression that say nothing of the value. */
const empty =
  /^(?:await|async|new|this|self|cls|me|it|req|request|res|ctx|context|params?|args?|kwargs|props|options?|opts|config|body|query|data|input|payload|form|state|env|process|os|environ|getenv|Getenv|ENV|get|fetch|str|String|Number|int|Int|std|var|unwrap|expect|clone|as_str|to_string|to_s|toString|trim|strip|encodeURIComponent|encodeURI|value|of|ptr|ref|mut|typeof|return|fmt|strconv)$/;
/** Names that need what they belong to. */
const general = /^(?:id|ID|Id|name|Name|key|Key|slug|uuid|code|type|number)$/;

/** Names for the parts of a request that are not literal. Equal code gets one name, different code different ones. */
export class Blanks {
  private readonly names = new Map<string, string>();

  /** The mark for a piece of code: `{{userId}}` for `user.id`. */
  mark(code: string): string {
    return `{{${this.name(code)}}}`;
  }

  name(code: string): string {
    const text = code.trim().replace(/\s+/g, ' ').slice(0, 200);
    let name = this.names.get(text);
    if (name === undefined) {
      const wanted = nameFor(text);
      const taken = new Set(this.names.values());
      name = wanted;
      for (let i = 2; taken.has(name); i++) name = `${wanted}${i}`;
      this.names.set(text, name);
    }
    return name;
  }

  /** A blank with a name of its own, as a route's path has it. */
  named(name: string): string {
    if (![...this.names.values()].includes(name)) this.names.set(name, name);
    return `{{${name}}}`;
  }

  /** Those that `text` asks for. */
  in(text: string): Blank[] {
    const used = new Set([...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(m => m[1]));
    return [...this.names].filter(([, name]) => used.has(name)).map(([code, name]) => ({ name, code }));
  }
}

function nameFor(code: string): string {
  const environment =
    /(?:\benv(?:iron)?\b|\bENV\b|[gG]etenv|EnvironmentVariable|\benv::var|\benv)\W*\(?["'[(.]+\s*["']?([A-Za-z_]\w*)/.exec(
      code,
    )?.[1];
  if (environment && !empty.test(environment)) return environment;
  const words = (code.match(/[A-Za-z_]\w*/g) ?? []).filter(w => !empty.test(w));
  const last = (words.at(-1) ?? 'value').replace(/^get(?:_(?=\w)|(?=[A-Z]))/, '');
  const plain = /^[A-Z]+$/.test(last) ? last : last.charAt(0).toLowerCase() + last.slice(1);
  const name = /^[A-Z][A-Z\d_]+$/.test(last) ? last : plain;
  const owner = words.at(-2);
  if (!owner || !general.test(last)) return name.slice(0, 40) || 'value';
  const start = owner.charAt(0).toLowerCase() + owner.slice(1);
  return (
    start.includes('_') ? `${start}_${last.toLowerCase()}` : start + last.charAt(0).toUpperCase() + last.slice(1)
  ).slice(0, 40);
}
