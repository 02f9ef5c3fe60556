import type { CourseView, ModuleRow, ModuleView, Reading } from '../../views/course.ts';
import type { QuestionView } from '../../views/question.ts';
import type { TaskBookView } from '../../views/training.ts';
import { blocks, link, links, list, plain, section, table } from './write.ts';

/** A course's page. */
export function courseMarkdown(course: CourseView): string {
  return blocks(
    `# ${plain(course.title)}`,
    course.purpose,
    list([
      `For: ${course.audience}`,
      `To learn alone: ${course.minutes} min`,
      course.prerequisites.length > 0 && `First: ${links(course.prerequisites)}`,
    ]),
    section('Modules', list(course.modules.map(rowMarkdown))),
  );
}

/** A module as its learner reads it, without the answers. */
export function moduleMarkdown(module: ModuleView): string {
  return blocks(
    `# ${plain(module.title)}`,
    module.purpose,
    list([
      `Course: ${link(module.course.name, module.course.href)}`,
      `Time: ${module.minutes} min`,
      module.prerequisites.length > 0 && `Builds on: ${links(module.prerequisites)}`,
    ]),
    section('What you can do afterwards', list(module.objectives)),
    section('In short', list(module.points)),
    section('Read', list(module.pages.map(readingMarkdown))),
    section(
      `Exercise: ${plain(module.exercise.title)} (${module.exercise.minutes} min)`,
      module.exercise.task,
    ),
    section('Check yourself', ...module.questions.map(questionMarkdown)),
    section('More questions, for another day', ...module.practice.map(questionMarkdown)),
    section('Do one thing', module.act),
    section('Read on another day', list(module.further.map(readingMarkdown))),
    `Answers: [the answer key](${module.course.href}answers/)`,
  );
}

/** The answer key of a course. */
export function answersMarkdown(course: CourseView, modules: ModuleView[]): string {
  return blocks(
    `# ${plain(course.title)}: the answers`,
    ...modules.map(({ title, exercise, questions, practice }) =>
      section(
        plain(title),
        `### Exercise: ${plain(exercise.title)}`,
        exercise.answer,
        ...[...questions, ...practice].map(answerMarkdown),
      ),
    ),
  );
}

/** The task book. */
export function taskBookMarkdown(book: TaskBookView): string {
  return blocks(
    '# Task book',
    book.purpose,
    list(book.rules),
    section(
      'Levels',
      table(
        ['Level', 'What it means', 'Reached by'],
        book.levels.map(({ title, meaning, reached_by }) => [plain(title), meaning, reached_by.join(' ')]),
      ),
    ),
    ...book.roles.map(({ role, levels }) =>
      section(
        plain(role.name),
        table(
          ['Level', 'What was seen or heard', 'Where'],
          levels.flatMap(({ title, behaviours }) =>
            behaviours.map(({ text, seenIn }) => [plain(title), text, seenIn]),
          ),
        ),
      ),
    ),
    section('Staying current', book.currency),
    section('Stepping down', book.stepDown),
  );
}

function rowMarkdown({ title, href, minutes }: ModuleRow): string {
  return `${link(title, href)}, ${minutes} min`;
}

function readingMarkdown({ name, href, purpose, minutes }: Reading): string {
  return [link(name, href), minutes !== undefined && `(${minutes} min)`, purpose].filter(Boolean).join(' ');
}

function questionMarkdown({ number, stem, options }: QuestionView): string {
  return blocks(`### ${number}`, stem, list(options.map(({ text }) => text)));
}

function answerMarkdown({ number, kind, stem, options, model, lookFor, link: to }: QuestionView): string {
  const written = options.toSorted((a, b) => a.place - b.place);
  return blocks(
    `### ${number}`,
    stem,
    list(
      written.map(({ text, right, place, explanation, link: own }) =>
        [
          kind === 'order' ? `${place}.` : right && '**Right.**',
          text,
          explanation,
          own && `(${link(own.name, own.href)})`,
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ),
    model,
    list(lookFor),
    to && `Read: ${link(to.name, to.href)}`,
  );
}
