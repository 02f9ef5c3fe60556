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
      example: { kind: 'drill' },
    },
    'drill/order': {
      level: 'error',
      reason: 'Whoever runs the drill works down the page. What stands below must not have come before.',
      example: { kind: 'drill' },
    },
    'drill/idle-objective': {
      level: 'error',
      reason: 'An objective that no inject tries is a promise to the players that the drill does not keep.',
      example: { kind: 'drill' },
    },
    'drill/no-stop-word': {
      level: 'error',
      reason: 'People play along with what hurts them when nothing was agreed that ends it.',
      example: { kind: 'drill', whole: true },
    },
    'drill/no-model-move': {
      level: 'error',
      reason:
        'Without an example of a good answer a facilitator who has never commanded cannot tell whether they saw one.',
      example: { kind: 'drill' },
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
