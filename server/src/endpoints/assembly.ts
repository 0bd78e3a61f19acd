import type { Node } from 'web-tree-sitter';
import type { Request } from '../branches/types';
import type { ParsedDocument } from '../parsing/document';
import type { Blanks } from './blanks';
import { appended, builtForm, pairsOf, textOfBody, typedBody } from './bodies';
import { callOf, unwrap, type Call } from './calls';
import { multipartMakers } from './functions';
import type { Body, Credentials, Pair, RequestInCode, Role } from './types';
import { headerName } from './headerName';
import type { Reader } from './reader';
import { encode, joinUrls } from './urls';
import { jsonOf, textOf, type Value } from './value';

/** A named part that a map of options holds. */
interface Option {
  name: string;
  value: Node;
}
const none: readonly Option[] = [];

/** A request, put together from the parts that its code says. What is said last, and nearest to the call, holds. */
export class Assembly {
  method: string | undefined;
  url: string | undefined;
  /** The call's own name says `https`. */
  secure = false;
  body: Body | undefined;
  readonly query: Pair[] = [];
  readonly fields: Pair[] = [];
  /** What could not be read, as sentences. */
  readonly notes: string[] = [];
  private base = '';
  private rawQuery = '';
  private type: string | undefined;
  private credentials: Credentials | undefined;
  /** The map that is the body, where nothing at its call says how it is written. */
  private map: Value | undefined;

  constructor(
    private readonly document: ParsedDocument,
    private readonly reader: Reader,
    private readonly blanks: Blanks,
  ) {}

  /** Takes what `nodes` say in a role, and gives back named parts that they hold besides. */
  take(role: Exclude<Role, 'options' | 'request' | ''>, nodes: readonly Node[]): readonly Option[] {
    const [node, second] = nodes;
    if (!node) return none;
    switch (role) {
      case 'url':
        return this.setUrl(node);
      case 'base':
        this.base = this.reader.text(node);
        break;
      case 'method': {
        const name = this.reader.literal(node) ?? constantMethod(node.text);
        // What is no method, such as a URL in its place while somebody types, says nothing.
        if (name !== undefined && /^[A-Za-z-]*$/.test(name)) this.method = name.toUpperCase() || 'GET';
        if (second) this.setBody(second, 'body');
        break;
      }
      case 'query':
        this.addQuery(node, second);
        break;
      case 'fields':
        this.addFields(node);
        break;
      case 'field':
        if (second) this.fields.push([this.fieldName(node), this.reader.text(second)]);
        else this.addFields(node);
        break;
      case 'type':
        this.type = constantType(node.text) ?? mediaType(this.reader.text(node));
        break;
      case 'bearer':
        this.credentials = { kind: 'bearer', token: this.reader.text(node) };
        break;
      case 'basic':
        this.setBasic(node, second);
        break;
      case 'json':
        this.body = { kind: 'json', text: jsonOf(this.reader.read(node)) };
        break;
      case 'form':
      case 'multipart':
      case 'body':
      case 'body-or-form':
        this.setBody(node, role);
    }
    return none;
  }

  finish({ call, library }: Request): RequestInCode {
    let url = joinUrls(this.base, this.url ?? '');
    if (this.url === undefined) {
      url = this.base || this.blanks.mark('url');
      this.notes.push('The URL could not be read from the code.');
    }
    const query = [
      ...(this.rawQuery ? [this.rawQuery] : []),
      ...this.query.map(([n, v]) => `${encode(n)}=${encode(v)}`),
    ].join('&');
    if (query) url = withQuery(url, query);
    // What is said last, and nearest to the call, holds.
    const names = this.fields.map(([n]) => n.toLowerCase());
    const last = this.fields.filter((_, i) => names.lastIndexOf(names[i] ?? '') === i);
    this.fields.splice(0, this.fields.length, ...last);
    if (this.type && !this.fields.some(([n]) => n.toLowerCase() === 'content-type'))
      this.fields.push(['Content-Type', this.type]);
    const type = this.fields.find(([n]) => n.toLowerCase() === 'content-type')?.[1] ?? '';
    const body = typedBody(this.body, type, this.map, this.blanks);
    const shown = [url, ...this.fields.flat(), textOfBody(body), textOfCredentials(this.credentials)].join('\n');
    return {
      kind: 'call',
      library: library.id,
      start: call.startIndex,
      end: call.endIndex,
      method: this.method ?? (body ? 'POST' : 'GET'),
      url,
      fields: this.liftCredentials(),
      ...(body && { body }),
      ...(this.credentials && { credentials: this.credentials }),
      blanks: this.blanks.in(shown),
      notes: this.notes,
    };
  }

  /** Where a field carries credentials in a form that the panel knows, they are credentials. */
  private liftCredentials(): Pair[] {
    if (this.credentials) return this.fields;
    return this.fields.filter(([name, value]) => {
      const bearer = name.toLowerCase() === 'authorization' ? /^Bearer\s+(\S.*)$/i.exec(value)?.[1] : undefined;
      if (bearer === undefined) return true;
      this.credentials = { kind: 'bearer', token: bearer };
      return false;
    });
  }

  /** Gives back the options that are not part of the URL. */
  private setUrl(node: Node): readonly Option[] {
    const entries = this.reader.entries(node);
    if (!entries) {
      const text = this.reader.text(node);
      // A connection's own URL is what its requests' start from: Faraday.new(url: "https://…").get("orders")
      if (/^https?:/i.test(this.url ?? '') && !/^[a-z][\w+.-]*:|^\{\{/i.test(text)) this.base = this.url ?? '';
      this.url = text;
      return none;
    }
    // node:http's options: { hostname, port, path, method, headers }
    const part = (...names: string[]): string | undefined => {
      const found = entries.find(e => names.includes(e.name));
      return found && this.reader.text(found.value);
    };
    const host = part('hostname', 'host');
    const port = part('port');
    const path = part('path', 'pathname');
    if (host !== undefined || path !== undefined) {
      const scheme = (part('protocol') ?? (port === '443' || this.secure ? 'https' : 'http')).replace(/:$/, '');
      const authority = `${host ?? 'localhost'}${port === undefined || host?.includes(':') ? '' : `:${port}`}`;
      this.url = joinUrls(`${scheme}://${authority}`, path ?? '/');
    }
    return entries;
  }

  private fieldName(node: Node): string {
    return this.reader.literal(node) ?? headerName(node.text);
  }

  private addFields(node: Node): void {
    const entries = this.reader.entries(node);
    if (entries) {
      for (const { name, value } of entries) {
        const read = this.reader.read(value);
        if (read.kind === 'plain' && read.text === 'null') continue;
        const one = read.kind === 'list' && read.items.length === 1 ? read.items[0] : read;
        this.fields.push([name, textOf(one ?? read, this.blanks, value)]);
      }
      return;
    }
    const pairs = pairsOf(this.reader.read(node), this.blanks);
    if (pairs) this.fields.push(...pairs);
    else this.notes.push(`The fields in \`${node.text.slice(0, 40)}\` are not literal.`);
  }

  private addQuery(node: Node, second: Node | undefined): void {
    if (second) {
      this.query.push([this.reader.text(node), this.reader.text(second)]);
      return;
    }
    const value = this.reader.read(node);
    const pairs = pairsOf(value, this.blanks);
    if (pairs) this.query.push(...pairs);
    else if (value.kind === 'text') this.rawQuery = value.text.replace(/^[?&]/, '');
    else this.notes.push(`The query in \`${node.text.slice(0, 40)}\` is not literal.`);
  }

  private setBasic(node: Node, second: Node | undefined): void {
    const read = this.reader.read(node);
    const at = (names: RegExp): string | undefined => {
      const entry = read.kind === 'map' ? read.entries.find(e => names.test(e.name)) : undefined;
      return entry && textOf(entry.value, this.blanks);
    };
    if (second) {
      const options = this.reader.entries(second);
      if (options?.some(o => o.name === 'type' && this.reader.literal(o.value) === 'bearer'))
        this.credentials = { kind: 'bearer', token: textOf(read, this.blanks, node) };
      else
        this.credentials = { kind: 'basic', user: textOf(read, this.blanks, node), password: this.reader.text(second) };
      return;
    }
    if (read.kind === 'list' && read.items.length >= 2) {
      const [user, password] = read.items.map(i => textOf(i, this.blanks));
      this.credentials = { kind: 'basic', user: user ?? '', password: password ?? '' };
      return;
    }
    const user = at(/^user/i) ?? at(/^login$/);
    if (user !== undefined) {
      this.credentials = { kind: 'basic', user, password: at(/^pass/i) ?? '' };
      return;
    }
    // HTTPBasicAuth("u", "p"), aiohttp.BasicAuth("u", "p")
    const made = unwrap(node, this.document);
    const call = callOf(made, this.document) ?? this.callBehind(made);
    const [a, b] = call?.args ?? [];
    if (call && a && b) this.setBasic(a.value, b.value);
  }

  private callBehind(node: Node): Call | undefined {
    const definition = this.reader.definition(node);
    return definition && callOf(unwrap(definition, this.document), this.document);
  }

  private setBody(node: Node, role: 'form' | 'multipart' | 'body' | 'body-or-form'): void {
    const made = callOf(unwrap(node, this.document), this.document) ?? this.callBehind(unwrap(node, this.document));
    const built = made && builtForm(made, this.document, this.reader);
    if (built) {
      this.body = built;
      return;
    }
    const value = this.reader.read(node);
    if (value.kind === 'plain' && value.text === 'null') return;
    if (/^undefined$|^http\.NoBody$/.test(node.text)) return;
    if (role === 'multipart' || value.kind === 'multipart' || (made && multipartMakers.has(made.name))) {
      const pairs = pairsOf(value.kind === 'multipart' ? value.of : value, this.blanks) ?? [];
      this.body = {
        kind: 'multipart',
        pairs: [...this.formPairs(), ...pairs, ...appended(node, this.document, this.reader)],
      };
      return;
    }
    if (value.kind === 'json') {
      this.body = { kind: 'json', text: jsonOf(value.of) };
      return;
    }
    const pairs =
      role !== 'body' || value.kind === 'form'
        ? pairsOf(value.kind === 'form' ? value.of : value, this.blanks)
        : undefined;
    if (pairs) {
      this.body = { kind: 'form', pairs };
      return;
    }
    this.map = value.kind === 'map' ? value : undefined;
    if (value.kind === 'map' || value.kind === 'list') this.body = { kind: 'json', text: jsonOf(value) };
    else this.body = { kind: 'text', text: textOf(value, this.blanks, node) };
    if (made) this.typeOf(made);
  }

  /** A body that says its own media type: `new StringContent(json, Encoding.UTF8, "application/json")`. */
  private typeOf(call: Call): void {
    for (const a of call.args.slice(1)) {
      const text = this.reader.read(a.value);
      if (text.kind === 'text' && /^[\w.+-]+\/[\w.+-]+/.test(text.text)) this.type = text.text;
    }
  }

  private formPairs(): Pair[] {
    return this.body?.kind === 'form' || this.body?.kind === 'multipart' ? this.body.pairs : [];
  }
}

function constantMethod(text: string): string | undefined {
  return /(?:^|[.:_]|Method\.?|Http)(get|head|post|put|patch|delete|options)$/i.exec(text)?.[1];
}

/** `ContentType.Application.Json`, `MediaType.APPLICATION_JSON` */
function constantType(text: string): string | undefined {
  const [, top, sub] = /^(?:ContentType|MediaType)\.(Application|Text)[._](Json|Xml|Plain|Html)$/i.exec(text) ?? [];
  return top && sub && `${top}/${sub}`.toLowerCase();
}

function mediaType(text: string): string {
  const short: Record<string, string> = {
    json: 'application/json',
    form: 'application/x-www-form-urlencoded',
    xml: 'application/xml',
  };
  return short[text] ?? text;
}

function withQuery(url: string, query: string): string {
  const hash = url.indexOf('#');
  const rest = hash < 0 ? url : url.slice(0, hash);
  const mark = rest.includes('?') ? (/[?&]$/.test(rest) ? '' : '&') : '?';
  return rest + mark + query + (hash < 0 ? '' : url.slice(hash));
}

function textOfCredentials(credentials: Credentials | undefined): string {
  if (!credentials) return '';
  return credentials.kind === 'bearer' ? credentials.token : `${credentials.user}\n${credentials.password}`;
}
