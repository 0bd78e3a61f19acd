/** Handler code of about `lines` lines; every eighth line or so has a status. */
const blocks: Record<
  string,
  { ending: string; head: string; block: (i: number) => string; hover: RegExp; complete: RegExp }
> = {
  javascript: {
    ending: 'js',
    head: "import express from 'express';\nconst app = express();\n",
    block: i => `app.get('/items/${i}', async (req, res) => {
  const item = await items.find(req.params.id, { limit: ${i} });
  if (!item) {
    return res.status(404).json({ error: 'no item ${i}' });
  }
  const total = item.price * ${i % 7} + item.tax;
  res.json({ ...item, total });
});
`,
    hover: /404/,
    complete: /status\(()404/,
  },
  typescript: {
    ending: 'ts',
    head: "import { Router, type Request, type Response } from 'express';\nexport const router = Router();\n",
    block: i => `router.get('/items/${i}', async (req: Request, res: Response): Promise<void> => {
  const item: Item | undefined = await items.find(req.params.id as string, { limit: ${i} });
  if (!item) {
    res.status(404).json({ error: 'no item ${i}' } satisfies Problem);
    return;
  }
  res.json({ ...item, total: item.price * ${i % 7} });
});
`,
    hover: /404/,
    complete: /status\(()404/,
  },
  python: {
    ending: 'py',
    head: 'from flask import Flask, abort, jsonify\n\napp = Flask(__name__)\n\n',
    block: i => `@app.get("/items/${i}")
def item_${i}(id, limit=${i}):
    item = items.find(id, limit=limit)
    if item is None:
        abort(404, description="no item ${i}")
    total = item.price * ${i % 7} + item.tax
    return jsonify(item=item, total=total)

`,
    hover: /404/,
    complete: /abort\(()404/,
  },
  go: {
    ending: 'go',
    head: 'package api\n\nimport "net/http"\n\n',
    block: i => `func item${i}(w http.ResponseWriter, r *http.Request) {
	item, err := items.Find(r.PathValue("id"), ${i})
	if err != nil {
		http.Error(w, "no item ${i}", 404)
		return
	}
	total := item.Price*${i % 7} + item.Tax
	write(w, item, total)
}
`,
    hover: /404/,
    complete: /, ()404/,
  },
};

export interface Source {
  language: string;
  text: string;
  /** The middle of the file: a status to hover. */
  hover: { line: number; character: number };
}

export const languages = Object.keys(blocks);

export function source(language: string, lines: number): Source {
  const { head, block, hover } = blocks[language]!;
  const per = block(0).split('\n').length - 1;
  const text = head + Array.from({ length: Math.ceil(lines / per) }, (_, i) => block(i)).join('');
  const all = text.split('\n');
  let line = Math.floor(all.length / 2);
  while (!hover.test(all[line]!)) line++;
  return { language, text, hover: { line, character: all[line]!.indexOf('404') + 1 } };
}
