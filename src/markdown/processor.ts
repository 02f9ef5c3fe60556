import { unified } from '@astrojs/markdown-remark';
import type { Element, Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { withBase } from './address.ts';
import { frameTables } from './frame-tables.ts';
import { markCharacters } from './mark.ts';
import { emptyInspection, inspectTree, type Vocabulary } from './mdx.ts';
import { linkTerms, type TermWords } from './terms.ts';

/** The Markdown processor of Astro's configuration: our plugins, and nothing that writes inline styles or scripts. */
export function markdownProcessor({ base, vocabulary, terms, anchors }: Options): ReturnType<typeof unified> {
  return unified({
    smartypants: false,
    remarkPlugins: [
      [refuseCode, vocabulary],
      [keepAnchors, anchors],
      [addBase, base],
      [explainTerms, terms],
    ],
    rehypePlugins: [frameTables, reachCode, markCharacters],
  });
}

/** A second safeguard after the check: anything that is not allowed stops the compilation, whatever started it. */
function refuseCode(vocabulary: Vocabulary) {
  return (tree: Root) => {
    const found = emptyInspection();
    inspectTree(tree, vocabulary, found);
    // What a comment may suppress, the page marks.
    const problem = found.problems.find(({ rule }) => rule !== 'text/lookalike');
    if (problem) throw new Error(`${problem.line}:${problem.column}: ${problem.message} [${problem.rule}]`);
  };
}

/** After the second lock, because what it writes no author may. Plain Markdown, as in the guide, has no components. */
function explainTerms(terms: Options['terms']) {
  return (tree: Root, { extname }: { extname?: string | undefined }) => {
    if (extname === '.mdx') linkTerms(tree, terms());
  };
}

/** Gives each heading the anchor that it has in the text as it was written, where its words are other ones now. */
function keepAnchors(anchors: Options['anchors']) {
  return (tree: Root, { path }: { path?: string | undefined }) => {
    const ids = path === undefined ? [] : anchors(path);
    let index = 0;
    visit(tree, 'heading', (node) => {
      const id = ids[index++];
      if (id !== undefined) node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
    });
  };
}

function addBase(base: string) {
  return (tree: Root) => {
    visit(tree, (node) => {
      if (node.type === 'link' || node.type === 'definition' || node.type === 'image')
        node.url = withBase(node.url, base);
    });
  };
}

/** Code scrolls sideways rather than break its lines, so the keyboard must reach it. */
function reachCode() {
  return (tree: HastRoot) => {
    visit(tree, 'element', (node: Element) => {
      if (node.tagName === 'pre') node.properties['tabIndex'] = 0;
    });
  };
}

interface Options {
  /** The path under which the site is published, with a slash at both ends. */
  base: string;
  vocabulary: Vocabulary;
  /** Returns the terms of the glossary. Called for each page, because they change in the dev server. */
  terms: () => TermWords[];
  /** Returns the anchors of the headings of a page, in order, by its path; none where they follow from its text. */
  anchors: (path: string) => readonly string[];
}
