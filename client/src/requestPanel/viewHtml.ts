/** What the page of the view needs to know about where it runs. */
export interface ViewPlace {
  scriptUri: string;
  styleUri: string;
  cspSource: string;
  /** Random, once a page. */
  nonce: string;
  language: string;
}

/**
 * The page that the view runs in. Nothing is loaded but our own script and style; nothing may be fetched or submitted;
 * images come from data alone. No page may be framed but one that stands in the frame's own attribute: the preview of an
 * HTML body, which inherits this policy. For its sake a style may stand in an attribute.
 */
export function viewHtml({ scriptUri, styleUri, cspSource, nonce, language }: ViewPlace): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="statuswise-nonce" content="${nonce}">
<title>Statuswise Request</title>
<link rel="stylesheet" nonce="${nonce}" href="${escape(styleUri)}">
</head>
<body>
<main id="root"></main>
<script nonce="${nonce}" src="${escape(scriptUri)}"></script>
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
