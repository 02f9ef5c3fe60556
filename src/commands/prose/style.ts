import type { Root, Sentence } from 'nlcst';
import { search } from 'nlcst-search';
import { toString } from 'nlcst-to-string';
import remarkGfm from 'remark-gfm';
import remarkLintHeadingIncrement from 'remark-lint-heading-increment';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRetext from 'remark-retext';
import remarkStringify from 'remark-stringify';
import retextEnglish from 'retext-english';
import retextIndefiniteArticle from 'retext-indefinite-article';
import retextReadability from 'retext-readability';
import retextRepeatedWords from 'retext-repeated-words';
import retextSpell, { type Dictionary } from 'retext-spell';
import { unified, type Processor } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { HOUSE_WORDS } from './house-words.ts';
import { isWithin, quotedIn } from './quoted.ts';

/**
 * The house style as a function from a text to its problems, with their places. `page` is MDX, `step` a line of a runbook's
 * step, which has a reading age because it is read under stress, `text` any other prose of a YAML file.
 */
export function styleOf({ dictionary, words }: StyleOptions): Style {
  const language = (form: Form) =>
    unified()
      .use(retextEnglish)
      .use(retextSpell, { dictionary, personal: words, max: 0 })
      .use(retextRepeatedWords)
      .use(retextHouseWords)
      .use(retextSentenceLength)
      // In YAML a fact may follow the article, and its first letter is unknown here.
      .use(form === 'page' ? [retextIndefiniteArticle] : [])
      .use(
        form === 'step' ? [[retextReadability, { age: READING_AGE, minWords: 12, threshold: 5 / 7 }]] : [],
      );
  const pipelineOf = (form: Form) =>
    unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(form === 'page' ? [remarkMdx, remarkLintHeadingIncrement] : [])
      // The types of remark-retext do not allow a processor with plugins, which is what it is for.
      .use(remarkRetext, language(form) as unknown as Processor<Root>)
      .use(remarkStringify)
      .freeze();
  const pipelines = { page: pipelineOf('page'), step: pipelineOf('step'), text: pipelineOf('text') };
  return async (text, form) => {
    const file = new VFile(text);
    const pipeline = pipelines[form];
    await pipeline.run(pipeline.parse(file), file);
    return file.messages.flatMap((message): Problem[] => {
      const { place, ruleId, source, reason } = message;
      const start = place && ('start' in place ? place.start : place);
      const end = place && 'end' in place ? place.end : start;
      if (!start || !end) return [];
      return [
        {
          rule:
            source === 'muster' ? (ruleId ?? '') : (RULES[source ?? ''] ?? `style/${ruleId ?? source ?? ''}`),
          message: reason,
          offset: start.offset ?? 0,
          line: start.line,
          column: start.column,
          endLine: end.line,
          endColumn: end.column,
        },
      ];
    });
  };
}

/** Reports the words that the house style replaces. */
function retextHouseWords() {
  return (tree: Root, file: VFile): void => {
    const quoted = quotedIn(String(file));
    for (const { rule, reason, words } of HOUSE_WORDS) {
      search(
        tree,
        words,
        (nodes, _index, _parent, phrase) => {
          const start = nodes[0]?.position?.start;
          const end = nodes.at(-1)?.position?.end;
          if (!start || !end || isWithin(quoted, start.offset ?? 0)) return;
          const message = file.message(`"${phrase}" ${reason}`, { place: { start, end } });
          message.source = 'muster';
          message.ruleId = rule;
        },
        { allowDashes: true },
      );
    }
  };
}

/** Reports sentences that are too long to follow at three in the morning. */
function retextSentenceLength() {
  return (tree: Root, file: VFile): void => {
    visit(tree, 'SentenceNode', (sentence: Sentence) => {
      const count = sentence.children.filter(({ type }) => type === 'WordNode').length;
      if (count <= LONGEST || !sentence.position) return;
      const begin = toString(sentence).replace(/\s+/g, ' ').slice(0, 40);
      const message = file.message(
        `sentence has ${count} words; at most ${LONGEST} are allowed: "${begin}…"`,
        { place: sentence.position },
      );
      message.source = 'muster';
      message.ruleId = 'style/sentence';
    });
  };
}

/** The names of our rules for the findings of plugins. */
const RULES: Record<string, string> = {
  'retext-spell': 'style/spelling',
  'retext-repeated-words': 'style/repeated-word',
  'retext-indefinite-article': 'style/article',
  'retext-readability': 'style/reading-age',
  'remark-lint': 'style/heading-order',
};

/** The most words in one sentence. */
const LONGEST = 30;

/** The age at which most people can read a step. */
const READING_AGE = 16;

/** Finds the problems of one text. */
export type Style = (text: string, form: Form) => Promise<Problem[]>;

export type Form = 'page' | 'step' | 'text';

export interface StyleOptions {
  dictionary: Dictionary;
  /** The project's own words, in the form of a Hunspell personal dictionary: one a line. */
  words: string;
}

/** A problem of style. Lines and columns count from 1 within the text. */
export interface Problem {
  rule: string;
  message: string;
  offset: number;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}
