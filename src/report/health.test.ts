import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Health, TeamHealth } from '../upkeep/health.ts';
import { healthMarkdown } from './health.ts';

const row = {
  runbook: 'a',
  title: 'Disk is full',
  address: 'runbooks/a/',
  file: 'content/teams/t/runbooks/a.yaml',
};

function report(parts: Partial<TeamHealth> = {}): Health {
  const team: TeamHealth = {
    team: 't',
    name: 'Tide',
    address: 'teams/t/',
    runbooks: 1,
    to_do: 0,
    overdue: [],
    due: [],
    unexercised: [],
    exercise_due: [],
    changed: [],
    failed: [],
    drafts: [],
    deprecated: [],
    services_without_runbook: [],
    alerts: { named: [] },
    ...parts,
  };
  return {
    $schema: 'schemas/health.v1.json',
    version: 1,
    audience: 'restricted',
    as_of: '2026-11-25',
    horizon_days: 90,
    layers: [],
    teams: [team],
  };
}

const nowhere = (): undefined => undefined;

test('a team with nothing to do is listed as such', () => {
  assert.equal(healthMarkdown(report(), nowhere), 'As of 2026-11-25.\n\n## Tide\n\nNothing to do.\n');
});

test('open questions are listed by file and line, with a link where a file can be edited', () => {
  const to_fill_in = [{ file: 'org/severity.yaml', line: 6, text: 'criteria *of your own*' }];
  const text = (edit: (file: string) => string | undefined): string =>
    healthMarkdown({ ...report(), to_fill_in }, edit);
  assert.match(text(nowhere), /## To fill in\n\n- `org\/severity\.yaml:6` criteria \\\*of your own\\\*\n/);
  assert.match(
    text(() => 'https://git.example/e'),
    /- \[`org\/severity\.yaml:6`\]\(https:\/\/git\.example\/e\) /,
  );
});

test('each list says what to do, and each line where', () => {
  const parts = {
    overdue: [{ ...row, valid_to: '2026-11-01' }],
    unexercised: [row, { ...row, title: 'Other', last: '2025-01-01', valid_to: '2026-01-01' }],
    failed: [{ ...row, date: '2026-10-01', kind: 'dry-run' as const }],
    changed: [
      {
        ...row,
        since: '2026-01-01',
        changes: [
          { ref: 'service/x', how: 'changed', name: 'X' },
          { ref: 'level/sev1', how: 'added', name: 'SEV-1' },
        ],
      },
    ],
    alerts: { named: [], missing: [{ alert: 'TideHigh', file: 'rules/tide.yaml', line: 4 }] },
    findings: [{ file: row.file, line: 9, rule: 'flow/ends-unverified' }],
    suppressed: [
      { file: row.file, line: 3, rule: 'role/person', by: 'snooze', reason: 'A list.', until: '2027-01-01' },
    ],
  };
  const edit = (file: string): string => `https://git.example/${file}`;
  assert.equal(
    healthMarkdown(report(parts), edit),
    `As of 2026-11-25.

## Tide

### Overdue: review it, then run \`npm run review\`

- [Disk is full](https://git.example/content/teams/t/runbooks/a.yaml): was valid until 2026-11-01

### Something it depends on has changed: review it, then run \`npm run review\`

- [Disk is full](https://git.example/content/teams/t/runbooks/a.yaml): X, SEV-1 (added) since 2026-01-01

### Failed when it was last used: fix it and try it again

- [Disk is full](https://git.example/content/teams/t/runbooks/a.yaml): dry run on 2026-10-01

### Not exercised recently: use it in a drill

- [Disk is full](https://git.example/content/teams/t/runbooks/a.yaml): never
- [Other](https://git.example/content/teams/t/runbooks/a.yaml): last on 2025-01-01

### Alerts without a runbook

- TideHigh (\`rules/tide.yaml:4\`)

### Findings of the check

- \`content/teams/t/runbooks/a.yaml:9\` \`flow/ends-unverified\`

### Suppressed findings

- \`content/teams/t/runbooks/a.yaml:3\` \`role/person\` until 2027-01-01: A list.
`,
  );
});

test('words of authors are words: no link, no mention, no element, no list', () => {
  const title = '[x](https://evil.example) @everyone <b>*a*</b> `c` #1 | ~~d~~';
  const text = healthMarkdown(report({ drafts: [{ ...row, title, to_write: 0, alerts: [] }] }), nowhere);
  assert.match(
    text,
    /- \\\[x\\\]\(https:\/\/evil\.example\) &#64;everyone \\<b\\>\\\*a\\\*\\<\/b\\> \\`c\\` \\#1 \\\| \\~\\~d\\~\\~ \(`content/,
  );
});
