import type { Catalog } from './catalog.ts';
import type { Module, Question } from './content.ts';
import { digest } from './digest.ts';
import { placeRef, type LinkRef } from './reference.ts';

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
    options: kind === 'order' ? mixed(views) : views,
    model,
    lookFor: look_for,
    link,
  };
}

/**
 * The same things in another order: always the same other one, so that two builds give the same page, and never the
 * right one.
 */
function mixed(options: OptionView[]): OptionView[] {
  const keys = new Map(options.map(({ text }) => [text, digest(text)]));
  const key = ({ text }: OptionView): string => keys.get(text) ?? '';
  const found = options.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  const [first, ...rest] = found;
  return first && found.every(({ place }, index) => place === index + 1) ? [...rest, first] : found;
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
  /** As they are shown: those of an order are mixed. */
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
