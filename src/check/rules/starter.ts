import { finding, type Finding, type Level } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { openQuestionsIn } from '../open-question.ts';
import { partsOf } from '../part.ts';
import type { ReadFile } from '../read.ts';
import { KINDS, starterFinder } from '../starter-text.ts';
import { textsWhere } from '../texts-where.ts';
import type { Rule } from './rule.ts';

export const starter: Rule = {
  finds: {
    'text/starter': {
      level: 'error',
      reason:
        'A new file starts with general text, and a reader who trusts it at night follows advice that nobody wrote for this service.',
      example: { kind: 'runbook' },
    },
  },
  *check({ catalog, files, starters = new Map<string, string>() }) {
    let known: ReturnType<typeof starterFinder> | undefined;
    for (const file of files) {
      const level = levelOf(file);
      for (const part of partsOf(file)) yield* questionsIn(part, level);
      if (!STARTED.has(file.placement?.kind ?? '')) continue;
      const find = (known ??= starterFinder(starters, catalog));
      for (const { text, path } of textsWhere(file.data, (one) => find(one) !== undefined))
        yield finding(
          file.file,
          path,
          'text/starter',
          `text has not been changed since the file was created: ${quote(find(text) ?? text)}`,
          {
            level,
            help: 'Write what is true of your own service.',
          },
        );
    }
  },
};

/** A draft is stamped on every page. Only a runbook can be one, and what else is started is used from the first day. */
function levelOf({ placement, data }: ReadFile): Level {
  if (placement?.kind !== 'runbook') return 'warning';
  // What cannot be read is an error already, and may be a draft.
  if (data === undefined) return 'info';
  const { status = 'active' } = (data ?? {}) as { status?: unknown };
  return status === 'draft' ? 'to-do' : 'error';
}

function* questionsIn({ file, yaml }: ReadFile, level: Level): Generator<Finding> {
  if (!yaml) return;
  for (const { line, column, endColumn, text } of openQuestionsIn(yaml.text, yaml.firstLine))
    yield {
      file,
      rule: 'text/starter',
      level,
      message: `question in the new file has no answer yet: ${quote(text)}`,
      help: 'Write the answer in its place, then delete the comment.',
      at: { type: 'text', line, column, endLine: line, endColumn },
    };
}

const STARTED = new Set<string>(KINDS);
