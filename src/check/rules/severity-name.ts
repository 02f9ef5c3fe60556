import type { Severity } from '../../model/content.ts';
import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { isLevelPosition, levelName } from '../../model/level.ts';
import type { Rule } from './rule.ts';

/** What levels are called, by their id and on the page. */
export const severityName: Rule = {
  finds: {
    'severity/position': {
      level: 'error',
      reason:
        'A position such as `major` names the level at that place, so a level with the same id could never be named.',
      example: { kind: 'severity' },
    },
    'severity/label': {
      level: 'error',
      reason: 'If two levels are printed alike, nobody on the call knows which of them was meant.',
      example: { kind: 'severity' },
    },
  },
  *check({ catalog }) {
    if (!catalog.severity) return;
    const { file, data } = catalog.severity;
    yield* positions(file, data);
    yield* repeatedLabels(file, data);
  },
};

function* positions(file: string, { levels }: Severity): Generator<Finding> {
  for (const [index, { id }] of levels.entries())
    if (isLevelPosition(id))
      yield finding(
        file,
        ['levels', index, 'id'],
        'severity/position',
        `id ${quote(id)} is a position, which names a level by its place`,
        { help: 'Choose another id, and write the word that your people use as `label`.' },
      );
}

/** Compares levels as people hear and read them, so without regard to capitals. */
function* repeatedLabels(file: string, { levels }: Severity): Generator<Finding> {
  const first = new Map<string, string>();
  for (const [index, level] of levels.entries()) {
    const name = levelName(level);
    const earlier = first.get(name.toLowerCase());
    if (earlier === undefined) first.set(name.toLowerCase(), level.id);
    else if (earlier !== level.id)
      yield finding(
        file,
        ['levels', index, level.label === undefined ? 'id' : 'label'],
        'severity/label',
        `level ${quote(level.id)} is printed as ${quote(name)}, like level ${quote(earlier)}`,
        { help: 'Give each level a `label` of its own.' },
      );
  }
}
