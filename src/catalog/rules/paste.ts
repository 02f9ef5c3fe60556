import { finding } from '../diagnostic.ts';
import { pathOf } from '../validate.ts';
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
  *check({ files }) {
    for (const { file, texts } of files) {
      for (const { form, text, pointer } of texts) {
        if (form !== 'command') continue;
        const bare = withoutQuoted(text);
        for (const { rule, level, pattern, message, help } of DAMAGE) {
          const offset = (rule === 'cmd/secret' ? text : bare).search(pattern);
          if (offset >= 0) yield finding(file, pathOf(pointer), rule, message, { level, help, offset });
        }
      }
    }
  },
};

/** Whether a command has a blank in angle brackets: what else a shell says of it only follows from that. */
export function hasAngleBlank(command: string): boolean {
  return ANGLE.test(withoutQuoted(command));
}

/** What stands between quotation marks is data, and a shell does not look into it. Lengths stay as they are. */
export function withoutQuoted(command: string): string {
  return command.replace(/'[^']*'|"(?:\\.|[^"\\])*"/gs, (quoted) => ' '.repeat(quoted.length));
}

/** No space within the brackets' edges: "< in > out" is a redirect that is meant. */
const ANGLE = /<[A-Za-z_](?:[\w .:/-]*[\w])?>/;

const DAMAGE = [
  {
    rule: 'cmd/angle-placeholder',
    level: 'error',
    pattern: ANGLE,
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
