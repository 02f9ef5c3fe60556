import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { isToolVariable, mayNameVariables } from '../../shell/judge.ts';
import { commandsOf } from '../../shell/runbook-command.ts';
import { withoutQuoted } from './paste.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const otherPlaceholder: Rule = {
  finds: {
    'cmd/mixed-placeholder': {
      level: 'warning',
      reason:
        'A blank in a form of its own is not filled in by the page, and not seen by a tired reader. An empty $POD runs, on something else.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - { id: look, kind: check, title: See what the pod says, run: { shell: kubectl --context prod-eu -n depot logs $POD }, expect: No line says refused., otherwise: escalate }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `steps:
  - { id: look, kind: check, title: See what the pod says, run: { shell: "kubectl --context prod-eu -n depot logs scan-consumer-{{SHARD}}" }, expect: No line says refused., otherwise: escalate }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
  },
  *check({ files, parseShell }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const { shell, path, assigned, broken } of commandsOf(data, parseShell)) {
        if (broken !== undefined || !MAY.test(shell)) continue;
        const blank = unsetIn(shell, assigned) ?? otherForm(shell);
        if (!blank) continue;
        yield finding(
          file,
          path,
          'cmd/mixed-placeholder',
          `${quote(blank.text)} is a blank that the page does not fill in`,
          {
            level: 'warning',
            help: 'Write it as {{NAME}} and declare NAME under variables.',
            offset: blank.offset,
          },
        );
      }
    }
  },
};

/** A variable that nothing in the command sets. What stands between single quotes is read elsewhere. */
function unsetIn(shell: string, assigned: string[]): Blank | undefined {
  const open = shell.replace(/'[^']*'/gs, (quoted) => ' '.repeat(quoted.length));
  for (const { 0: text, 1: name = '', index } of open.matchAll(/(?<!\\)\$\{?([A-Z][A-Z0-9_]*)\}?/g)) {
    if (assigned.includes(name) || SURROUNDING.test(name) || isToolVariable(name) || mayNameVariables(shell))
      continue;
    return { text, offset: index };
  }
  return undefined;
}

function otherForm(shell: string): Blank | undefined {
  const match = OTHER.exec(withoutQuoted(shell));
  return match ? { text: match[0].trim(), offset: match.index } : undefined;
}

const MAY = /[$[{%]|YOUR|[A-Z]_(?:NAME|ID|IP)|xxx|XXX|\.\.\.|…/;
/** What is set wherever a shell runs, or by whoever set the reader's machine up. */
const SURROUNDING =
  /^(?:HOME|USER|PWD|OLDPWD|PATH|HOSTNAME|SHELL|TMPDIR|EDITOR|RANDOM|UID|EUID|IFS|LANG|SECONDS|REPLY)$/;
const OTHER =
  /(?<=^|[\s/=:@])(?:\[[a-z]{2,}(?:[ _-][a-z]{2,})+\]|(?<![{$])\{[a-z][a-z0-9_-]*\}(?!\})|%[A-Z][A-Z_]+%|YOUR[_-]\w+|[A-Z]+_(?:NAME|ID|IP|HOST)(?=$|[\s/:.])|x{3,}(?:-x+)*(?=$|\s)|X{3,}(?=$|[\s/:.-])|\.\.\.(?=$|\s)|…)/;

interface Blank {
  text: string;
  offset: number;
}
