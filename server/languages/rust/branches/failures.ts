import type { Node } from 'web-tree-sitter';
import { descendants, namedChildren } from '../../../src/branches/tree';
import { toLines } from '../../../src/branches/lines';
import type { Lines, Situation } from '../../../src/branches/types';
import type { ParsedDocument } from '../../../src/parsing/document';
import { functionAround, isInLoop, returnedBy, type Returned } from './around';

/** A failure that leaves: what siblings do, else the error that is named for the code, else what the function's type allows. */
export class Failures {
  readonly returned: Returned;

  constructor(private readonly s: Situation) {
    this.returned = returnedBy(functionAround(s.place.block), s.document);
  }

  /**
   * @param message  A string literal, or `format!(…)`.
   * @param alive    The name of a response that has not been moved, if there is one.
   * @param plain    The literal for where a formatted message does not fit.
   */
  lines(message: string, alive?: string, plain = message): Lines {
    const { failure } = this.s;
    const log = failure.log?.(message).split('\n') ?? [];
    const named = this.named(message, alive, plain);
    const own = failure.exit?.(takes(failure.exit) ? message : plain);
    const exit = named ?? (own === undefined ? own : this.speaking(own, message, alive));
    return [
      ...log.flatMap(l => this.speaking(l, message, alive, '')),
      ...(exit === undefined ? [] : this.leaving(tidy(exit, takes(failure.exit) ? message : plain))),
    ];
  }

  /** What a branch fails with where no sibling shows it. */
  own(message: string): string {
    const { returned } = this;
    switch (returned.kind) {
      case 'report':
        return `${bail(returned.crate, this.s.document)}!(${format(message)})`;
      case 'option':
        return 'return None;';
      case 'unit':
        return isInLoop(this.s.place.block) ? 'continue;' : 'return;';
      case 'value':
        return `return ${emptyOf(returned.type)};`;
      default:
        return `return Err(${message}.into());`;
    }
  }

  /**
   * True where the error is of a type that is declared elsewhere: only what the client's own error turns into by `?` is
   * known to be one.
   */
  isForeign(): boolean {
    const { returned } = this;
    const { failure, document, place, binding } = this.s;
    if (returned.kind !== 'result' || !failure.own || binding.library.id !== 'reqwest') return false;
    const own = returned.error === 'Self::Error';
    if (!own && /^(?:Box<|&|String$|Cow<|Arc<|Rc<)|\bdyn\b|(?:^|::)(?:Report|Error)$/.test(returned.error))
      return false;
    if (declarationOf(returned.error.split('::').at(-1) ?? '', document)) return false;
    if (this.mapped()) return true;
    return /\.send\(\)(?:\s*\.await)?\s*\?/.test(functionAround(place.block)?.text ?? '');
  }

  /** What the request turns the client's error into, where it does: `.map_err(AppError::Http)`. */
  mapped(): string {
    const { binding, document } = this.s;
    const { call } = binding.request ?? {};
    const behind = call ? document.text.slice(call.endIndex, call.endIndex + 200) : '';
    return /^\s*(?:\.await\s*)?(\.map_err\([\w:]+\))\s*\?/.exec(behind)?.[1] ?? '';
  }

  /** A sibling's text about the response that there is; another where there is none any more. */
  private speaking(text: string, message: string, alive: string | undefined, other = this.own(message)): string {
    const { binding, code, serverErrors } = this.s;
    const response = new RegExp(`(?<![\\w.])${binding.name}(?=\\.)`, 'g');
    if (!response.test(text) || alive === binding.name) return text;
    if (alive !== undefined) return text.replace(response, alive);
    const number = new RegExp(
      `${response.source}\\.status\\(\\)${binding.library.id === 'ureq' ? '' : '\\.as_u16\\(\\)'}`,
      'g',
    );
    const known = serverErrors ? text : text.replace(number, String(code));
    return known.search(response) < 0 ? known : other;
  }

  /** The statement that leaves with `text`: a value that is given back, or what leaves by itself. */
  private leaving(text: string): Lines {
    const bare = text.replace(/[;,]\s*$/, '').trim();
    if (/^(?:break|continue)\b|^(?:\w+::)?(?:bail|panic|todo|unreachable)!/.test(bare)) return `${bare};`.split('\n');
    const value = bare.replace(/^return\b\s*/, '');
    if (value === '') return ['return;'];
    if (this.returned.kind === 'unit' && /^(?:\w+::)*\w+!/.test(value)) return [`${value};`, 'return;'];
    const base = /\n([ \t]*)[^\n]*$/.exec(value)?.[1] ?? '';
    return toLines(`return ${value};`, base, this.s.style.unit);
  }

  /** The error that the function's own enumeration has for the code, or for any status. */
  private named(message: string, alive: string | undefined, plain: string): string | undefined {
    const { failure, document } = this.s;
    const { returned } = this;
    if (returned.kind !== 'result' && returned.kind !== 'value') return undefined;
    const name = (returned.kind === 'result' ? returned.error : returned.type).split('::').at(-1) ?? '';
    const item = declarationOf(name, document);
    if (returned.kind === 'value')
      return item?.type === 'enum_item' ? this.variant(item, name, message, alive, plain) : undefined;
    if (!item) {
      if (!failure.own) return undefined;
      return valueOf(returned.error, message, plain);
    }
    if (item.type === 'struct_item') {
      const fields = failure.own ? payload(item, this.payloads(message, alive, plain)) : undefined;
      return fields === undefined ? undefined : `return Err(${name}${fields});`;
    }
    return this.variant(item, name, message, alive, plain);
  }

  /** The variant of an enumeration that stands for the code, or for any failure, as what is given back. */
  private variant(
    item: Node,
    name: string,
    message: string,
    alive: string | undefined,
    plain: string,
  ): string | undefined {
    const { code, failure } = this.s;
    const given = (made: string): string =>
      this.returned.kind === 'result' ? `return Err(${made});` : `return ${made};`;
    const variants = descendants(item, ['enum_variant']);
    const fitting = [variantNames[code], ...(failure.own ? general : [])];
    for (const pattern of fitting) {
      for (const variant of pattern ? variants : []) {
        const own = variant.childForFieldName('name')?.text ?? '';
        const fields = pattern?.test(own) ? payload(variant, this.payloads(message, alive, plain)) : undefined;
        if (fields !== undefined) return given(`${name}::${own}${fields}`);
      }
    }
    return undefined;
  }

  /** What stands for a field of that type; `undefined` where nothing does. */
  private payloads(message: string, alive: string | undefined, plain: string): (type: string) => string | undefined {
    const { code, condition, binding, serverErrors } = this.s;
    const constant = /(?:\w+::)*StatusCode::\w+/.exec(condition)?.[0];
    return type => {
      const status = alive && (serverErrors || !constant) ? `${alive}.status()` : undefined;
      if (/^(?:\w+::)*StatusCode$/.test(type)) return status ?? constant;
      if (type === 'u16') {
        if (!alive || !serverErrors) return String(code);
        return `${alive}.status()${binding.library.id === 'ureq' ? '' : '.as_u16()'}`;
      }
      if (/^Option<String>$/.test(type)) return `Some(${owned(message)})`;
      if (/^Option<.*>$/.test(type)) return 'None';
      return texts(type, message, plain);
    };
  }
}

/** An expression of a textual type for a message. */
function texts(type: string, message: string, plain: string): string | undefined {
  if (type === 'String') return owned(message);
  if (/^&'static str$/.test(type)) return plain.startsWith('format!') ? undefined : plain;
  if (/^(?:Cow<'static, str>|Box<str>|Arc<str>|Box<dyn (?:std::error::)?Error\b.*>)$/.test(type))
    return `${message}.into()`;
  if (type === 'anyhow::Error') return `anyhow::anyhow!(${format(message)})`;
  return undefined;
}

const owned = (message: string): string => (message.startsWith('format!') ? message : `${message}.to_string()`);

function valueOf(error: string, message: string, plain: string): string | undefined {
  const text = texts(error, message, plain);
  return text && `return Err(${text});`;
}

/** Fields of a variant or a struct, filled in; an empty text for one without. */
function payload(item: Node, value: (type: string) => string | undefined): string | undefined {
  const body = item.childForFieldName('body');
  if (!body) return '';
  if (body.type === 'ordered_field_declaration_list') {
    const values = namedChildren(body)
      .filter(n => !/^(?:attribute_item|visibility_modifier)$/.test(n.type))
      .map(n => value(n.text));
    return values.every(v => v !== undefined) ? `(${values.join(', ')})` : undefined;
  }
  const fields = namedChildren(body).filter(n => n.type === 'field_declaration');
  const values = fields.map(f => value(f.childForFieldName('type')?.text ?? ''));
  if (!values.every(v => v !== undefined)) return undefined;
  const lines = fields.map((f, i) => `\t${f.childForFieldName('name')?.text ?? ''}: ${values[i] ?? ''},\n`);
  return ` {\n${lines.join('')}}`;
}

const declarationOf = (name: string, { root }: ParsedDocument): Node | undefined =>
  name === ''
    ? undefined
    : descendants(root, ['enum_item', 'struct_item']).find(n => n.childForFieldName('name')?.text === name);

const server = /^(?:ServerError|Server|Internal(?:Server)?(?:Error)?|Upstream)$/;

/** How variants are named that stand for one status. */
const variantNames: Record<number, RegExp> = {
  400: /^(?:BadRequest|InvalidRequest)$/,
  401: /^(?:Unauthori[sz]ed|Unauthenticated|Auth|Authentication|NotAuthenticated|InvalidToken|TokenExpired)$/,
  403: /^(?:Forbidden|PermissionDenied|AccessDenied|NotAllowed)$/,
  404: /^(?:\w*NotFound|Missing)$/,
  408: /^(?:Timeout|TimedOut|RequestTimeout)$/,
  409: /^(?:Conflict|AlreadyExists)$/,
  410: /^Gone$/,
  412: /^(?:PreconditionFailed|Stale)$/,
  413: /^(?:\w*TooLarge)$/,
  422: /^(?:Unprocessable\w*|Validation\w*|Invalid)$/,
  429: /^(?:TooManyRequests|RateLimit\w*|Throttled)$/,
  500: server,
  502: /^(?:BadGateway|ServerError|Server|Upstream)$/,
  503: /^(?:\w*Unavailable|Overloaded)$/,
  504: /^(?:GatewayTimeout|Timeout|TimedOut)$/,
};

/** How those are named that stand for any, the likeliest first. */
const general = [
  /^(?:Status|Http|HttpStatus|UnexpectedStatus|BadStatus|StatusCode)$/,
  /^(?:Api|Response|Unexpected\w*|Server|Remote)$/,
  /^(?:Other|Message|Custom|Generic|Unknown|Internal|Failed)$/,
];

/** True where a formatted message fits as well as a literal does. */
function takes(exit: ((message: string) => string) | undefined): boolean {
  const text = exit?.('"§"') ?? '';
  return !text.includes('§') || /"§"\.(?:into|to_string|to_owned)\(\)|(?:from|!)\("§"\)/.test(text);
}

/** The arguments of a formatting macro for a message. */
const format = (message: string): string => message.replace(/^format!\(([\s\S]*)\)$/, '$1');

/** Without conversions that a message does not need. */
function tidy(text: string, message: string): string {
  const out = message.startsWith('format!')
    ? text
        .replace(`${message}.to_string()`, () => message)
        .replace(`${message}.to_owned()`, () => message)
        .replace(`String::from(${message})`, () => message)
    : text;
  return out
    .replace(/(?<!\w)format!\(("[^"{}\\]*")\)/g, '$1.to_string()')
    .replace(/\.to_string\(\)\.(into|to_string)\(\)/g, '.$1()');
}

function bail(crate: 'anyhow' | 'eyre', { text }: ParsedDocument): string {
  return /\buse\s+(?:anyhow|(?:color_)?eyre)::(?:\{[^}]*\bbail\b|bail\s*;|\*)/.test(text)
    ? 'bail'
    : crate === 'eyre' && /\bcolor_eyre\b/.test(text) && !/\buse\s+eyre\b/.test(text)
      ? 'color_eyre::eyre::bail'
      : `${crate}::bail`;
}

function emptyOf(type: string): string {
  if (type === 'bool') return 'false';
  if (/^Vec</.test(type)) return 'Vec::new()';
  if (type === 'String') return 'String::new()';
  return 'Default::default()';
}
