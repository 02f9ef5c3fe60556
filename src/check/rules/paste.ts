import type { ShellParser } from '../../shell/command-line.ts';
import { finding } from '../../diagnostics/diagnostic.ts';
import type { Change, SuggestedFix } from '../../diagnostics/diagnostic.ts';
import { applyChanges } from '../../diagnostics/fix.ts';
import { pathOf } from '../../schema/pointer.ts';
import type { Rule } from './rule.ts';

export const paste: Rule = {
  finds: {
    'cmd/angle-placeholder': {
      level: 'error',
      reason:
        'To a shell <name> is a redirect: it reads a file of that name, and writes over the next. 36 % of public runbook pages with commands have one.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: "kubectl --context prod-eu -n depot logs <pod-name>" }
    expect: It says ready.
    risk: low
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: "kubectl --context prod-eu -n depot logs scan-{{SHARD}}" }
    expect: It says ready.
    risk: low
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
    'cmd/typographic': {
      level: 'error',
      reason:
        'A text program has made the quotation marks or the dashes beautiful. The shell takes them for letters.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: 'kubectl --context prod-eu –n depot get pods' }
    expect: It says ready.
    risk: low
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: 'kubectl --context prod-eu -n depot get pods' }
    expect: It says ready.
    risk: low
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
    'cmd/prompt': {
      level: 'warning',
      reason:
        'Whoever copies the whole line gets "command not found", or worse, a comment that does nothing.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: '$ kubectl --context prod-eu -n depot get pods' }
    expect: It says ready.
    risk: low
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: 'kubectl --context prod-eu -n depot get pods' }
    expect: It says ready.
    risk: low
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
    'cmd/secret': {
      level: 'error',
      reason:
        'A repository is copied to every laptop. A secret in it is no secret, and stays in its history.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: curl -H ghp_0123456789abcdefghijklmnopqrstuvwxyzAB https://api.example }
    expect: It says ready.
    risk: low
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `steps:
  - id: restart
    kind: do
    title: Restart the consumer
    run: { shell: 'curl -H @/run/secrets/api-header https://api.example' }
    expect: It says ready.
    risk: low
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
  },
  *check({ files, parseShell }) {
    for (const { file, texts, data } of files) {
      for (const { form, text, pointer } of texts) {
        if (form !== 'command') continue;
        const bare = withoutQuoted(text);
        for (const { rule, level, pattern, message, help } of DAMAGE) {
          const offset = (rule === 'cmd/secret' ? text : bare).search(pattern);
          if (offset < 0) continue;
          const suggestedFix = MENDS[rule]?.(bare, declaredIn(data), (changes) =>
            parses(text, changes, parseShell),
          );
          yield finding(file, pathOf(pointer), rule, message, { level, help, offset, suggestedFix });
        }
      }
    }
  },
};

/** Whether a command has a blank in angle brackets: what else a shell says of it only follows from that. */
export function hasAngleBlank(command: string): boolean {
  return withoutQuoted(command).search(ANGLES) >= 0;
}

/** How each kind of damage is mended, where there is only one way to. All of it at once: half a pair of quotes is none. */
const MENDS: Partial<Record<string, Mender>> = {
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
    // What it is and how it looks, only the author knows: an undeclared one cannot be declared from here.
    if (!found.every(({ name }) => declared.has(name))) return undefined;
    const changes = found.map(({ offset, length, name }) => ({ offset, length, text: `{{${name}}}` }));
    return { description: 'Write the blank as the check knows it', changes };
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
    return parses(changes) ? { description: 'Type plain quotation marks and dashes', changes } : undefined;
  },
};

/** Text programs make one long dash of two hyphens. Of a shorter one before a word nobody knows what it was. */
function dashes(text: string): string | undefined {
  if (/^.\w(?!\w)/.test(text)) return '-';
  return text.startsWith('\u2014') ? '--' : undefined;
}

/** Whether a command can be parsed after changes. A blank in angle brackets is another finding, and no hindrance. */
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

type Mender = (
  bare: string,
  declared: Set<string>,
  parses: (changes: Change[]) => boolean,
) => SuggestedFix | undefined;

/** What stands between quotation marks is data, and a shell does not look into it. Lengths stay as they are. */
export function withoutQuoted(command: string): string {
  return command.replace(/'[^']*'|"(?:\\.|[^"\\])*"/gs, (quoted) => ' '.repeat(quoted.length));
}

/** No space within the brackets' edges: "< in > out" is a redirect that is meant. */
const ANGLES = /<[A-Za-z_](?:[\w .:/-]*[\w])?>/g;

const DAMAGE = [
  {
    rule: 'cmd/angle-placeholder',
    level: 'error',
    pattern: new RegExp(ANGLES.source),
    message: 'the shell reads this as a redirect, and not as a blank',
    help: 'Write {{NAME}} and declare it under variables.',
  },
  {
    rule: 'cmd/typographic',
    level: 'error',
    pattern: /[\u201C\u201D\u2018\u2019]|(?<=^|\s)[\u2013\u2014](?=\S)/,
    message: 'a typographic quotation mark or dash stands where the shell wants a plain one',
    help: 'Type it again: \' or " or -.',
  },
  {
    rule: 'cmd/prompt',
    level: 'warning',
    pattern: /(?<=^|\n)\s*\$ \S/,
    message: 'the prompt is part of the command here, and is copied with it',
    help: 'Remove the $ and the space at the start of the line.',
  },
  {
    rule: 'cmd/secret',
    level: 'error',
    // Each of these has a prefix that its issuer gave it so that it can be found. EXAMPLE is what documentation writes.
    pattern:
      /\b(?:AKIA(?![0-9A-Z]*EXAMPLE)[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|sk_live_[A-Za-z0-9]{16,})\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    message: 'this looks like a secret',
    help: 'Take it out, and have it replaced today: it is in the history now. Read it from a file or a vault instead.',
  },
] as const;
