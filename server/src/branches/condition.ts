import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';
import type { Services } from '../services';
import { callParts, children, escape, namedChildren, plain } from './tree';
import type { Library } from './types';

/** The ways in which code speaks of one response's status. */
export interface Subject {
  /** Expressions that hold the status: `response.status`, `status`. */
  statuses: Set<string>;
  /** Expressions that are true for some codes only: `response.ok`. */
  flags: Map<string, (code: number) => boolean>;
  /** Expressions that hold the response itself. */
  responses: Set<string>;
  library: Library;
}

/** What a condition makes of a code; `undefined` where something else decides as well. */
export type Test = (code: number) => boolean | undefined;

/** An expression's value for a code. */
type Value = (code: number) => number | undefined;

const unknown: Test = () => undefined;

/** Reads conditions on a status, whatever the language: comparisons, membership, ranges, `.ok`, and their combinations. */
export class Conditions {
  constructor(
    private readonly document: ParsedDocument,
    private readonly services: Pick<Services, 'recogniser' | 'constants'>,
    readonly subject: Subject,
  ) {}

  /** The same conditions on another name for the status. */
  about(subject: Pick<Subject, 'statuses' | 'flags'>): Conditions {
    return new Conditions(this.document, this.services, { ...this.subject, ...subject });
  }

  /** True where the expression speaks of the response's status at all. */
  concerns(node: Node): boolean {
    const text = plain(node.text);
    return (
      [...this.subject.statuses, ...this.subject.flags.keys()].some(s => mentions(text, s)) ||
      (!!this.subject.library.classes &&
        /\b(?:is_a\?|kind_of\?|instance_of\?)|===/.test(text) &&
        [...this.subject.responses].some(s => mentions(text, s)))
    );
  }

  /** True for an expression that holds the response, where its class tells its status. */
  isResponse(node: Node): boolean {
    const named = node.type === 'assignment' ? (node.childForFieldName('left') ?? node) : node;
    return !!this.subject.library.classes && this.subject.responses.has(plain(named.text));
  }

  /** What it says of a response's status that it is one of that class, or matches that label. */
  instanceOf(node: Node): Test {
    const named = this.subject.library.classes?.[/\w+$/.exec(node.text)?.[0] ?? ''];
    if (named) return named;
    const only = this.constant(node);
    if (only !== undefined) return code => code === only;
    // ->(r) { r.code == '425' }
    const parameter = node.type === 'lambda' ? /^->\s*\(?(\w+)/.exec(node.text)?.[1] : undefined;
    const body = node.childForFieldName('body')?.childForFieldName('body')?.namedChild(0);
    if (!parameter || !body) return () => false;
    const { library } = this.subject;
    const statuses = new Set([library.status, ...(library.also ?? [])].map(s => `${parameter}.${s}`));
    return new Conditions(this.document, this.services, { ...this.subject, statuses }).test(body);
  }

  /** `response.is_a?(Net::HTTPNotFound)`, `Net::HTTPNotFound === response` */
  private classTest(node: Node): Test | undefined {
    const call = callParts(node);
    const arg = call && namedChildren(call.args)[0];
    if (call?.object && arg && /^(?:is_a|kind_of|instance_of)\?$/.test(call.name))
      return this.isResponse(call.object) ? this.instanceOf(arg) : undefined;
    const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
    return left && right && children(node)[1]?.type === '===' && this.isResponse(right)
      ? this.instanceOf(left)
      : undefined;
  }

  test(node: Node): Test {
    if (!this.concerns(node)) return unknown;
    if (node.type === 'is_pattern_expression') return this.matches(node);
    const flag = this.subject.flags.get(plain(node.text).replace(/\(\)$/, ''));
    if (flag) return flag;
    // Kotlin's grammar makes a member of `!response` out of `!response.isSuccessful`.
    const denied = this.subject.flags.get(/^!([^!=].*?)(?:\(\))?$/.exec(plain(node.text))?.[1] ?? '');
    if (denied) return code => !denied(code);
    const all = children(node);
    const first = all[0];
    const inner = namedChildren(node);
    if (
      /^(?:parenthesized_expression|argument|condition|await|await_expression|parenthesized|non_null_expression|as_expression|parenthesized_statements|pattern)$/.test(
        node.type,
      ) &&
      inner[0]
    ) {
      return this.test(inner[0]);
    }
    if (first && (first.type === '!' || first.type === 'not') && inner[0]) {
      return not(this.test(inner[inner.length - 1] ?? inner[0]));
    }
    const joint = all.find(c => /^(?:&&|\|\||and|or)$/.test(c.type));
    if (joint && inner.length >= 2) {
      const parts = inner.map(n => this.presence(n) ?? this.test(n));
      return joint.type === '&&' || joint.type === 'and' ? every(parts) : anyOf(parts);
    }
    const classed = this.classTest(node);
    if (classed) return classed;
    const spelt = this.beginning(node);
    if (spelt) return spelt;
    const compared = this.comparison(all);
    if (compared) return compared;
    return this.equality(node) ?? this.membership(node) ?? this.matched(node) ?? unknown;
  }

  /**
   * Whether there is a response to ask, or an error of the kind that has one: `error.response`, `resp != nil`,
   * `e.response is not None`, `axios.isAxiosError(error)`, `e is HttpException`, `$e->hasResponse()`. Where its status is
   * asked as well, there is.
   */
  private presence(node: Node): Test | undefined {
    if (children(node).some(c => c.type === '&&' || c.type === 'and')) {
      const parts = namedChildren(node).map(n => this.presence(n));
      return parts.every(p => p !== undefined) ? every(parts) : undefined;
    }
    let text = plain(node.text).trim();
    while (/^\([^()]*(?:\([^()]*\)[^()]*)*\)$/.test(text)) text = text.slice(1, -1).trim();
    const denied = /^(?:!|not\s+)(?!=)\s*/.exec(text)?.[0] ?? '';
    text = text.slice(denied.length);
    const [, left = '', operator, right = ''] = /^(.+?)\s*(===?|!==?|\bis not\b|\bis\b)\s*(.+)$/.exec(text) ?? [];
    const nothing = /^(?:null|undefined|None|nil)$/;
    const compared = nothing.test(right) ? left : nothing.test(left) ? right : undefined;
    if (operator && compared !== undefined) {
      const there = /!|not/.test(operator) !== (denied !== '');
      return this.owns(compared) ? () => there : undefined;
    }
    const guarded =
      /^(?:[\w$]+\.)*is\w*(?:Error|Exception|Response)\(([^()]+)\)$/.exec(text) ??
      /^isinstance\(([^(),]+),.*\)$/s.exec(text) ??
      /^(.+?)\s+(?:instanceof|is)\s+[A-Z][\w.]*$/.exec(text) ??
      /^(.+)\.(?:hasResponse\(\)|is_a\?\([A-Z][\w:]*\))$/.exec(text);
    return this.owns(guarded?.[1] ?? text) ? () => denied === '' : undefined;
  }

  /** True for what the status is a member of, however far down: `error` and `error.response` of `error.response.status`. */
  private owns(text: string): boolean {
    const { statuses, responses, library } = this.subject;
    if (!text || /^[\w$]*\.is_a/.test(text) || (library.classes && responses.has(text))) return false;
    return responses.has(text) || [...statuses].some(s => s.startsWith(`${text}.`) || s.startsWith(`${text}[`));
  }

  /** A label of a `switch` on the status: a value, or a range such as `in 500..599`. */
  label(node: Node): Test {
    const value = this.value(node)?.(0) ?? this.enumerated(node);
    if (value !== undefined) return code => code === value;
    const set = this.list(node.type === 'range_test' ? (namedChildren(node)[0] ?? node) : node) ?? pattern(node);
    return set ?? (() => false);
  }

  /** What the labels of one case make of a code: values, patterns, and a guard that decides as well. */
  labels(labels: Node[], parts: Node[], own?: { condition: Node; name?: string; open: boolean }): Test {
    if (own) {
      const asked = own.name ? this.named(own.name) : this;
      return every([own.open ? () => true : this.labels(labels, []), asked.test(own.condition)]);
    }
    const tests = labels.map(label =>
      /_pattern$|^discard$/.test(label.type) && label.type !== 'case_pattern'
        ? this.pattern(label, code => code)
        : this.label(label),
    );
    const guard = parts.find(n => n.type === 'when_clause')?.namedChild(0);
    if (!guard) return anyOf(tests);
    const [only] = labels;
    const name = only?.type === 'declaration_pattern' ? only.childForFieldName('name')?.text : undefined;
    return every([...tests.slice(0, 1), name ? this.named(name).test(guard) : unknown]);
  }

  /** The few codes that a value by itself tells from all others: `return error.code != 404`. */
  told(value: Node): Test[] {
    if (!this.concerns(value)) return [];
    const test = this.test(value);
    const all = Array.from({ length: 500 }, (_, i) => 100 + i);
    return [true, false]
      .map(outcome => all.filter(code => test(code) === outcome))
      .filter(codes => codes.length > 0 && codes.length <= 12)
      .map(codes => code => codes.includes(code));
  }

  /** The codes that a conditional expression, or an arm of a switch expression, is about. */
  choices(node: Node): Test[] {
    const [subject, ...arms] = namedChildren(node);
    if (node.type !== 'switch_expression') {
      // Python's condition is the second of three.
      const asked = namedChildren(node).slice(0, 2);
      return asked.filter(n => this.concerns(n)).map(n => single(this.test(n)));
    }
    if (!subject || this.value(subject)?.(404) !== 404) return [];
    return arms.flatMap(arm => {
      const [label] = namedChildren(arm);
      if (arm.type !== 'switch_expression_arm' || !label) return [];
      const test = this.labels([label], namedChildren(arm));
      return width(test) <= 100 ? [test] : [];
    });
  }

  /** These conditions, with one more name for the status. */
  private named(name: string): Conditions {
    const { subject } = this;
    const statuses = new Set([...subject.statuses, name]);
    const flags = new Map(subject.flags);
    for (const [flag, test] of Object.entries(subject.library.statusFlags ?? {})) flags.set(`${name}.${flag}`, test);
    return new Conditions(this.document, this.services, { ...subject, statuses, flags });
  }

  /** `status is 404 or 410`, `response is { StatusCode: HttpStatusCode.NotFound }` */
  private matches(node: Node): Test {
    const expression = node.childForFieldName('expression');
    const pattern = node.childForFieldName('pattern');
    if (!expression || !pattern) return unknown;
    const value = this.value(expression);
    if (value) return this.pattern(pattern, value);
    const owner = plain(expression.text);
    const parts = descendantsOf(pattern, 'subpattern').map((part): Test => {
      const [member, inner] = namedChildren(part);
      if (!member || !inner) return unknown;
      const path = `${owner}.${member.text}`;
      const flag = this.subject.flags.get(path);
      if (flag) return /^(?:true|false)$/.test(inner.text) ? code => flag(code) === (inner.text === 'true') : unknown;
      return this.subject.statuses.has(path) ? this.pattern(inner, code => code) : unknown;
    });
    return parts.length ? every(parts) : unknown;
  }

  /** Whether a value matches a pattern; what is no pattern is compared. */
  private pattern(node: Node, value: Value): Test {
    const inner = namedChildren(node);
    const [first] = inner;
    switch (node.type) {
      case 'or_pattern':
        return anyOf(inner.map(n => this.pattern(n, value)));
      case 'and_pattern':
        return every(inner.map(n => this.pattern(n, value)));
      case 'parenthesized_pattern':
        return first ? this.pattern(first, value) : unknown;
      case 'negated_pattern':
        return first ? not(this.pattern(first, value)) : unknown;
      // status @ 500..=599
      case 'captured_pattern':
        return this.pattern(inner.at(-1) ?? node, value);
      case 'declaration_pattern':
      case 'var_pattern':
      case 'discard':
        return () => true;
      case 'relational_pattern': {
        const operator = children(node)[0]?.type ?? '';
        const bound = first && this.value(first);
        return bound ? this.compared(value, operator, bound) : unknown;
      }
      default: {
        const other = this.value(node);
        if (other) return this.compared(value, '==', other);
        const set = /^range_pattern$/.test(node.type) ? this.list(node) : undefined;
        // A label that is no status is not met.
        if (!set) return () => false;
        return code => {
          const v = value(code);
          return v === undefined ? undefined : set(v);
        };
      }
    }
  }

  private compared(a: Value, operator: string, b: Value): Test {
    return code => {
      const v = a(code);
      const w = b(code);
      return v === undefined || w === undefined ? undefined : compare(v, operator, w);
    };
  }

  /** `case NOT_FOUND:` where the status is one of the library's own enumeration. */
  private enumerated(node: Node): number | undefined {
    const { constants } = this.subject.library;
    const table = constants && this.services.constants.tables().find(t => t.id === constants.table);
    return table?.members[node.text];
  }

  /** `status.equals(HttpStatus.NOT_FOUND)` */
  private equality(node: Node): Test | undefined {
    const call = callParts(node);
    const arg = call && namedChildren(call.args)[0];
    if (!call?.object || !arg || !/^(?:equals|isSameCodeAs)$/.test(call.name)) return undefined;
    const x = this.value(call.object);
    const y = this.value(arg);
    return x && y && (code => x(code) === y(code));
  }

  /** `a === b`, `200 <= a < 300`, `a in (1, 2)` */
  private comparison(all: Node[]): Test | undefined {
    const parts: { left: Node; operator: string; right: Node }[] = [];
    let left: Node | undefined;
    let operator = '';
    for (const child of all) {
      if (child.isNamed && !/^operator$/.test(child.type)) {
        if (/comment/.test(child.type)) continue;
        if (left && operator) parts.push({ left, operator: operator.trim(), right: child });
        left = child;
        operator = '';
      } else operator += ` ${child.text}`;
    }
    if (!parts.length || !parts.every(p => comparing.test(p.operator))) return undefined;
    const tests = parts.map(({ left: a, operator: op, right: b }): Test => {
      const x = this.value(a);
      if (op === 'in' || op === 'not in' || op === '!in') {
        const set = this.list(b);
        if (!x || !set) return unknown;
        return code => {
          const v = x(code);
          return v === undefined ? undefined : set(v) === (op === 'in');
        };
      }
      const y = this.value(b);
      if (!x || !y) return unknown;
      return this.compared(x, op, y);
    });
    return every(tests);
  }

  /** Rust's `matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::GONE)`, whose tokens are not parsed. */
  private matched(node: Node): Test | undefined {
    const [macro, tokens] = namedChildren(node);
    if (node.type !== 'macro_invocation' || macro?.text !== 'matches' || !tokens) return undefined;
    const [, subject, patterns] = /^\((.+?),([^,]+),?\s*\)$/s.exec(tokens.text) ?? [];
    if (!subject || !patterns || !this.subject.statuses.has(plain(subject.trim())) || /\bif\b/.test(patterns))
      return undefined;
    const behind = tokens.startIndex + tokens.text.indexOf(',');
    const found = namedChildren(tokens)
      .filter(n => n.startIndex > behind)
      .map(n => this.value(n)?.(0));
    return members(found.filter((n): n is number => n !== undefined));
  }

  /** `code.start_with?('5')`, `code =~ /^5/`, `code.match?(/\A4\d\d\z/)`, `code.between?(400, 499)`, `(400..499) === code` */
  private beginning(node: Node): Test | undefined {
    const call = callParts(node);
    const [first, second] = call ? namedChildren(call.args) : [];
    const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
    if (left && right && node.type === 'binary' && children(node)[1]?.type === '===') {
      const value = this.value(right);
      const set = value && (this.list(left) ?? pattern(left));
      return set && (code => set(value(code) ?? NaN));
    }
    const matched = node.type === 'binary' && children(node)[1]?.type === '=~';
    const subject = matched ? left : call?.object;
    const argument = matched ? right : first;
    const value = subject && this.value(subject);
    if (!value || !argument) return undefined;
    if (call?.name === 'start_with?') {
      const digits = /^["'](\d+)["']$/.exec(argument.text)?.[1];
      return digits ? code => String(value(code)).startsWith(digits) : undefined;
    }
    if (call?.name === 'between?') {
      const [x, y] = [this.value(argument), second && this.value(second)];
      return x && y && (code => (value(code) ?? NaN) >= (x(code) ?? NaN) && (value(code) ?? NaN) <= (y(code) ?? NaN));
    }
    if (!matched && !/^match\??$/.test(call?.name ?? '')) return undefined;
    const test = pattern(argument);
    return test && (code => test(value(code) ?? NaN));
  }

  /** `[200, 204].includes(status)`, `RETRYABLE.has(status)`, `slices.Contains(list, status)`, `in_array($status, $list)` */
  private membership(node: Node): Test | undefined {
    const call = callParts(node);
    if (!call) return undefined;
    let [arg, object] = namedChildren(call.args);
    if (call.callee === 'slices.Contains') [object, arg] = [arg, object];
    else if (!/^\\?in_array$/.test(call.callee)) {
      if (!/(?:includes|has|contains|Contains|include\?|member\?|cover\?|indexOf)$/.test(call.callee)) return undefined;
      object = call.object;
    }
    const value = arg && this.value(arg);
    const set = object && this.list(object);
    if (!value || !set) return undefined;
    return code => {
      const v = value(code);
      return v === undefined ? undefined : set(v);
    };
  }

  /** The number that an expression stands for, a status included. */
  value(node: Node): Value | undefined {
    const text = plain(node.text);
    if (this.subject.statuses.has(text)) return code => code;
    const number = /^["']?(\d+)["']?$/.exec(text);
    if (number) return () => Number(number[1]);
    const inner = namedChildren(node);
    if (
      /^(?:parenthesized_expression|non_null_expression|as_expression|reference_expression|case_pattern|expression_list|value_argument|argument|array_element_initializer|constant_pattern|postfix_unary_expression|parenthesized_statements|pattern)$/.test(
        node.type,
      ) &&
      inner.length
    ) {
      const only = inner[0];
      return only && this.value(only);
    }
    // Rust: error.status() == Some(StatusCode::NOT_FOUND)
    const [some, held] = inner;
    if (some?.text === 'Some' && held)
      return this.value(held.type === 'arguments' ? (held.namedChild(0) ?? held) : held);
    const operator = children(node).find(c => /^(?:\/|\/\/|%)$/.test(c.type));
    const [a, b] = inner;
    if (operator && a && b) {
      const x = this.value(a);
      const y = this.value(b);
      if (!x || !y) return undefined;
      const whole =
        operator.type === '//' ||
        (operator.type === '/' && !/javascript|typescript|tsx|python|php/.test(this.document.language.id));
      return code => {
        const v = x(code);
        const w = y(code);
        if (v === undefined || w === undefined || w === 0) return undefined;
        return operator.type === '%' ? v % w : whole ? Math.floor(v / w) : v / w;
      };
    }
    // status.to_i, code[0]
    const receiver = node.type === 'call' ? node.childForFieldName('receiver') : null;
    if (receiver && /^(?:to_i|to_s|to_str)$/.test(node.childForFieldName('method')?.text ?? ''))
      return this.value(receiver);
    const indexed = node.type === 'element_reference' && inner[1]?.text === '0' && inner[0] && this.value(inner[0]);
    if (indexed) return code => Math.floor((indexed(code) ?? NaN) / 100);
    const call = callParts(node);
    const callee = call?.callee.replace(/^\\/, '') ?? '';
    const [arg, divisor] = call ? namedChildren(call.args) : [];
    // HttpStatus.NOT_FOUND.value(), HttpStatusCode.NotFound.value
    const object = call ? call.object : node.type === 'navigation_expression' ? inner[0] : undefined;
    if (object && !arg && /\.(?:value|code|intValue|toInt|as_u16)(?:\(\))?$/.test(text)) return this.value(object);
    if (arg && divisor && callee === 'intdiv') {
      const x = this.value(arg);
      const y = this.value(divisor)?.(0);
      return x && y ? code => Math.floor((x(code) ?? NaN) / y) : undefined;
    }
    const cast = node.type === 'cast_expression' ? (node.childForFieldName('value') ?? undefined) : undefined;
    const whole =
      cast ?? (/^(?:Math\.(?:floor|trunc)|floor|intval|parseInt|Number|Integer|int|str|String)$/.test(callee) && arg);
    if (whole) {
      const x = this.value(whole);
      if (!x) return undefined;
      return code => {
        const v = x(code);
        return v === undefined ? undefined : Math.floor(v);
      };
    }
    const constant = this.constant(node);
    return constant === undefined ? undefined : () => constant;
  }

  /** The code that a name stands for: a library's constant, or one that this file defines. */
  private constant(node: Node): number | undefined {
    const text = node.text;
    if (text.length > 80 || !/^[\w$.:\\]+$/.test(text)) return undefined;
    const last = namedChildren(node).at(-1) ?? node;
    const use = this.services.recogniser.at(this.document, this.document.positionAt(last.startIndex + 1));
    if (use && use.spelling !== 'class-bound') return use.code;
    const defined = new RegExp(
      `(?:^|[\\s;{(])${escape(text.replace(/^(?:self|static)::/, ''))}\\s*(?::\\s*[\\w.]+\\s*)?=\\s*(\\d{3})\\b(?![.\\d])`,
      'm',
    ).exec(this.document.text);
    return defined ? Number(defined[1]) : undefined;
  }

  /** `new[] { HttpStatusCode.OK }`, `new HashSet<HttpStatusCode> { … }`, `[HttpStatusCode.OK]` */
  private initialiser(node: Node): ((value: number) => boolean) | undefined {
    const list = [node, ...namedChildren(node)].find(n => initialisers.includes(n.type));
    if (!list) return undefined;
    const found = namedChildren(list).map(n => this.value(n)?.(0));
    return members(found.filter((n): n is number => n !== undefined));
  }

  /** A list that a declaration of that name begins with. */
  private initialised(name: string): ((value: number) => boolean) | undefined {
    const at = new RegExp(`(?<![\\w.])${name.replace(/\$/g, '\\$')}\\s*(?:\\{[^}]*\\}\\s*)?=\\s*`).exec(
      this.document.text,
    );
    const end = at && at.index + at[0].length;
    if (end === null) return undefined;
    for (let n = this.document.root.descendantForIndex(end); n?.startIndex === end; n = n.parent) {
      const list = this.initialiser(n);
      if (list) return list;
    }
    return undefined;
  }

  /** The members of a list, tuple, set or range; a name is looked up in the file. */
  list(node: Node): ((value: number) => boolean) | undefined {
    const text = plain(node.text);
    const between = /^\(?["']?(\d+)["']?\s*(\.\.[.<=]?|until)\s*["']?(\d+)["']?\)?$/.exec(text);
    if (between) {
      const open =
        /<|until|\.\.\./.test(between[2] ?? '') || (between[2] === '..' && this.document.language.id === 'rust');
      return v => v >= Number(between[1]) && (open ? v < Number(between[3]) : v <= Number(between[3]));
    }
    // Set.of(429, 503), listOf(404, 410)
    const call = callParts(node);
    if (call && /(?:^|\.)(?:of|asList|(?:list|set|array|intArray)Of)$/.test(call.callee)) {
      const found = namedChildren(call.args).map(n => this.value(n)?.(0));
      return members(found.filter((n): n is number => n !== undefined));
    }
    const listed = /^%[wiWI][[({]([^\])}]*)[\])}](?:\.freeze)?$/.exec(text);
    if (listed) return members(numbersIn(listed[1] ?? ''));
    const range = /^range\(\s*(\d+)\s*,\s*(\d+)\s*\)$/.exec(text);
    if (range) return v => v >= Number(range[1]) && v < Number(range[2]);
    if (/^[A-Za-z_$][\w$.:]*$/.test(text)) {
      const name = text.split(/[.:]+/).at(-1) ?? text;
      const defined = new RegExp(
        `(?<![\\w.])${name.replace(/\$/g, '\\$')}\\s*(?::[^=\\n]+)?=\\s*(?:new Set\\(|frozenset\\(|set\\(|array(?=\\()|%[wW]|[\\w.]*(?:[oO]f|asList)(?=\\())?\\s*[[({]([^\\])}]*)[\\])}]`,
      ).exec(this.document.text);
      const numbers = numbersIn(defined?.[1] ?? '');
      return numbers.length ? members(numbers) : (this.initialised(name) ?? (defined ? members([]) : undefined));
    }
    const initialiser = /^(?:new\b|\[)/.test(text) && this.initialiser(node);
    if (initialiser) return initialiser;
    if (/^(?:new Set\(|frozenset\(|set\(|array(?=\())?\s*[[({]/.test(text)) {
      const inner = node.type === 'argument' ? (namedChildren(node)[0] ?? node) : node;
      const holder = /^(?:new|frozenset|set)/.test(text)
        ? namedChildren(inner.childForFieldName('arguments') ?? inner)[0]
        : inner;
      if (!holder) return undefined;
      const found = namedChildren(holder).map(n => this.value(n)?.(0));
      return members(found.filter((n): n is number => n !== undefined));
    }
    return undefined;
  }
}

/** A regular expression on a status as a string: `/^5/`, `/\A4\d\d\z/`. */
function pattern(node: Node): ((value: number) => boolean) | undefined {
  const source = node.type === 'regex' ? /^\/([\^\\AzZd$\d[\]()|.{}-]+)\/$/.exec(node.text)?.[1] : undefined;
  if (source === undefined) return undefined;
  try {
    const test = new RegExp(source.replace(/\\A/g, '^').replace(/\\[zZ]/g, '$'));
    return value => test.test(String(value));
  } catch {
    return undefined;
  }
}

const initialisers = ['initializer_expression', 'element_binding_expression', 'collection_expression'];

const numbersIn = (text: string): number[] => [...text.matchAll(/(?<![\w.])\d{3}(?![\w.])/g)].map(m => Number(m[0]));
const members =
  (list: number[]) =>
  (value: number): boolean =>
    list.includes(value);

const comparing = /^(?:==|===|!=|!==|<|<=|>|>=|in|not in|!in|is|is not)$/;

function compare(a: number, operator: string, b: number): boolean {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '!=':
    case '!==':
    case 'is not':
      return a !== b;
    default:
      return a === b;
  }
}

/** True for a code that the next one is not like, and for failures of a range within one class: a wider one is no answer to one code. */
function single(test: Test): Test {
  const narrow = width(test) <= 100;
  return code => test(code) === true && (test(code + 1) !== true || (narrow && code >= 400));
}

function width(test: Test): number {
  let codes = 0;
  for (let code = 100; code < 600; code++) if (test(code) !== false) codes++;
  return codes;
}

function descendantsOf(node: Node, type: string): Node[] {
  return node.descendantsOfType(type).filter((n): n is Node => n !== null);
}

export function not(test: Test): Test {
  return code => {
    const value = test(code);
    return value === undefined ? undefined : !value;
  };
}

/** Kleene's and: false wins, then not knowing. */
function every(parts: Test[]): Test {
  return code => {
    let result: boolean | undefined = true;
    for (const part of parts) {
      const value = part(code);
      if (value === false) return false;
      if (value === undefined) result = undefined;
    }
    return result;
  };
}

/** Kleene's or. */
export function anyOf(parts: Test[]): Test {
  return code => {
    let result: boolean | undefined = false;
    for (const part of parts) {
      const value = part(code);
      if (value === true) return true;
      if (value === undefined) result = undefined;
    }
    return result;
  };
}

function mentions(text: string, name: string): boolean {
  for (let i = text.indexOf(name); i >= 0; i = text.indexOf(name, i + 1)) {
    if (!/[\w$.]/.test(text.charAt(i - 1)) && !/[\w$]/.test(text.charAt(i + name.length))) return true;
  }
  return false;
}
