import type { Element, Root, Text } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { piecesOf, unfitIn } from './character.ts';

/** A plugin for HTML: marks every character in it that is not what it seems, with its number. */
export function markCharacters() {
  return (tree: Root): void => {
    visit(tree, 'text', (node: Text, index, parent) => {
      if (index === undefined || !parent) return undefined;
      const isCode = parent.type === 'element' && parent.tagName === 'code';
      const found = unfitIn(node.value, isCode ? 'code' : 'words');
      if (found.length === 0) return undefined;
      const parts = piecesOf(node.value, found).map((piece): Text | Element =>
        typeof piece === 'string'
          ? { type: 'text', value: piece }
          : {
              type: 'element',
              tagName: 'bdi',
              properties: { className: ['char'], dataChar: piece.code },
              children: [{ type: 'text', value: piece.text }],
            },
      );
      parent.children.splice(index, 1, ...parts);
      return [SKIP, index + parts.length];
    });
  };
}
