/**
 * The names in a list of parameters, whatever the language: `int status`, `$status`, `status: Int`, `status = 404`,
 * `#[case] status: u16`, `with status: Int`. Without the object's own (`self`, `this`); an empty name where a parameter has none.
 */
export function parametersOf(list: string): string[] {
  return list
    .replace(/#\[[^\]]*\]|<[^<>]*>|\([^()]*\)|@\w+/g, '')
    .split(',')
    .map(part => part.replace(/=.*$/s, '').trim())
    .filter(part => part !== '' && !/^&?(?:mut\s+)?(?:self|this)$/.test(part))
    .map(part => /^(?:\w+\s+){0,3}(\w+)\s*\??:/.exec(part)?.[1] ?? /(\w+)$/.exec(part)?.[1] ?? '');
}
