import type { ShellParser } from '../../shell/command-line.ts';
import { finding } from '../../diagnostics/diagnostic.ts';
import type { Change, SuggestedFix } from '../../diagnostics/diagnostic.ts';
import { applyChanges } from '../../diagnostics/fix.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import { SECRET } from '../../shell/secret.ts';
import type { Rule } from './rule.ts';

export const paste: Rule = {
  finds: {
    'cmd/angle-placeholder': {
      level: 'error',
      fix: 'sometimes',
      reason:
        'To a shell, <name> is a redirection: it reads a file of that name and overwrites the next one.',
      example: { kind: 'runbook' },
    },
    'cmd/typographic': {
      level: 'error',
      fix: 'sometimes',
      reason:
        'A word processor has replaced the quotation marks or dashes, and the shell treats the new ones as letters.',
      example: { kind: 'runbook' },
    },
    'cmd/prompt': {
      level: 'warning',
      fix: 'always',
      reason:
        'A reader who copies the whole line gets "command not found", or, worse, a comment that does nothing.',
      example: { kind: 'runbook' },
    },
    'cmd/secret': {
      level: 'error',
      reason:
        'A repository is copied to every laptop, so a secret in it is no longer secret, and it stays in the history.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell }) {
    for (const { file, texts, data } of files) {
      for (const { form, text, pointer } of texts) {
        if (form !== 'command') continue;
        const bare = withoutQuoted(text);
        for (const { rule, level, pattern, message, help } of DAMAGE) {
          const match = pattern.exec(rule === 'cmd/secret' ? text : bare);
          if (!match) continue;
          const suggestedFix = FIXES[rule]?.(bare, declaredIn(data), (changes) =>
            parses(text, changes, parseShell),
          );
          yield finding(file, pathOf(pointer), rule, message(match[0]), {
            level,
            help,
            offset: match.index,
            suggestedFix,
          });
        }
      }
    }
  },
};

/** Whether a command has a placeholder in angle brackets, which makes any other syntax error in it a consequence. */
export function hasAnglePlaceholder(command: string): boolean {
  return withoutQuoted(command).search(ANGLES) >= 0;
}

/**
 * Fixes for damage that can be fixed in only one way. Each replaces every match, because fixing one of a pair of quotes
 * would break the command.
 */
const FIXES: Partial<Record<string, Fixer>> = {
  'cmd/prompt': (bare) => ({
    description: 'Remove the prompt',
    changes: [...bare.matchAll(/(?<=^|\n)([ \t]*)\$ +(?=\S)/g)].map(
      ({ index, 0: prompt, 1: indent = '' }) => ({
        offset: index + indent.length,
        length: prompt.length - indent.length,
        text: '',
      }),
    ),
  }),
  'cmd/angle-placeholder': (bare, declared) => {
    const found = [...bare.matchAll(ANGLES)].map(({ index, 0: written }) => ({
      offset: index,
      length: written.length,
      name: written.slice(1, -1).replace(/\W+/g, '_').toUpperCase(),
    }));
    // Only the author knows what an undeclared one means, so it cannot be declared from here.
    if (!found.every(({ name }) => declared.has(name))) return undefined;
    const changes = found.map(({ offset, length, name }) => ({ offset, length, text: `{{${name}}}` }));
    return { description: 'Write it as a variable', changes };
  },
  'cmd/typographic': (bare, _declared, parses) => {
    const changes: Change[] = [];
    for (const { index, 0: written } of bare.matchAll(
      /[\u201C\u201D\u2018\u2019]|(?<=^|\s)[\u2013\u2014](?=\S)/g,
    )) {
      const text = /[\u2013\u2014]/.test(written)
        ? dashes(bare.slice(index))
        : /[\u201C\u201D]/.test(written)
          ? '"'
          : "'";
      if (text === undefined) return undefined;
      changes.push({ offset: index, length: 1, text });
    }
    return parses(changes) ? { description: 'Use plain quotation marks and dashes', changes } : undefined;
  },
};

/** Word processors turn two hyphens into one long dash. What a shorter dash before a word was cannot be told. */
function dashes(text: string): string | undefined {
  if (/^.\w(?!\w)/.test(text)) return '-';
  return text.startsWith('\u2014') ? '--' : undefined;
}

/** Whether a command can be parsed after changes. A placeholder in angle brackets is another finding, and is ignored. */
function parses(text: string, changes: Change[], parseShell: ShellParser | undefined): boolean {
  return (
    parseShell?.(applyChanges(text, changes).replace(ANGLES, 'x')).broken === undefined &&
    parseShell !== undefined
  );
}

function declaredIn(data: unknown): Set<string> {
  const { variables } = (data ?? {}) as { variables?: unknown };
  return new Set(typeof variables === 'object' && variables !== null ? Object.keys(variables) : []);
}

type Fixer = (
  bare: string,
  declared: Set<string>,
  parses: (changes: Change[]) => boolean,
) => SuggestedFix | undefined;

/** A command with all quoted text, which is data to a shell, replaced by spaces. The length stays the same. */
export function withoutQuoted(command: string): string {
  return command.replace(/'[^']*'|"(?:\\.|[^"\\])*"/gs, (quoted) => ' '.repeat(quoted.length));
}

/** Without a space at the inner edges, because "< in > out" is an intended redirection. */
const ANGLES = /<[A-Za-z_](?:[\w .:/-]*[\w])?>/g;

const DAMAGE = [
  {
    rule: 'cmd/angle-placeholder',
    level: 'error',
    pattern: new RegExp(ANGLES.source),
    message: (found: string) => `${quote(found)} is a redirection in the shell, not a placeholder`,
    help: 'Write {{NAME}} and declare NAME under `variables`.',
  },
  {
    rule: 'cmd/typographic',
    level: 'error',
    pattern: /[\u201C\u201D\u2018\u2019]|(?<=^|\s)[\u2013\u2014](?=\S)/,
    message: (found: string) =>
      `${quote(found)} is typographic; the shell needs a plain quotation mark or dash`,
    help: 'Type a plain \' or " or - instead.',
  },
  {
    rule: 'cmd/prompt',
    level: 'warning',
    pattern: /(?<=^|\n)\s*\$ \S/,
    message: () => 'command includes the shell prompt "$"',
    help: 'Remove the $ and the space after it.',
  },
  {
    rule: 'cmd/secret',
    level: 'error',
    pattern: SECRET,
    message: () => 'command contains what looks like a secret',
    help: 'Remove it, and have it replaced today, because it is in the history now. Read the new one from a file or a vault.',
  },
] as const;
