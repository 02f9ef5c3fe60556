import type { Definition, Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Position } from 'unist';
import { visit } from 'unist-util-visit';

/** Every link of a page or a text with the words that a reader sees, wherever its address is written. */
export function linkTextsIn(tree: Nodes): { url: string; text: string; position: Position | undefined }[] {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  const found: ReturnType<typeof linkTextsIn> = [];
  visit(tree, (node) => {
    const url =
      node.type === 'link'
        ? node.url
        : node.type === 'linkReference'
          ? definitions.get(node.identifier)?.url
          : undefined;
    if (url !== undefined) found.push({ url, text: toString(node), position: node.position });
  });
  return found;
}
