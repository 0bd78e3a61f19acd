/** Fills `%s`, `{}`, `{0}` and `{name}` in turn. */
export function filled(
  pattern: string,
  args: { text: string; name?: string }[],
  named: (name: string) => string = name => `{{${name}}}`,
): string {
  let next = 0;
  return pattern.replace(
    /%%|%(?:\d+\$)?[-+#0 ]*\d*(?:\.\d+)?[a-zA-Z]|\{(\w*)(?::[^{}]*)?\}/g,
    (whole, key: string | undefined) => {
      if (whole === '%%') return '%';
      const given = key && /^\d+$/.test(key) ? args[Number(key)] : key ? args.find(a => a.name === key) : args[next++];
      return given?.text ?? (key ? named(key) : whole);
    },
  );
}
