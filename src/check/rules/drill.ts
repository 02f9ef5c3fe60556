import type { Drill } from '../../model/content.ts';
import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { formatDuration, seconds } from '../../model/duration.ts';
import { didYouMean, quote } from '../../diagnostics/spelling.ts';
import type { Rule } from './rule.ts';

export const drill: Rule = {
  finds: {
    'drill/late': {
      level: 'error',
      reason: 'An inject after the end is never given, so its part of the drill is not practised.',
      example: { kind: 'drill' },
    },
    'drill/order': {
      level: 'error',
      reason: 'The facilitator works down the page, so an inject must not be due before the one above it.',
      example: { kind: 'drill' },
    },
    'drill/idle-objective': {
      level: 'error',
      reason:
        'An objective that no inject practises is a promise to the players that the drill does not keep.',
      example: { kind: 'drill' },
    },
    'drill/no-stop-word': {
      level: 'error',
      reason: 'Without an agreed word to stop the drill, people keep playing even when it distresses them.',
      example: { kind: 'drill', whole: true },
    },
    'drill/no-model-move': {
      level: 'error',
      reason:
        'Without an example of a good answer, a facilitator who has never led an incident cannot recognise one.',
      example: { kind: 'drill' },
    },
    'drill/unknown': {
      level: 'error',
      reason: 'Settings for a drill that does not exist are shown nowhere.',
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
          message: `unknown drill ${quote(id)}${didYouMean(id, ids)}`,
          help: 'Rename this file to match the file of the drill in drills/.',
          at: { type: 'file' },
        };
  },
};

function* faultsOf(
  file: string,
  { minutes, injects, objectives, stop_word: word }: Drill,
): Generator<Finding> {
  if (word === undefined)
    yield finding(file, ['stop_word'], 'drill/no-stop-word', 'drill has no stop word', {
      help: 'Add a word that nobody says by chance, as in `stop_word: lighthouse`.',
    });
  let latest = 0;
  for (const [index, { id, at, model_moves: moves }] of injects.entries()) {
    const second = seconds(at);
    const path = ['injects', index];
    if (second > minutes * 60)
      yield finding(
        file,
        [...path, 'at'],
        'drill/late',
        `inject ${quote(id)} is due at ${formatDuration(at)}, but the drill ends after ${minutes} min`,
        { help: 'Give it earlier, or raise `minutes`.' },
      );
    if (second < latest)
      yield finding(
        file,
        [...path, 'at'],
        'drill/order',
        `inject ${quote(id)} is due before an inject above it`,
        {
          help: 'Put the injects in the order of their times.',
        },
      );
    latest = Math.max(latest, second);
    if (moves === undefined)
      yield finding(file, path, 'drill/no-model-move', `inject ${quote(id)} has no model move`, {
        help: 'Say what a good team does, as in `model_moves: [Someone declares an incident.]`.',
      });
  }
  const practised = new Set(injects.flatMap((inject) => inject.objectives));
  // A misspelt objective is reported as unknown, so it is not reported as idle too.
  if ([...practised].some((id) => !objectives.some((objective) => objective.id === id))) return;
  for (const [index, { id }] of objectives.entries())
    if (!practised.has(id))
      yield finding(
        file,
        ['objectives', index, 'id'],
        'drill/idle-objective',
        `no inject practises the objective ${quote(id)}`,
        { help: 'Name it under `objectives` of an inject, or remove it.' },
      );
}
