import type { Contacts, Organisation, Runbook, Team, TeamSeverity } from '../content.ts';
import { finding, type Finding, type ValuePath } from '../diagnostic.ts';
import type { Step } from '../flow.ts';
import type { ReadFile } from '../read.ts';
import type { Rule } from './rule.ts';

export const needed: Rule = {
  ids: ['schema/needed'],
  reason:
    'What the reader needs depends on the kind of page and of step; a schema alone cannot say so in plain words.',
  *check({ files }) {
    for (const file of files)
      if (file.valid) for (const lack of lacksOf(file)) yield toFinding(file.file, lack);
  },
};

function lacksOf({ placement, data }: ReadFile): Lack[] {
  switch (placement?.kind) {
    case 'runbook':
      return runbookLacks(data as Runbook);
    case 'team':
      return contactLacks((data as Team).contacts);
    case 'organisation':
      return contactLacks((data as Organisation).contacts ?? []);
    case 'team-severity':
      return rowLacks(data as TeamSeverity);
    default:
      return [];
  }
}

function runbookLacks(runbook: Runbook): Lack[] {
  const status = runbook.status ?? 'active';
  const risky = runbook.steps.some(isRisky);
  const verified = runbook.steps.some(({ kind }) => kind === 'verify');
  const wanted: [boolean, keyof Runbook, string, string][] = [
    [
      runbook.kind === 'alert',
      'alerts',
      'a runbook of the kind alert names its alerts',
      'alerts: [{ name: CardDeclineRatioHigh }]',
    ],
    [
      runbook.kind !== 'procedure',
      'services',
      'every runbook but a procedure names its services',
      'services: [checkout]',
    ],
    [
      runbook.kind !== 'procedure',
      'impact',
      'every runbook but a procedure says who is hurt',
      'impact: { users: Shippers cannot pay for labels by card. }',
    ],
    [
      runbook.kind !== 'procedure',
      'severity',
      'every runbook but a procedure says at which level to start',
      'severity: { start: sev3 }',
    ],
    [
      runbook.kind === 'security',
      'room',
      'a security runbook names the private room',
      'room: "#security-response, by invitation"',
    ],
    [
      status === 'active',
      'reviewed',
      'an active runbook says when it was last reviewed',
      'reviewed: { date: 2026-11-12, by: responder }, or status: draft',
    ],
    [
      status === 'deprecated',
      'replaced_by',
      'a deprecated runbook names its successor',
      'replaced_by: postgres-failover',
    ],
    [
      risky,
      'stop_if',
      'a runbook with a high-risk or destructive step says when to stop',
      'stop_if: [{ when: The database has no primary., go_to: team/ledger }]',
    ],
    [
      !verified,
      'recovered_when',
      'a runbook without a verify step says when it is over',
      'recovered_when: [Declines stay under 1 % for fifteen minutes.]',
    ],
  ];
  const missing = wanted
    .filter(([when, key]) => when && runbook[key] === undefined)
    .map(([, key, why, example]): Lack => ({ path: [key], why, example }));
  return [
    ...missing,
    ...runbook.steps.flatMap((step, index) =>
      stepLacks(step).map((lack) => ({ ...lack, path: ['steps', index, ...lack.path] })),
    ),
  ];
}

function stepLacks(step: Step): Lack[] {
  switch (step.kind) {
    case 'check':
    case 'verify':
      return step.run || step.link !== undefined
        ? []
        : [
            {
              path: [],
              why: `a ${step.kind} step says what to run or where to look`,
              example: 'run: { shell: … }, or link: dashboard-id',
            },
          ];
    case 'wait':
      return step.for !== undefined || step.until !== undefined
        ? []
        : [
            {
              path: [],
              why: 'a wait step says for how long or until what',
              example: 'until: The provider says what it changed.',
            },
          ];
    case 'do':
    case 'rollback':
      return [...wayLacks(step), ...riskLacks(step)];
    default:
      return [];
  }
}

function wayLacks(step: Extract<Step, { kind: 'do' | 'rollback' }>): Lack[] {
  const ways = [step.run, step.ui, step.manual].filter((way) => way !== undefined).length;
  return ways === 1
    ? []
    : [
        {
          path: [],
          why: `a ${step.kind} step has exactly one of run, ui and manual`,
          example: 'run: { shell: kubectl --context prod-eu … }',
        },
      ];
}

function riskLacks(step: Extract<Step, { kind: 'do' | 'rollback' }>): Lack[] {
  if (!isRisky(step)) return [];
  const lacks: Lack[] = [];
  if (step.blast_radius === undefined)
    lacks.push({
      path: [],
      why: 'a risky step says whom it hurts',
      example: 'blast_radius: Carts opened in the last two minutes are lost.',
    });
  if (step.risk === 'destructive' && !step.approval)
    lacks.push({
      path: [],
      why: 'a destructive step says who must agree',
      example: 'approval: { by: incident-commander, if_unreached: hold, after: 3m }',
    });
  if (!step.undo && step.kind === 'do')
    lacks.push({
      path: [],
      why: 'a risky step says how it is undone, or why it cannot be',
      example: 'undo: { run: { shell: … } }, or undo: { impossible: why, instead: the way forward }',
    });
  if (step.undo) lacks.push(...undoLacks(step.undo));
  return lacks;
}

function undoLacks(undo: NonNullable<Extract<Step, { kind: 'do' }>['undo']>): Lack[] {
  const back = Number(undo.run !== undefined) + Number(undo.manual !== undefined);
  const none = Number(undo.impossible !== undefined) + Number(undo.instead !== undefined);
  if ((back === 1 && none === 0) || (back === 0 && none === 2)) return [];
  return [
    {
      path: ['undo'],
      why: 'an undo is one of run and manual, or both impossible and instead',
      example:
        'impossible: Held payments cannot be restored., instead: Send the message card-declines-pay-again.',
    },
  ];
}

function contactLacks(contacts: Contacts): Lack[] {
  return contacts.flatMap(({ page, telephone, chat, email }, index) =>
    (page ?? telephone ?? chat ?? email)
      ? []
      : [
          {
            path: ['contacts', index],
            why: 'a contact can be reached in at least one way',
            example: 'page: /page ledger',
          },
        ],
  );
}

function rowLacks({ rows }: TeamSeverity): Lack[] {
  return rows.flatMap(({ service, capability }, index) =>
    (service === undefined) === (capability === undefined)
      ? [
          {
            path: ['rows', index],
            why: 'a row is about either a service or a capability',
            example: 'service: checkout',
          },
        ]
      : [],
  );
}

function isRisky(step: Step): boolean {
  return (
    (step.kind === 'do' || step.kind === 'rollback') && (step.risk === 'high' || step.risk === 'destructive')
  );
}

function toFinding(file: string, { path, why, example }: Lack): Finding {
  return finding(file, path, 'schema/needed', why, { help: `Add ${example}` });
}

interface Lack {
  path: ValuePath;
  why: string;
  example: string;
}
