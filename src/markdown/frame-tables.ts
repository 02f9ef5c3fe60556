import type { Element, Root as HastRoot } from 'hast';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';

/**
 * A wide table scrolls inside a frame that the keyboard reaches, instead of widening the page. The frame is named after the
 * table's head, and if two tables have the same head, also after the heading above it.
 */
export function frameTables() {
  return (tree: HastRoot) => {
    const names = new Set<string>();
    let heading = '';
    visit(tree, 'element', (node: Element, index, parent) => {
      if (/^h[2-6]$/.test(node.tagName)) heading = toString(node);
      if (node.tagName !== 'table' || !parent || index === undefined) return undefined;
      const head = node.children.find((child) => child.type === 'element' && child.tagName === 'thead');
      const label = head
        ? `Table: ${toString(head)
            .trim()
            .replace(/\s*\n\s*/g, ', ')}`
        : 'Table';
      const frame: Element = {
        type: 'element',
        tagName: 'section',
        properties: { className: ['scroll'], tabIndex: 0, ariaLabel: uniqueName(label, heading, names) },
        children: [node],
      };
      parent.children[index] = frame;
      return [SKIP, index + 1];
    });
  };
}

function uniqueName(label: string, heading: string, names: Set<string>): string {
  const under = names.has(label) && heading !== '' ? `${label}, under “${heading}”` : label;
  let name = under;
  for (let count = 2; names.has(name); count++) name = `${under}, ${count}`;
  names.add(name);
  return name;
}
