/** `http.MethodPost`, `HttpHeaders.CONTENT_TYPE`, `header::AUTHORIZATION`: a constant's name as a header field writes it. */
export function headerName(text: string): string {
  const last = /(\w+)\s*$/.exec(text)?.[1] ?? text;
  return last
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .split(/[_-]/)
    .map(w => w.charAt(0).toUpperCase() + w.slice(1).toLowerCase())
    .join('-');
}
