import type { Question } from '../../evidence';
import { statusName } from '../../words';
import type { Evidence } from '../../types';
import type { Argument } from './types';

/** The same call elsewhere in the file, with other statuses in the same place. Looks 6 000 characters up and down. */
export function neighbours(name: string, site: Argument, text: string, question: Question): Evidence[] {
  if (name.length < 4 || site.index > 2 || /^(?:en|de)code\w{0,9}$/.test(name)) return [];
  // `result.should.have.property('msg', '404')`: what it is about is said just before it.
  // and `span.setAttribute('server.port', 443)`
  if (/^(?:(?:have|set|add|put)_?)?(?:own_?)?(?:property|attribute|key|field|tag|label)$/i.test(name)) return [];
  // A list that is given along is none of the call's parameters.
  const own = site.args[site.index];
  if (own && /^[[({]/.test(own.text)) return [];
  const around = text.slice(Math.max(0, question.node.startIndex - 6000), question.node.startIndex + 6000);
  const skip = '[^(),\\n]{0,60},\\s*'.repeat(site.index);
  const pattern = new RegExp(`\\b${name.replace(/\W/g, '\\$&')}\\(\\s*${skip}(\\d+)\\b`, 'g');
  const codes = new Set<number>();
  for (const m of around.matchAll(pattern)) codes.add(Number(m[1]));
  const telling = [...codes].filter(
    n => n !== question.code && n % 100 !== 0 && question.catalogue.get(n)?.standing === 'standard',
  );
  const strange = [...codes].filter(n => n < 100 || n > 599);
  // `addCategory(401, …)` to `addCategory(409, …)`: numbers of its own.
  const all = [...codes, question.code];
  // `new Row(200, …)` to `new Row(206, …)` count.
  if (codes.size > 3 && Math.max(...all) - Math.min(...all) < new Set(all).size) return [];
  const usual = [...codes, question.code].some(n => /^(?:200|302|400|404|500|503)$/.test(String(n)));
  if ((!usual && counting.test(name)) || /categor(?:y|ies)/i.test(name)) return [];
  if (strange.length || telling.length < 3)
    return strange.length ? [] : sameParameter(name, site, around, question.code);
  return [{ words: `\`${name}\` takes other status codes nearby (${telling.slice(0, 4).join(', ')})`, weight: 0.8 }];
}

const counting = /category|categories|mapping|channel|genre|item|field|column|entry|region|level|page|id$/i;

/** `reply(conn, 404)` where the function, or another call, says `status` in that place. */
function sameParameter(name: string, site: Argument, around: string, code: number): Evidence[] {
  const pattern = new RegExp(`\\b${name.replace(/\W/g, '\\$&')}\\(([^()]{3,200})[,)]`, 'g');
  for (const [, list = ''] of around.matchAll(pattern)) {
    const parts = list.split(',');
    // Elixir's pipe leaves the first argument out.
    for (const part of [parts[site.index], parts[site.index - 1]]) {
      const best = (part?.split(/[=({]/)[0]?.match(/[A-Za-z]\w*/g) ?? []).map(statusName).find(e => e.weight >= 0.5);
      if (best)
        return [
          {
            ...best,
            words: `elsewhere \`${name}\` takes a status there`,
            weight: best.weight >= 1 ? 1 : code % 100 === 0 ? 0.7 : 0.75,
          },
        ];
    }
  }
  return [];
}
