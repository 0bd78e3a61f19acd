import type { Node } from 'web-tree-sitter';
import type { Question } from '../../evidence';
import type { Evidence } from '../../types';
import { columnEvidence } from './evidence';

/**
 * Qt's `QTest::newRow("missing") << "/a" << 404`: what `QTest::addColumn<int>("status")` above calls the value in that place. Looks
 * 8 nodes and 6 000 characters up.
 */
export function streamedColumn(question: Question): Evidence[] {
  const { document, node } = question;
  let index = -1;
  let row = '';
  for (
    let n: Node | null = node, i = 0;
    n?.parent && i < 24 && n.parent.type === 'binary_expression';
    n = n.parent, i++
  ) {
    const left = n.parent.child(0);
    if (n.parent.child(1)?.text !== '<<' || !left) return [];
    if (left.id === n.id) continue;
    if (index >= 0) return [];
    index = 0;
    for (let l: Node | null = left; l; l = l.type === 'binary_expression' ? l.child(0) : null) {
      if (l.type === 'binary_expression') index++;
      else row = l.text.slice(0, 60);
    }
  }
  if (index < 0 || !/^QTest::(?:newRow|addRow)\(/.test(row)) return [];
  const above = document.text.slice(Math.max(0, node.startIndex - 20_000), node.startIndex);
  const columns = [...above.slice(above.lastIndexOf('\n{')).matchAll(/\baddColumn<[^>\n]*>+\(\s*"(\w+)"/g)];
  const name = columns[index]?.[1];
  return name === undefined ? [] : columnEvidence(name, question);
}
