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
  java: {
    ending: 'java',
    head: 'package api;\n\nimport org.springframework.http.ResponseEntity;\n\n',
    block: i => `class Item${i}Controller {
  ResponseEntity<Item> item(String id) {
    Item item = items.find(id, ${i});
    if (item == null) {
      return ResponseEntity.status(404).body("no item ${i}");
    }
    return ResponseEntity.ok(item.total(${i % 7}));
  }
}
`,
    hover: /404/,
    complete: /status\(()404/,
  },
  kotlin: {
    ending: 'kt',
    head: 'package api\n\nimport io.ktor.http.HttpStatusCode\n\n',
    block: i => `suspend fun item${i}(call: ApplicationCall) {
    val item = items.find(call.parameters["id"], ${i})
    if (item == null) {
        call.respond(HttpStatusCode.fromValue(404), "no item ${i}")
        return
    }
    call.respond(item.total(${i % 7}))
}
`,
    hover: /404/,
    complete: /fromValue\(()404/,
  },
  csharp: {
    ending: 'cs',
    head: 'using Microsoft.AspNetCore.Mvc;\n\n',
    block: i => `class Item${i}Controller : ControllerBase {
  IActionResult Item(string id) {
    var item = items.Find(id, ${i});
    if (item == null) {
      return StatusCode(404, "no item ${i}");
    }
    return Ok(item.Total(${i % 7}));
  }
}
`,
    hover: /404/,
    complete: /StatusCode\(()404/,
  },
  ruby: {
    ending: 'rb',
    head: "require 'sinatra'\n\n",
    block: i => `get '/items/${i}' do
  item = Item.find(params[:id], limit: ${i})
  halt 404, 'no item ${i}' unless item
  total = item.price * ${i % 7} + item.tax
  json item: item, total: total
end

`,
    hover: /404/,
    complete: /halt ()404/,
  },
  php: {
    ending: 'php',
    head: '<?php\n\nuse Illuminate\\Support\\Facades\\Route;\n\n',
    block: i => `Route::get('/items/${i}', function ($id) {
    $item = Item::find($id, ${i});
    if (!$item) {
        abort(404, 'no item ${i}');
    }
    return response()->json($item->total(${i % 7}));
});
`,
    hover: /404/,
    complete: /abort\(()404/,
  },
  rust: {
    ending: 'rs',
    head: 'use axum::http::StatusCode;\n\n',
    block: i => `async fn item${i}(id: u64) -> Result<Json<Item>, StatusCode> {
    let item = items().find(id, ${i}).await;
    if item.is_none() {
        return Err(StatusCode::from_u16(404).unwrap());
    }
    Ok(Json(item.unwrap().total(${i % 7})))
}
`,
    hover: /404/,
    complete: /from_u16\(()404/,
  },
};

export interface Source {
  language: string;
  text: string;
  /** The middle of the file: a status to hover. */
  hover: { line: number; character: number };
  /** Every status of the file, in order. */
  statuses: { line: number; character: number }[];
}

/** The languages that are timed; all of `sources` take part in the measures of memory. */
export const timed = ['javascript', 'typescript', 'python', 'go'];
export const languages = Object.keys(blocks);

export function source(language: string, lines: number): Source {
  const { head, block, hover } = blocks[language]!;
  const per = block(0).split('\n').length - 1;
  const text = head + Array.from({ length: Math.ceil(lines / per) }, (_, i) => block(i)).join('');
  const all = text.split('\n');
  let line = Math.floor(all.length / 2);
  while (!hover.test(all[line]!)) line++;
  const statuses = all.flatMap((l, i) => (hover.test(l) ? [{ line: i, character: l.indexOf('404') + 1 }] : []));
  return { language, text, hover: { line, character: all[line]!.indexOf('404') + 1 }, statuses };
}
