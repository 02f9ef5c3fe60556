import type { Reading, TeachingView } from './course.ts';
import type { QuestionView } from './question.ts';

/** The slides of a course, in the order in which they are shown, made of the same data as the learner's pages. */
export function slidesOf({ course, modules, debrief }: TeachingView): SlideView[] {
  return [
    { type: 'course', title: course.title, purpose: course.purpose, audience: course.audience },
    ...modules.flatMap((module): SlideView[] => {
      const { title, minutes, objectives, pages, notes, exercise, questions, act } = module;
      return [
        { type: 'module', title, minutes, objectives, pages },
        ...notes.map(({ text, note }): SlideView => ({ type: 'point', title, text, note })),
        { type: 'exercise', ...exercise },
        ...questions.map((question): SlideView => ({ type: 'question', title, question })),
        { type: 'act', title, act },
      ];
    }),
    { type: 'end', title: course.title, debrief },
  ];
}

export type SlideView =
  | { type: 'course'; title: string; purpose: string; audience: string }
  | { type: 'module'; title: string; minutes: number; objectives: string[]; pages: Reading[] }
  | { type: 'point'; title: string; text: string; note: string | undefined }
  | { type: 'exercise'; title: string; minutes: number; task: string; answer: string }
  | { type: 'question'; title: string; question: QuestionView }
  | { type: 'act'; title: string; act: string }
  | { type: 'end'; title: string; debrief: string | undefined };
