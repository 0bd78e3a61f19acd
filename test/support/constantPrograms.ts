import type { ConstantForm, ConstantTable } from '../../server/src/catalogue/types';

/** A program of a few lines that uses one name of a table, as the form says it is used. */
export interface Program {
  text: string;
  /** Where the name starts. */
  offset: number;
}

type Style = {
  /** Between a receiver and its member. */
  separator: string;
  /** Brings `name` of `module` into scope. */
  imports(module: string, name: string): string;
  /** The program around an expression and a statement that throws or calls. */
  value(expression: string): string;
  thrown(name: string): string;
};

const styles: Record<string, Style> = {
  javascript: {
    separator: '.',
    imports: (m, n) => `import { ${n} } from '${m}';\n`,
    value: e => `export function f(res) {\n  const x = ${e};\n  return x;\n}\n`,
    thrown: n => `export function f(res) {\n  throw new ${n}();\n}\n`,
  },
  python: {
    separator: '.',
    imports: (m, n) =>
      m.endsWith(`.${n}`)
        ? `from ${m.slice(0, -n.length - 1)} import ${n}\n`
        : m === n
          ? `import ${n}\n`
          : `from ${m} import ${n}\n`,
    value: e => `def f():\n    return ${e}\n`,
    thrown: n => `def f():\n    raise ${n}()\n`,
  },
  go: {
    separator: '.',
    imports: m => `package a\n\nimport "${m}"\n\n`,
    value: e => `func f() int {\n\treturn ${e}\n}\n`,
    thrown: n => `func f() error {\n\treturn ${n}\n}\n`,
  },
  java: {
    separator: '.',
    imports: (m, n) => `import ${m.endsWith(`.${n}`) ? m : `${m}.${n}`};\n`,
    value: e => `class A {\n  Object f() {\n    return ${e};\n  }\n}\n`,
    thrown: n => `class A {\n  void f() {\n    throw new ${n}();\n  }\n}\n`,
  },
  kotlin: {
    separator: '.',
    imports: (m, n) => `import ${m.endsWith(`.${n}`) ? m : `${m}.${n}`}\n`,
    value: e => `fun f() {\n    val x = ${e}\n}\n`,
    thrown: n => `fun f() {\n    throw ${n}()\n}\n`,
  },
  scala: {
    separator: '.',
    imports: (m, n) => `import ${m.endsWith(`.${n}`) ? m : `${m}.${n}`}\n`,
    value: e => `object A {\n  val x = ${e}\n}\n`,
    thrown: n => `object A {\n  def f() = throw new ${n}()\n}\n`,
  },
  csharp: {
    separator: '.',
    imports: m => `using ${m};\n`,
    value: e => `class A {\n  object F() {\n    return ${e};\n  }\n}\n`,
    thrown: n => `class A {\n  void F() {\n    throw new ${n}();\n  }\n}\n`,
  },
  php: {
    separator: '::',
    imports: (m, n) => `use ${m.endsWith(`\\${n}`) ? m : `${m}\\${n}`};\n`,
    value: e => `function f($response) {\n    return ${e};\n}\n`,
    thrown: n => `function f() {\n    throw new ${n}();\n}\n`,
  },
  ruby: {
    separator: '::',
    imports: m => `require '${m}'\n`,
    value: e => `def f\n  ${e}\nend\n`,
    thrown: n => `def f\n  raise ${n}\nend\n`,
  },
  rust: {
    separator: '::',
    imports: (m, n) => `use ${m.endsWith(`::${n}`) ? m : `${m}::${n}`};\n`,
    value: e => `fn f() {\n    let x = ${e};\n}\n`,
    thrown: n => `fn f() {\n    return Err(${n}());\n}\n`,
  },
  swift: {
    separator: '.',
    imports: m => `import ${m}\n`,
    value: e => `func f() {\n    let x = ${e}\n}\n`,
    thrown: n => `func f() throws {\n    throw ${n}()\n}\n`,
  },
  dart: {
    separator: '.',
    imports: m => `import '${m}';\n`,
    value: e => `void f() {\n  var x = ${e};\n}\n`,
    thrown: n => `void f() {\n  throw ${n}();\n}\n`,
  },
  elixir: {
    separator: '.',
    imports: m => `import ${m}\n`,
    value: e => `def f(conn) do\n  ${e}\nend\n`,
    thrown: n => `def f(conn) do\n  raise ${n}\nend\n`,
  },
  cpp: {
    separator: '::',
    imports: m => `#include <${m}>\n`,
    value: e => `void f() {\n  auto x = ${e};\n}\n`,
    thrown: n => `void f() {\n  throw ${n}();\n}\n`,
  },
  powershell: {
    separator: ']::',
    imports: m => `using namespace ${m}\n`,
    value: e => `$x = [${e}\n`,
    thrown: n => `throw [${n}]::new()\n`,
  },
};
styles.typescript = styles.javascript!;

/** The languages that programs can be written in. */
export const written = Object.keys(styles);

/** The program for a form that stands alone; `undefined` for one that needs a spot, such as a symbol. */
export function programFor(language: string, form: ConstantForm, member: string): Program | undefined {
  const style = styles[language];
  // A word of the language, or no identifier at all, cannot be a member: such names are written as strings.
  if (!/^[\w$?!]+$/.test(member) || (language === 'python' && member === 'continue')) return undefined;
  if (!style || form.kind === 'symbol' || form.kind === 'implicit' || form.kind === 'string') return undefined;
  // No name stands without its type there.
  if (language === 'powershell' && form.kind === 'bare') return undefined;
  const wanted = form.receivers?.[0];
  const lambda = wanted?.endsWith('{}');
  const receiver = wanted === '*' ? (language === 'php' ? '$response' : 'response') : lambda ? undefined : wanted;
  const dotted = receiver !== undefined && (receiver.endsWith('()') || receiver.startsWith('$') || wanted === '*');
  const separator = dotted
    ? language === 'php'
      ? '->'
      : '.'
    : form.kind === 'call' && language === 'ruby'
      ? '.'
      : style.separator;
  const matcher = receiver !== undefined && receiver.endsWith(')') && !receiver.endsWith('()');
  const name =
    receiver === undefined ? member : matcher ? `${receiver}.to ${member}` : `${receiver}${separator}${member}`;
  const root = /^[\w$]+/.exec(receiver ?? member)?.[0] ?? member;
  const imports = form.imports?.[0] ? style.imports(form.imports[0], root) : '';
  const body =
    form.kind === 'call'
      ? style.value(lambda ? `${wanted!.slice(0, -2)} { ${member}() }` : `${name}()`)
      : form.kind === 'class' && form.role === 'emit'
        ? style.thrown(name)
        : style.value(name);
  const text = `${language === 'php' ? '<?php\n' : ''}${imports}${body}`;
  return { text, offset: text.lastIndexOf(member) };
}

export const languagesOf = (table: ConstantTable): string[] => table.languages.filter(l => written.includes(l));
