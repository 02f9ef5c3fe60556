import type { Drill } from '../../model/content.ts';
import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { formatDuration, seconds } from '../../model/duration.ts';
import { didYouMean, quote } from '../../diagnostics/spelling.ts';
import type { Rule } from './rule.ts';

export const drill: Rule = {
  finds: {
    'drill/late': {
      level: 'error',
      reason: 'What comes after the end is never given, and what it was to practise is not practised.',
      bad: {
        kind: 'drill',
        yaml: `minutes: 15
injects:
  - { id: three-calls, at: 20m, to: all, text: Three depots call., objectives: [declare], model_moves: [It is declared.] }
`,
      },
      good: {
        kind: 'drill',
        yaml: `minutes: 15
injects:
  - { id: three-calls, at: 10m, to: all, text: Three depots call., objectives: [declare], model_moves: [It is declared.] }
`,
      },
    },
    'drill/order': {
      level: 'error',
      reason: 'Whoever runs the drill works down the page. What stands below must not have come before.',
      bad: {
        kind: 'drill',
        yaml: `injects:
  - { id: three-calls, at: 10m, to: all, text: Three depots call., objectives: [declare], model_moves: [It is declared.] }
  - { id: one-call, at: 0m, to: all, text: One depot calls., objectives: [declare], model_moves: [Somebody asks the others.] }
`,
      },
      good: {
        kind: 'drill',
        yaml: `injects:
  - { id: one-call, at: 0m, to: all, text: One depot calls., objectives: [declare], model_moves: [Somebody asks the others.] }
  - { id: three-calls, at: 10m, to: all, text: Three depots call., objectives: [declare], model_moves: [It is declared.] }
`,
      },
    },
    'drill/idle-objective': {
      level: 'error',
      reason: 'An objective that no inject tries is a promise to the players that the drill does not keep.',
      bad: {
        kind: 'drill',
        yaml: `objectives:
  - { id: declare, text: Somebody declares. }
  - { id: hand-over, text: The commander hands over. }
`,
      },
      good: {
        kind: 'drill',
        yaml: `objectives:
  - { id: declare, text: Somebody declares. }
`,
      },
    },
    'drill/no-stop-word': {
      level: 'error',
      reason: 'People play along with what hurts them when nothing was agreed that ends it.',
      bad: { kind: 'drill', whole: wholeDrill('') },
      good: { kind: 'drill', whole: wholeDrill('stop_word: lighthouse\n') },
    },
    'drill/no-model-move': {
      level: 'error',
      reason:
        'Without an example of a good answer a facilitator who has never commanded cannot tell whether they saw one.',
      bad: {
        kind: 'drill',
        yaml: `injects:
  - { id: one-call, at: 0m, to: all, text: One depot calls., objectives: [declare] }
`,
      },
      good: {
        kind: 'drill',
        yaml: `injects:
  - { id: one-call, at: 0m, to: all, text: One depot calls., objectives: [declare], model_moves: [It is declared.] }
`,
      },
    },
    'drill/unknown': {
      level: 'error',
      reason: 'What is said about a drill that does not exist is shown nowhere.',
    },
  },
  *check({ catalog, files }) {
    for (const { file, data } of catalog.drills.values()) yield* faultsOf(file, data);
    const known = files.filter(({ placement }) => placement?.kind === 'drill');
    const ids = new Set(known.map(({ placement }) => placement?.id ?? ''));
    for (const { file, id } of catalog.drillSettings.values())
      if (!ids.has(id))
        yield {
          file,
          rule: 'drill/unknown',
          level: 'error',
          message: `there is no drill ${quote(id)}${didYouMean(id, ids)}`,
          help: 'Name this file as the file of the drill in content/drills.',
          at: { type: 'file' },
        };
  },
};

function* faultsOf(
  file: string,
  { minutes, injects, objectives, stop_word: word }: Drill,
): Generator<Finding> {
  if (word === undefined)
    yield finding(file, ['stop_word'], 'drill/no-stop-word', 'this drill has no stop word', {
      help: 'Add a word that nobody says by chance, as in: stop_word: lighthouse',
    });
  let latest = 0;
  for (const [index, { at, model_moves: moves }] of injects.entries()) {
    const second = seconds(at);
    const path = ['injects', index];
    if (second > minutes * 60)
      yield finding(
        file,
        [...path, 'at'],
        'drill/late',
        `this inject comes at ${formatDuration(at)}, and the drill ends after ${minutes} min`,
        { help: 'Give it earlier, or raise minutes.' },
      );
    if (second < latest)
      yield finding(file, [...path, 'at'], 'drill/order', `this inject comes before the one above it`, {
        help: 'Put the injects in the order of their times.',
      });
    latest = Math.max(latest, second);
    if (moves === undefined)
      yield finding(file, path, 'drill/no-model-move', 'this inject has no model move', {
        help: 'Say what a good team does with it, as in: model_moves: [Somebody declares at once.]',
      });
  }
  const tried = new Set(injects.flatMap((inject) => inject.objectives));
  // A name that is written wrongly is reported as that, and is not also an objective that nobody tries.
  if ([...tried].some((id) => !objectives.some((objective) => objective.id === id))) return;
  for (const [index, { id }] of objectives.entries())
    if (!tried.has(id))
      yield finding(
        file,
        ['objectives', index, 'id'],
        'drill/idle-objective',
        `no inject tries the objective ${quote(id)}`,
        { help: 'Name it under the objectives of an inject, or remove it.' },
      );
}

/** A whole drill, because a key that is there cannot be taken away by an example. */
function wholeDrill(stopWord: string): string {
  return `title: Late scans
kind: talk
trains: [declaring]
minutes: 15
players: { from: 2, to: 6 }
audience: Everybody who may be paged.
purpose: Declare before an alert tells you to.
${stopWord}scene: It is Tuesday, 09:10.
objectives: [{ id: declare, text: Somebody declares. }]
cast: [{ id: commander, role: incident-commander, brief: You are at lunch. }]
setup: [Book a room.]
injects:
  - { id: one-call, at: 0m, to: all, text: One depot calls., objectives: [declare], model_moves: [It is declared.] }
observer: [{ id: said-aloud, text: The commander said that they command. }]
debrief: [When did you first think that this is an incident?]
follow_up: [Mend what nobody found.]
`;
}
