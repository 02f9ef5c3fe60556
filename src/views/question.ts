import type { Catalog } from '../model/catalog.ts';
import type { Module, Question } from '../model/content.ts';
import { digest } from '../model/digest.ts';
import { placeRef, type LinkRef } from '../model/reference.ts';

/** A module's self-check and its practice pool, as its pages need them. Numbers run through both. */
export function questionViews(catalog: Catalog, { questions, practice = [] }: Module): QuestionLists {
  const all = [...questions, ...practice].map((question, index) =>
    questionView(catalog, question, index + 1),
  );
  return { questions: all.slice(0, questions.length), practice: all.slice(questions.length) };
}

function questionView(catalog: Catalog, question: Question, number: number): QuestionView {
  const { id, kind, stem, options = [], model, look_for = [] } = question;
  const link = placeRef(catalog, question.link);
  const views = options.map(({ text, right = false, explanation = '', link: own }, index): OptionView => ({
    text,
    right,
    place: index + 1,
    explanation,
    link: own === undefined ? link : placeRef(catalog, own),
  }));
  return {
    id,
    number,
    kind,
    stem,
    options: arranged(kind, views),
    model,
    lookFor: look_for,
    link,
  };
}

/**
 * The options as they are shown. Authors tend to write the right one first, so choices are mixed; an order is mixed, and
 * never by chance the right one; sentences among which one is at fault are read in their own order.
 */
function arranged(kind: Question['kind'], options: OptionView[]): OptionView[] {
  if (kind === 'fault') return options;
  const found = mixed(options);
  const [first, ...rest] = found;
  const isRight = kind === 'order' && found.every(({ place }, index) => place === index + 1);
  return isRight && first ? [...rest, first] : found;
}

/** The same things in another order, and always the same other one, so that two builds give the same page. */
function mixed(options: OptionView[]): OptionView[] {
  const keys = new Map(options.map(({ text }) => [text, digest(text)]));
  const key = ({ text }: OptionView): string => keys.get(text) ?? '';
  return options.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

export interface QuestionLists {
  questions: QuestionView[];
  practice: QuestionView[];
}

export interface QuestionView {
  id: string;
  number: number;
  kind: Question['kind'];
  stem: string;
  /** In the order in which they are shown. */
  options: OptionView[];
  model: string | undefined;
  lookFor: string[];
  link: LinkRef | undefined;
}

export interface OptionView {
  text: string;
  right: boolean;
  /** Its place as it is written, from 1: the right one in an order. */
  place: number;
  explanation: string;
  link: LinkRef | undefined;
}
