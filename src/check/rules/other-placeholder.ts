import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { isToolVariable, mayNameVariables } from '../../shell/judge.ts';
import type { Programs } from '../../shell/registry.ts';
import { commandsOf } from '../../shell/runbook-command.ts';
import { withoutQuoted } from './paste.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const otherPlaceholder: Rule = {
  finds: {
    'cmd/mixed-placeholder': {
      level: 'warning',
      reason:
        'The page does not fill in a field in another notation, and a tired reader overlooks it. An empty $POD runs anyway, on something else.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell, knownPrograms }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const { shell, language, path, assigned, broken } of commandsOf(data, parseShell, knownPrograms)) {
        if (broken !== undefined || language !== 'bash' || !MAY.test(shell)) continue;
        const field = unsetIn(shell, assigned, knownPrograms) ?? otherForm(shell);
        if (!field) continue;
        yield finding(
          file,
          path,
          'cmd/mixed-placeholder',
          `${quote(field.text)} is a field that the page does not fill in`,
          {
            level: 'warning',
            help: 'Write it as {{NAME}} and declare NAME under `variables`.',
            offset: field.offset,
          },
        );
      }
    }
  },
};

/** A variable that nothing in the command sets. Single-quoted text is skipped, because another program reads it. */
function unsetIn(shell: string, assigned: string[], known: Programs): Field | undefined {
  const open = shell.replace(/'[^']*'/gs, (quoted) => ' '.repeat(quoted.length));
  for (const { 0: text, 1: name = '', index } of open.matchAll(/(?<!\\)\$\{?([A-Z][A-Z0-9_]*)\}?/g)) {
    if (
      assigned.includes(name) ||
      SURROUNDING.test(name) ||
      isToolVariable(name, known) ||
      mayNameVariables(shell)
    )
      continue;
    return { text, offset: index };
  }
  return undefined;
}

function otherForm(shell: string): Field | undefined {
  const match = OTHER.exec(withoutQuoted(shell));
  return match ? { text: match[0].trim(), offset: match.index } : undefined;
}

const MAY = /[$[{%]|YOUR|[A-Z]_(?:NAME|ID|IP)|xxx|XXX|\.\.\.|…/;
/** Variables that a shell or a normal workstation sets, so that a command may use them. */
const SURROUNDING =
  /^(?:HOME|USER|PWD|OLDPWD|PATH|HOSTNAME|SHELL|TMPDIR|EDITOR|RANDOM|UID|EUID|IFS|LANG|SECONDS|REPLY)$/;
const OTHER =
  /(?<=^|[\s/=:@])(?:\[[a-z]{2,}(?:[ _-][a-z]{2,})+\]|(?<![{$])\{[a-z][a-z0-9_-]*\}(?!\})|%[A-Z][A-Z_]+%|YOUR[_-]\w+|[A-Z]+_(?:NAME|ID|IP|HOST)(?=$|[\s/:.])|x{3,}(?:-x+)*(?=$|\s)|X{3,}(?=$|[\s/:.-])|\.\.\.(?=$|\s)|…)/;

interface Field {
  text: string;
  offset: number;
}
