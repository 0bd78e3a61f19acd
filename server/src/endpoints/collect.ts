import type { Node } from 'web-tree-sitter';
import { contains } from '../branches/tree';
import type { Request } from '../branches/types';
import type { ParsedDocument } from '../parsing/document';
import { Blanks } from './blanks';
import { callOf, unwrap, type Call } from './calls';
import { functionAround } from './definition';
import { multipartMakers } from './functions';
import type { Body, ClientCalls, Credentials, Endpoints, Pair, RequestInCode, Role } from './types';
import { encode, headerName, joinUrls, jsonOf, Reader, textOf, type Value } from './value';

/** Calls that are followed from one request, and mentions of its names that are looked at. */
const callLimit = 40;
const mentionLimit = 60;

/** Everything that a client call says of its request. */
export function readClientCall(request: Request, document: ParsedDocument, endpoints: Endpoints): RequestInCode {
  const blanks = new Blanks();
  const collector = new Collector(document, endpoints, endpoints.calls ?? noCalls, request.library.id, blanks);
  return collector.collect(request);
}

const noCalls: ClientCalls = { positions: {}, names: {} };

class Collector {
  private readonly reader: Reader;
  private method: string | undefined;
  private url: string | undefined;
  private base = '';
  private secure = false;
  /** The map that is the body, where nothing at its call says how it is written. */
  private map: Value | undefined;
  private readonly query: Pair[] = [];
  private rawQuery = '';
  private readonly fields: Pair[] = [];
  private type: string | undefined;
  private body: Body | undefined;
  private credentials: Credentials | undefined;
  private readonly notes: string[] = [];
  private readonly seen = new Set<number>();

  constructor(
    private readonly document: ParsedDocument,
    endpoints: Endpoints,
    private readonly calls: ClientCalls,
    private readonly library: string,
    private readonly blanks: Blanks,
  ) {
    this.reader = new Reader(document, endpoints, blanks);
  }

  collect(request: Request): RequestInCode {
    const { method, call, url } = request;
    this.gatherAround(call);
    const outer = this.calledWith(url, request.sends ?? call);
    if (outer) {
      this.secure = /^https\b/.test(outer.on);
      this.gather(outer, true);
      this.gatherAbove(outer);
    }
    if (this.calls.after?.includes(this.library)) this.gatherAfter(call);
    if (this.url === undefined && url) this.url = this.reader.text(url);
    if (method && 'name' in method) this.method = method.name;
    else if (this.method === undefined && method && 'expression' in method)
      this.notes.push(`The method comes from \`${method.expression.slice(0, 60)}\`.`);
    return this.finish(request);
  }

  /** The call of a chain that is given the URL; without one, the whole chain. */
  private calledWith(url: Node | undefined, whole: Node): Call | undefined {
    const last = callOf(whole, this.document);
    for (let call = last, i = 0; url && call && i < 24; i++) {
      if (call.args.some(a => contains(a.value, url))) return call;
      call = call.receiver && callOf(unwrap(call.receiver, this.document), this.document);
    }
    return last;
  }

  private finish({ call, library }: Request): RequestInCode {
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
    const body = this.typedBody();
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

  /** A body that is sent as text is JSON or XML where its media type says so. */
  private typedBody(): Body | undefined {
    const { body } = this;
    const type = this.fields.find(([n]) => n.toLowerCase() === 'content-type')?.[1] ?? '';
    if (body?.kind === 'json' && this.map && /x-www-form-urlencoded/i.test(type))
      return { kind: 'form', pairs: this.pairs(this.map) ?? [] };
    if (body?.kind !== 'text') return body;
    if (/json/i.test(type) || (!type && /^\s*[[{][\s\S]*[\]}]\s*$/.test(body.text) && !body.text.startsWith('{{')))
      return { kind: 'json', text: body.text };
    if (/xml/i.test(type)) return { kind: 'xml', text: body.text };
    if (/x-www-form-urlencoded/i.test(type) && /^[^\s=]+=/.test(body.text)) {
      const pairs = body.text.split('&').map((p): Pair => {
        const at = p.indexOf('=');
        return at < 0 ? [p, ''] : [decodeForm(p.slice(0, at)), decodeForm(p.slice(at + 1))];
      });
      return { kind: 'form', pairs };
    }
    return body;
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

  private gather(call: Call, primary = false): void {
    if (this.seen.has(call.node.id) || this.seen.size > callLimit) return;
    this.seen.add(call.node.id);
    if (call.receiver) this.gatherFrom(call.receiver);
    const own = this.positionsOf(call, primary);
    const positional = call.args.filter(a => a.name === undefined);
    if (own) {
      positional.forEach((a, i) => {
        const role = own[i];
        if (role === 'options') this.options(a.value);
        else if (role === 'field' || role === 'basic')
          this.apply(
            role,
            positional.slice(i).map(p => p.value),
          );
        else if (role) this.apply(role, [a.value]);
      });
    } else if (!primary) {
      const role = this.role(call.name);
      if (role && positional.length)
        this.apply(
          role,
          positional.map(a => a.value),
        );
    }
    // Ruby: pairs behind the arguments are a map in their place.
    const rest = own?.[positional.length];
    const loose = call.args.filter(a => a.name !== undefined && !this.role(a.name));
    if (rest === 'fields' || rest === 'query')
      for (const a of loose)
        (rest === 'fields' ? this.fields : this.query).push([a.name ?? '', this.reader.text(a.value)]);
    else if (rest === 'form' && loose.length)
      this.body = { kind: 'form', pairs: loose.map((a): Pair => [a.name ?? '', this.reader.text(a.value)]) };
    for (const a of call.args) if (a.name !== undefined) this.apply(this.role(a.name), [a.value]);
    if (!primary && this.calls.verbs?.includes(call.name)) this.method = call.name.toUpperCase();
    if (call.block) this.block(call.block);
    const initializer = call.node.childForFieldName('initializer');
    if (initializer)
      for (const { name, value } of this.reader.initialized(initializer)) this.apply(this.role(name), [value]);
  }

  /** What the class around says for all its requests. */
  private gatherAround(call: Node): void {
    const names = this.calls.around?.[this.library];
    for (let n = names && call.parent; n; n = n.parent) {
      if (!this.document.structure.one(n, 'class')) continue;
      const body = n.childForFieldName('body') ?? n;
      for (const statement of body.namedChildren) {
        const said = statement && callOf(statement, this.document);
        if (said && !said.receiver && names?.includes(said.name)) this.gather(said);
      }
      return;
    }
  }

  /** What is set on the request that a call gives back, behind it: `request.setHeader(…)`, `request.write(…)`. */
  private gatherAfter(call: Node): void {
    for (let n = call.parent, i = 0; n && i < 4; n = n.parent, i++) {
      const define = this.document.structure.one(n, 'define');
      const name = define?.parts.name?.[0];
      const home = name && functionAround(call, this.document);
      if (name) return this.mentionsBetween(name, n.endIndex, home?.endIndex ?? this.document.text.length);
      if (this.document.structure.one(n, 'function')) return;
    }
  }

  private positionsOf(call: Call, primary: boolean): readonly Role[] | undefined {
    const own = this.calls.positions[this.library];
    const all = this.calls.positions['*'];
    return (
      own?.[`${call.on}.${call.name}`] ??
      own?.[call.name] ??
      all?.[call.name] ??
      (primary ? (own?.[''] ?? all?.['']) : undefined)
    );
  }

  private role(name: string): Role {
    return this.calls.names[name] ?? this.calls.names[name.toLowerCase()] ?? '';
  }

  /** What a call is made on: a call before it, or a name and what the file does with it. */
  private gatherFrom(receiver: Node): void {
    const inner = unwrap(receiver, this.document);
    const call = callOf(inner, this.document);
    if (call) return this.gather(call);
    this.gatherName(inner);
  }

  /** A name: the call that made it, the keys of its literal, and what is set on it before the request goes out. */
  private gatherName(node: Node): void {
    const definition = this.reader.definition(node);
    if (definition) {
      const made = unwrap(definition, this.document);
      const call = callOf(made, this.document);
      if (call) this.gather(call);
    }
    this.mentions(node);
  }

  /** `req.Header.Set("X", "y")`, `session.headers.update({…})`, `options.headers = {…}` */
  private mentions(at: Node): void {
    const name = at.text;
    if (!/^[$@]?[A-Za-z_][\w.]*$/.test(name) || name.length < 2) return;
    const home = functionAround(at, this.document);
    const definition = this.reader.definition(at);
    const outer = definition ? functionAround(definition, this.document) : undefined;
    const from = definition?.endIndex ?? home?.startIndex ?? 0;
    this.mentionsBetween(at, from, home && home.id === outer?.id ? at.startIndex : this.document.text.length);
  }

  private mentionsBetween(at: Node, from: number, end: number): void {
    const name = at.text;
    const { text, root, structure } = this.document;
    for (let i = from - 1, seen = 0; seen < mentionLimit; seen++) {
      i = text.indexOf(name, i + 1);
      if (i < 0 || i >= end) return;
      const after = text.slice(i + name.length, i + name.length + 2);
      if (/[\w$.]/.test(text.charAt(i - 1)) || !/^(?:\.|->|\[)/.test(after)) continue;
      const mention = root.descendantForIndex(i, i + name.length);
      // What another function does comes at another time.
      const place = mention && functionAround(mention, this.document);
      if (!mention || (place && !contains(place, at) && !/^(?:self|this)\./.test(name))) continue;
      let outermost: Call | undefined;
      for (let n: Node | null = mention, up = 0; n && up < 8; n = n.parent, up++) {
        const define = structure.one(n, 'define');
        const target = define?.parts.name?.[0];
        const value = define?.parts.value?.[0];
        if (target && value && target.startIndex === i) {
          this.set(target, value, name);
          break;
        }
        const call = callOf(n, this.document);
        if (call?.node.startIndex === i) outermost = call;
        else if (structure.one(n, 'function')) break;
      }
      if (outermost && !this.seen.has(outermost.node.id)) this.told(outermost, name);
    }
  }

  /** `req.Header.Set(…)`: the role of the path behind the name. */
  private told(call: Call, name: string): void {
    const path = `${call.on}.${call.name}`
      .slice(name.length)
      .replace(/^(?:\.|->)/, '')
      .replace(/->|::/g, '.');
    const role = this.calls.names[path];
    if (!role) return;
    this.seen.add(call.node.id);
    this.apply(
      role,
      call.args.map(a => a.value),
    );
  }

  private set(target: Node, value: Node, name: string): void {
    const path = target.text.slice(name.length);
    const index = /^(?:\.|->)?([\w.]*)\[(["'])([^"']+)\2\]$/.exec(path);
    if (index?.[3]) {
      const owner = index[1] ?? '';
      if (owner === '' && !/head|^req(?:uest)?$/i.test(name)) return;
      if (this.calls.names[owner] === 'query') {
        this.query.push([index[3], this.reader.text(value)]);
        return;
      }
      if (owner !== '' && this.calls.names[owner] !== 'fields') return;
      this.fields.push([index[3], this.reader.text(value)]);
      return;
    }
    const role = this.calls.names[path.replace(/^(?:\.|->)/, '').replace(/->/g, '.')];
    if (role) this.apply(role, [value]);
  }

  /** Superagent and its kin say the rest behind the call: `.set('X', 'y').send(body)`. */
  private gatherAbove(call: Call): void {
    let below = call.node;
    for (let n = call.node.parent, i = 0; n && i < 24; n = n.parent, i++) {
      const outer = callOf(n, this.document);
      if (!outer) {
        if (!this.document.structure.one(n, 'member') && !this.document.structure.one(n, 'through')) return;
        continue;
      }
      if (!outer.receiver || outer.receiver.id !== below.id) {
        if (outer.node.startIndex !== below.startIndex) return;
      }
      this.gather(outer);
      below = outer.node;
    }
  }

  /** A block whose calls say what is sent: Ktor's `{ header("A", "b"); setBody(x) }`, Ruby's `do |req| … end`. */
  private block(block: Node): void {
    const stack: Node[] = [block];
    const parameter = block.childForFieldName('parameters')?.namedChild(0)?.text;
    for (let n = stack.pop(), i = 0; n && i < 200; n = stack.pop(), i++) {
      const call = callOf(n, this.document);
      if (call && this.role(call.name)) {
        this.gather(call);
        continue;
      }
      const define = this.document.structure.one(n, 'define');
      const target = define?.parts.name?.[0];
      const value = define?.parts.value?.[0];
      if (parameter && target && value && /^[.[]/.test(target.text.slice(parameter.length)))
        if (target.text.startsWith(parameter)) this.set(target, value, parameter);
      stack.push(...n.namedChildren.filter((c): c is Node => c !== null).reverse());
    }
  }

  private options(node: Node): void {
    const entries = this.reader.entries(node);
    if (!entries) {
      const call = callOf(unwrap(node, this.document), this.document);
      if (call) return this.gather(call);
      if (/^[\w$.]+$/.test(node.text)) this.notes.push(`What \`${node.text.slice(0, 40)}\` holds is not literal.`);
      return;
    }
    for (const { name, value } of entries) this.apply(this.role(name), [value]);
    const inner = unwrap(node, this.document);
    if (/^[\w$]+$/.test(inner.text)) this.mentions(inner);
  }

  private apply(role: Role, nodes: Node[]): void {
    const [node, second] = nodes;
    if (!node || !role) return;
    switch (role) {
      case 'url':
        return this.setUrl(node);
      case 'base':
        this.base = this.reader.text(node);
        return;
      case 'method': {
        const name = this.reader.literal(node) ?? constantMethod(node.text);
        // What is no method, such as a URL in its place while somebody types, says nothing.
        if (name !== undefined && /^[A-Za-z-]*$/.test(name)) this.method = name.toUpperCase() || 'GET';
        if (second) this.setBody(second, 'body');
        return;
      }
      case 'query':
        return this.addQuery(node, second);
      case 'fields':
        return this.addFields(node);
      case 'field':
        if (second) this.fields.push([this.fieldName(node), this.reader.text(second)]);
        else this.addFields(node);
        return;
      case 'type':
        this.type = constantType(node.text) ?? mediaType(this.reader.text(node));
        return;
      case 'bearer':
        this.credentials = { kind: 'bearer', token: this.reader.text(node) };
        return;
      case 'basic':
        return this.setBasic(node, second);
      case 'options':
        return this.options(node);
      case 'request': {
        const inner = unwrap(node, this.document);
        const call = callOf(inner, this.document);
        if (call) this.gather(call);
        else this.gatherName(inner);
        return;
      }
      case 'json':
        this.body = { kind: 'json', text: jsonOf(this.reader.read(node)) };
        return;
      case 'form':
      case 'multipart':
      case 'body':
      case 'body-or-form':
        return this.setBody(node, role);
    }
  }

  private setUrl(node: Node): void {
    const entries = this.reader.entries(node);
    if (!entries) {
      const text = this.reader.text(node);
      // A connection's own URL is what its requests' start from: Faraday.new(url: "https://…").get("orders")
      if (/^https?:/i.test(this.url ?? '') && !/^[a-z][\w+.-]*:|^\{\{/i.test(text)) this.base = this.url ?? '';
      this.url = text;
      return;
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
    for (const { name, value } of entries) this.apply(this.role(name), [value]);
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
    const pairs = this.pairs(this.reader.read(node));
    if (pairs) this.fields.push(...pairs);
    else this.notes.push(`The fields in \`${node.text.slice(0, 40)}\` are not literal.`);
  }

  private addQuery(node: Node, second: Node | undefined): void {
    if (second) {
      this.query.push([this.reader.text(node), this.reader.text(second)]);
      return;
    }
    const value = this.reader.read(node);
    const pairs = this.pairs(value);
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
    const built = made && this.builtForm(made);
    if (built) {
      this.body = built;
      return;
    }
    const value = this.reader.read(node);
    if (value.kind === 'plain' && value.text === 'null') return;
    if (/^undefined$|^http\.NoBody$/.test(node.text)) return;
    if (role === 'multipart' || value.kind === 'multipart' || (made && multipartMakers.has(made.name))) {
      const pairs = this.pairs(value.kind === 'multipart' ? value.of : value) ?? [];
      this.body = { kind: 'multipart', pairs: [...this.formPairs(), ...pairs, ...this.appended(node)] };
      return;
    }
    if (value.kind === 'json') {
      this.body = { kind: 'json', text: jsonOf(value.of) };
      return;
    }
    const pairs =
      role !== 'body' || value.kind === 'form' ? this.pairs(value.kind === 'form' ? value.of : value) : undefined;
    if (pairs) {
      this.body = { kind: 'form', pairs };
      return;
    }
    this.map = value.kind === 'map' ? value : undefined;
    if (value.kind === 'map' || value.kind === 'list') this.body = { kind: 'json', text: jsonOf(value) };
    else this.body = { kind: 'text', text: textOf(value, this.blanks, node) };
    if (made) this.typeOf(made);
  }

  /** `FormBody.Builder().add("user", user).build()`; undefined where it is another builder. */
  private builtForm(made: Call): Body | undefined {
    const pairs: Pair[] = [];
    for (let call: Call | undefined = made, i = 0; call && i < callLimit; i++) {
      const [, maker] = /^(?:new\s+)?(?:[\w.]+\.)?(FormBody|MultipartBody)\.Builder\b/.exec(call.node.text) ?? [];
      if (!maker) return undefined;
      const [name, value] = call.args;
      if (/^(?:add|addEncoded|addFormDataPart)$/.test(call.name) && name && value)
        pairs.unshift([this.reader.text(name.value), this.reader.text(value.value)]);
      const before: Node | undefined = call.receiver && unwrap(call.receiver, this.document);
      const next: Call | undefined = before && callOf(before, this.document);
      if (!next || call.name === 'Builder') return { kind: maker === 'FormBody' ? 'form' : 'multipart', pairs };
      call = next;
    }
    return undefined;
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

  /** `form.append('name', value)` before the request. */
  private appended(node: Node): Pair[] {
    const inner = unwrap(node, this.document);
    if (!/^[$@]?\w+$/.test(inner.text)) return [];
    const pairs: Pair[] = [];
    const { text, root } = this.document;
    const from = functionAround(inner, this.document)?.startIndex ?? 0;
    for (let i = from - 1, seen = 0; seen < mentionLimit; seen++) {
      i = text.indexOf(`${inner.text}.`, i + 1);
      if (i < 0 || i >= inner.startIndex) break;
      for (let n = root.descendantForIndex(i), up = 0; n && up < 4; n = n.parent, up++) {
        const call = callOf(n, this.document);
        const [name, value] = call?.args ?? [];
        if (!call || !name || !value || !/^(?:append|set|add|add_field|Add|WriteField|field)$/.test(call.name))
          continue;
        pairs.push([this.reader.text(name.value), this.reader.text(value.value)]);
        break;
      }
    }
    return pairs;
  }

  private pairs(value: Value): Pair[] | undefined {
    if (value.kind === 'form') return this.pairs(value.of);
    if (value.kind === 'map')
      return value.entries.flatMap(({ name, value: v }): Pair[] => {
        if (v.kind === 'list') return v.items.map(i => [name, textOf(i, this.blanks)]);
        return v.kind === 'plain' && v.text === 'null' ? [] : [[name, textOf(v, this.blanks)]];
      });
    if (value.kind !== 'list') return undefined;
    const pairs = value.items.map((i): Pair | undefined => {
      const [name, v] = i.kind === 'list' && i.items.length === 2 ? i.items : [];
      return name && v ? [textOf(name, this.blanks), textOf(v, this.blanks)] : undefined;
    });
    return pairs.length && pairs.every(p => p !== undefined) ? pairs : undefined;
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

function decodeForm(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}

function withQuery(url: string, query: string): string {
  const hash = url.indexOf('#');
  const rest = hash < 0 ? url : url.slice(0, hash);
  const mark = rest.includes('?') ? (/[?&]$/.test(rest) ? '' : '&') : '?';
  return rest + mark + query + (hash < 0 ? '' : url.slice(hash));
}

function textOfBody(body: Body | undefined): string {
  return !body ? '' : 'pairs' in body ? body.pairs.flat().join('\n') : body.text;
}

function textOfCredentials(credentials: Credentials | undefined): string {
  if (!credentials) return '';
  return credentials.kind === 'bearer' ? credentials.token : `${credentials.user}\n${credentials.password}`;
}
