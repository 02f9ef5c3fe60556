import { slug } from 'github-slugger';
import type { MdxInspection } from '../markdown/mdx.ts';

/** Reads a page's text: the text itself, and the facts about it that other pages use. */
export function pageText({ body, elements, headings }: MdxInspection): PageText {
  return {
    body,
    headings: headings.map(({ id }) => id),
    elements: elements.map(({ component, attributes }) => ({ component, attributes })),
    exercises: elements
      .filter(({ component }) => component === 'Exercise')
      .map(({ attributes: { title = '', minutes = '' } }) => ({
        id: exerciseId(title),
        title,
        minutes: Number(minutes),
      })),
    cites: [
      ...new Set(
        elements
          .filter(({ component }) => component === 'Cite')
          .flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id])),
      ),
    ],
  };
}

/** The anchor of an exercise on its page. */
export function exerciseId(title: string): string {
  return `exercise-${slug(title)}`;
}

export interface PageText {
  /** MDX, with as many empty lines in front as the frontmatter has. */
  body: string;
  /** The anchors of its headings. */
  headings: string[];
  /** Its components in order. */
  elements: { component: string; attributes: Record<string, string> }[];
  exercises: { id: string; title: string; minutes: number }[];
  /** The ids of the sources that it cites, in the order of their first use. */
  cites: string[];
}
