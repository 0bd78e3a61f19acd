import type { Node } from 'web-tree-sitter';
import { contains } from '../branches/tree';
import type { Request } from '../branches/types';
import type { ParsedDocument } from '../parsing/document';
import { Assembly } from './assembly';
import { Blanks } from './blanks';
import { callOf, unwrap, type Call } from './calls';
import { functionAround } from './definition';
import type { ClientCalls, Endpoints, Pair, RequestInCode, Role } from './types';
import { Reader } from './reader';

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

/** Walks from a call to whatever says something of its request: its chain, its receiver, its options, what is set on it. */
class Collector {
  private readonly reader: Reader;
  private readonly parts: Assembly;
  private readonly seen = new Set<number>();

  constructor(
    private readonly document: ParsedDocument,
    endpoints: Endpoints,
    private readonly calls: ClientCalls,
    private readonly library: string,
    blanks: Blanks,
  ) {
    this.reader = new Reader(document, endpoints, blanks);
    this.parts = new Assembly(document, this.reader, blanks);
  }

  collect(request: Request): RequestInCode {
    const { method, call, url } = request;
    const { parts } = this;
    this.gatherAround(call);
    const outer = this.calledWith(url, request.sends ?? call);
    if (outer) {
      parts.secure = /^https\b/.test(outer.on);
      this.gather(outer, true);
      this.gatherAbove(outer);
    }
    if (this.calls.after?.includes(this.library)) this.gatherAfter(call);
    if (parts.url === undefined && url) parts.url = this.reader.text(url);
    if (method && 'name' in method) parts.method = method.name;
    else if (parts.method === undefined && method && 'expression' in method)
      parts.notes.push(`The method comes from \`${method.expression.slice(0, 60)}\`.`);
    return parts.finish(request);
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
        (rest === 'fields' ? this.parts.fields : this.parts.query).push([a.name ?? '', this.reader.text(a.value)]);
    else if (rest === 'form' && loose.length)
      this.parts.body = { kind: 'form', pairs: loose.map((a): Pair => [a.name ?? '', this.reader.text(a.value)]) };
    for (const a of call.args) if (a.name !== undefined) this.apply(this.role(a.name), [a.value]);
    if (!primary && this.calls.verbs?.includes(call.name)) this.parts.method = call.name.toUpperCase();
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
        this.parts.query.push([index[3], this.reader.text(value)]);
        return;
      }
      if (owner !== '' && this.calls.names[owner] !== 'fields') return;
      this.parts.fields.push([index[3], this.reader.text(value)]);
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
      if (/^[\w$.]+$/.test(node.text))
        this.parts.notes.push(`What \`${node.text.slice(0, 40)}\` holds is not literal.`);
      return;
    }
    for (const { name, value } of entries) this.apply(this.role(name), [value]);
    const inner = unwrap(node, this.document);
    if (/^[\w$]+$/.test(inner.text)) this.mentions(inner);
  }

  private apply(role: Role, nodes: Node[]): void {
    const [node] = nodes;
    if (!node || !role) return;
    if (role === 'options') return this.options(node);
    if (role === 'request') return this.gatherFrom(node);
    for (const { name, value } of this.parts.take(role, nodes)) this.apply(this.role(name), [value]);
  }
}
