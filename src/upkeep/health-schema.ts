import { HEALTH_VERSION, HORIZON_DAYS } from './health.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { LAYERS_SCHEMA } from '../views/layer.ts';
import { COMMON } from '../schema/schemas.ts';

/** The schema of /health.json, self-contained. Its descriptions explain the report. */
export function healthSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Health',
    description:
      'What each team has to fix before the next incident, for programs: what is overdue, changed, not exercised or not covered. A public site does not have this file.',
    examples: [EXAMPLE],
    ...group(
      {
        $schema: text('Schema', 'Where this schema is, relative to the site.', EXAMPLE.$schema),
        version: {
          type: 'integer',
          const: HEALTH_VERSION,
          title: 'Version',
          description:
            'The version of this format. It increases when something is renamed, moved or removed, but not when something is added.',
          examples: [HEALTH_VERSION],
        },
        audience: {
          type: 'string',
          enum: COMMON.definitions?.['marking']?.enum ?? [],
          title: 'Audience',
          description: 'Who may read it. Content with a higher marking is left out and not counted.',
          examples: ['internal'],
        },
        as_of: date('As of', 'The day of the report. A later day needs a new report.'),
        horizon_days: count('Horizon', 'How many days ahead the lists of due items look.', HORIZON_DAYS),
        layers: LAYERS_SCHEMA,
        to_fill_in: list(
          'To fill in',
          'The questions that new files started with and nobody has answered yet, by file and line. Only if the check was run.',
          group({
            file: text('File', 'Its path in the repository.', 'org/organisation.yaml'),
            line: count('Line', 'The line of the question.', 12),
            text: text('Question', 'What to write there.', 'where the open incidents are listed'),
          }),
        ),
        teams: list('Teams', 'Every team, by name.', ref('team')),
        alerts_of_no_team: list(
          'Alerts of no team',
          'Alerts without a runbook whose rule has no label team, or a label that names no known team. Only if rule files were read.',
          ref('ruleAlert'),
        ),
        unread_rule_files: list(
          'Unread rule files',
          'Rule files that could not be read completely; alerts in them may be missing here. Only if rule files were read.',
          { type: 'string' },
        ),
      },
      ['to_fill_in', 'alerts_of_no_team', 'unread_rule_files'],
    ),
    definitions: DEFINITIONS,
  };
}

function team(): JsonSchema {
  return {
    title: 'Team',
    description: 'What one team has to fix.',
    examples: [EXAMPLE.teams[0]],
    ...group(
      {
        team: text('Team', 'Its id.', 'payments'),
        name: text('Name', 'As people call it.', 'Payments'),
        address: text('Address', 'Its page, relative to the site.', 'teams/payments/'),
        runbooks: count('Runbooks', 'How many active runbooks it has.', 9),
        to_do: count('To do', 'How many entries of the lists need action now.', 1),
        overdue: runbooks('Overdue', 'Active runbooks that are overdue, the oldest first.', {
          valid_to: date(
            'Valid to',
            'The last day of the time that the last review, or use that worked, was valid for.',
          ),
        }),
        due: runbooks('Due', 'Active runbooks that will be overdue within the horizon.', {
          valid_to: date(
            'Valid to',
            'The last day of the time that the last review, or use that worked, is valid for.',
          ),
        }),
        unexercised: exercised(
          'Unexercised',
          'Active runbooks for major incidents that nobody has worked through, or not recently enough.',
        ),
        exercise_due: exercised('Exercise due', 'Those that will need another exercise within the horizon.'),
        changed: runbooks(
          'Changed',
          'Active runbooks that depend on something that has changed since their review.',
          {
            since: date('Since', 'The day of the review.'),
            changes: list(
              'Changes',
              'What changed.',
              group({
                ref: text('Reference', 'What it is, as kind/id.', 'service/checkout'),
                how: words('How', 'Whether it has changed, is a new dependency, or is no longer one.', [
                  'changed',
                  'added',
                  'removed',
                ]),
                name: text('Name', 'As people call it.', 'Checkout'),
              }),
            ),
          },
        ),
        failed: runbooks('Failed', 'Active runbooks that did not work the last time they were used.', {
          date: date('Date', 'The day.'),
          kind: words('Kind', 'How it was used.', ['incident', 'drill', 'dry-run', 'review']),
        }),
        drafts: runbooks(
          'Drafts',
          'Runbooks that nobody has reviewed yet, those that an alert leads to first.',
          {
            to_write: count('To write', 'How many things nobody has written yet.', 7),
            alerts: list(
              'Alerts',
              'The alerts that lead to it.',
              text('Alert', 'Its name.', 'CardDeclineRatioHigh'),
            ),
          },
        ),
        deprecated: runbooks('Deprecated', 'Runbooks that another has replaced.'),
        services_without_runbook: list(
          'Services without a runbook',
          'Services of the team that no runbook of this site is about, except deprecated ones.',
          group({
            service: text('Service', 'Its id.', 'checkout'),
            ...ROW,
            tier: count('Tier', 'How much depends on it; 1 is the most.', 1),
          }),
        ),
        alerts: {
          title: 'Alerts',
          description: 'The alerts that page this team.',
          examples: [EXAMPLE.teams[0].alerts],
          ...group(
            {
              named: list('Named', 'Those that a runbook of the team names.', { type: 'string' }),
              defined: count(
                'Defined',
                'How many the rule files define with the label team of this team. Only if rule files were read.',
                12,
              ),
              missing: list(
                'Missing',
                'Those among them that no runbook names. Only if rule files were read.',
                ref('ruleAlert'),
              ),
            },
            ['defined', 'missing'],
          ),
        },
        findings: list(
          'Findings',
          'Findings of the check in the files of the team that do not stop the build: warnings, and notes on request. Only if the check was run.',
          group({
            file: text('File', 'Its path in the repository.', 'org/teams/payments/team.yaml'),
            line: count('Line', 'The line of the finding.', 12),
            rule: text('Rule', 'The rule that reports it.', 'flow/ends-unverified'),
          }),
        ),
        suppressed: list(
          'Suppressed',
          'Suppressed findings of the check in the files of the team. Only if the check was run.',
          group(
            {
              file: text('File', 'Its path in the repository.', 'org/teams/payments/team.yaml'),
              line: count('Line', 'The line of the finding.', 12),
              rule: text('Rule', 'The rule that is suppressed.', 'risk/left-behind'),
              by: text('By', 'What suppresses it: a kind of comment, or the baseline.', 'ignore'),
              reason: text(
                'Reason',
                'Why, in the words of the person who suppressed it. A baseline gives none.',
                'The silence ends by itself.',
              ),
              until: date('Until', 'The day on which it returns; never, if left out.'),
            },
            ['reason', 'until'],
          ),
        ),
      },
      ['findings', 'suppressed'],
    ),
  };
}

function exercised(title: string, description: string): JsonSchema {
  return runbooks(
    title,
    description,
    {
      last: date('Last', 'The last time. Left out if there was none.'),
      valid_to: date('Valid to', 'The last day when that is recent enough. Left out if there was none.'),
    },
    ['last', 'valid_to'],
  );
}

function runbooks(
  title: string,
  description: string,
  more: Record<string, JsonSchema> = {},
  optional: string[] = [],
): JsonSchema {
  const id = text('Runbook', 'Its id.', 'card-declines');
  return list(title, description, group({ runbook: id, ...ROW, ...more }, optional));
}

/** A closed object in which every key is required but for the optional ones. */
function group(properties: Record<string, JsonSchema>, optional: string[] = []): JsonSchema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return { type: 'object', additionalProperties: false, required, properties };
}

function list(title: string, description: string, items: JsonSchema): JsonSchema {
  return { type: 'array', title, description, items };
}

function text(title: string, description: string, example: string): JsonSchema {
  return { type: 'string', title, description, examples: [example] };
}

function words(title: string, description: string, all: string[]): JsonSchema {
  return { type: 'string', enum: all, title, description, examples: all.slice(0, 1) };
}

function count(title: string, description: string, example: number): JsonSchema {
  return { type: 'integer', minimum: 0, title, description, examples: [example] };
}

function date(title: string, description: string): JsonSchema {
  return { type: 'string', format: 'date', title, description, examples: ['2026-11-25'] };
}

function ref(name: string): JsonSchema {
  return { $ref: `#/definitions/${name}` };
}

const ROW = {
  title: text('Title', 'As it is printed.', 'Card payments are declined'),
  address: text('Address', 'Its page, relative to the site.', 'runbooks/card-declines/'),
  file: text('File', 'Its path in the repository.', 'org/teams/payments/runbooks/card-declines.yaml'),
};

const EXAMPLE = {
  $schema: `schemas/health.v${HEALTH_VERSION}.json`,
  version: HEALTH_VERSION,
  audience: 'internal',
  as_of: '2026-11-25',
  horizon_days: HORIZON_DAYS,
  layers: [{ id: 'muster', version: '1.4.0' }, { id: 'org' }],
  teams: [
    {
      team: 'payments',
      name: 'Payments',
      address: 'teams/payments/',
      runbooks: 9,
      to_do: 1,
      overdue: [
        {
          runbook: 'card-declines',
          title: 'Card payments are declined',
          address: 'runbooks/card-declines/',
          file: 'org/teams/payments/runbooks/card-declines.yaml',
          valid_to: '2026-11-12',
        },
      ],
      due: [],
      unexercised: [],
      exercise_due: [],
      changed: [],
      failed: [],
      drafts: [],
      deprecated: [],
      services_without_runbook: [],
      alerts: { named: ['CardDeclineRatioHigh'] },
    },
  ],
} as const;

const DEFINITIONS: Record<string, JsonSchema> = {
  team: team(),
  ruleAlert: {
    title: 'Alert of a rule file',
    description: 'An alert, and where a rule file defines it.',
    examples: [{ alert: 'CardDeclineRatioHigh', file: 'rules/payments.yaml', line: 12 }],
    ...group({
      alert: text('Alert', 'Its name.', 'CardDeclineRatioHigh'),
      file: text('File', 'The rule file.', 'rules/payments.yaml'),
      line: count('Line', 'The line at which it is defined.', 12),
    }),
  },
};
