import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** The text of a page as MDX reads it. The page must have passed the inspection. */
export function parsePage(text: string): Root {
  return page.parse(text);
}

const page = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();
