import { escapeLines } from '../../markdown/character.ts';
import { withTerminal, type Person, type Streams } from '../terminal.ts';
import type { Answers } from './answers.ts';
import { answersIn, questionsFor, type Known, type Question } from './question.ts';
import type { Verdict } from './verdict.ts';

/**
 * Asks the questions, one line each, where an empty line accepts the suggestion and `back` returns to the question before.
 * At the end it shows all answers, of which each can be changed by its number, and asks whether to continue. Resolves with
 * undefined if not. Throws a UsageError if the input ends before that.
 */
export function ask(
  known: Known,
  verdict: Verdict,
  streams: Streams,
  confirmation: string,
): Promise<Answers | undefined> {
  return withTerminal(
    streams,
    'The input ended before this was answered, and nothing was written. To answer in a file, save the output of --print-answers, change it, and pass it with --answers.',
    (person) => converse(new Conversation(known, verdict), person, confirmation),
  );
}

async function converse(
  talk: Conversation,
  person: Person,
  confirmation: string,
): Promise<Answers | undefined> {
  for (;;) {
    const next = talk.next();
    if (next) {
      if ((await answerTo(next, talk, person)) === BACK && !talk.goBack())
        person.say('This is the first question.');
      continue;
    }
    person.write(talk.summary());
    const said = await person.read(`${confirmation}: yes, no, or the number of an answer to change: `);
    if (/^(y|yes)$/i.test(said)) return talk.answers();
    if (/^(n|no)$/i.test(said)) return undefined;
    const chosen = /^\d+$/.test(said) ? talk.questions()[Number(said) - 1] : undefined;
    if (isBack(said)) talk.goBack();
    else if (chosen) await answerTo(chosen, talk, person);
    else person.say(`Write yes, no, or a number from 1 to ${talk.questions().length}.`);
  }
}

/** Asks until an answer is accepted, and keeps it. Resolves with BACK if the person wants to return instead. */
async function answerTo(
  question: Question,
  talk: Conversation,
  person: Person,
): Promise<typeof BACK | undefined> {
  const suggestion = talk.suggestionFor(question);
  const brackets = suggestion || question.isOptional ? ` [${suggestion || 'none'}]` : '';
  person.write(question.intro ?? '');
  for (;;) {
    const said = await person.read(`${escapeLines(`${question.ask}${brackets}`)}: `);
    if (isBack(said)) return BACK;
    const text = question.isOptional && /^none$/i.test(said) ? '' : said || suggestion;
    const refusal = talk.refusalOf(question, text);
    if (refusal === undefined) {
      talk.accept(question, text);
      return undefined;
    }
    person.say(refusal);
  }
}

/** What has been answered so far, and what has been answered before and may be suggested again. */
class Conversation {
  private readonly texts = new Map<string, string>();
  private readonly former = new Map<string, string>();
  private readonly known: Known;
  private readonly verdict: Verdict;

  constructor(known: Known, verdict: Verdict) {
    this.known = known;
    this.verdict = verdict;
  }

  questions(): Question[] {
    return questionsFor(this.texts, this.known);
  }

  next(): Question | undefined {
    return this.questions().find(({ key }) => !this.texts.has(key));
  }

  suggestionFor({ key, suggest }: Question): string {
    return this.texts.get(key) ?? this.former.get(key) ?? suggest ?? '';
  }

  /** Says in one sentence why a text is refused and what to write instead. */
  refusalOf(question: Question, text: string): string | undefined {
    if (text === '') return question.isOptional ? undefined : 'This question needs an answer.';
    const refusal = question.refuse?.(text);
    if (refusal !== undefined) return refusal;
    const [finding] = this.verdict('answers', this.answersUpTo(question.key, text));
    if (!finding) return undefined;
    const message = finding.message.charAt(0).toUpperCase() + finding.message.slice(1);
    return `${message}. ${finding.help ?? 'Write another answer.'}`;
  }

  /** Keeps an answer, and forgets the later ones that do not fit any more, so that they are asked for again. */
  accept({ key }: Question, text: string): void {
    const isChange = this.texts.has(key);
    this.texts.set(key, text);
    if (!isChange) return;
    for (const question of this.questions()) {
      const answer = this.texts.get(question.key);
      if (answer !== undefined && this.refusalOf(question, answer) !== undefined) this.forget(question.key);
    }
  }

  /** Forgets the last answer, so that it is asked for again. False if there is none. */
  goBack(): boolean {
    const last = this.questions().findLast(({ key }) => this.texts.has(key));
    if (last) this.forget(last.key);
    return last !== undefined;
  }

  /** The answers to all questions that apply. */
  answers(): Answers {
    return answersIn(new Map(this.asked(this.questions())), this.known.answers);
  }

  /** The answers to the questions before one, and a text for that one. Later answers do not decide about it. */
  private answersUpTo(key: string, text: string): Answers {
    const questions = this.questions();
    const before = questions.slice(
      0,
      questions.findIndex((question) => question.key === key),
    );
    return answersIn(new Map([...this.asked(before), [key, text]]), this.known.answers);
  }

  private asked(questions: readonly Question[]): [key: string, text: string][] {
    return questions.flatMap(({ key }): [string, string][] => {
      const text = this.texts.get(key);
      return text === undefined ? [] : [[key, text]];
    });
  }

  summary(): string {
    const questions = this.questions();
    const width = String(questions.length).length;
    const lines = questions.map(({ key, label, shown = String }, index) => {
      const text = this.texts.get(key);
      const number = String(index + 1).padStart(width);
      return escapeLines(`  ${number}  ${label.padEnd(22)}${text ? shown(text) : '(none)'}`);
    });
    return `\nYour answers:\n${lines.join('\n')}\n\n`;
  }

  private forget(key: string): void {
    this.former.set(key, this.texts.get(key) ?? '');
    this.texts.delete(key);
  }
}

function isBack(said: string): boolean {
  return said === '<' || /^back$/i.test(said);
}

const BACK = Symbol('back');
