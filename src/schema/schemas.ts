// Generated from src/model/kinds.ts by `npm run schemas`. Do not edit.
import common from '../../schemas/common.schema.json' with { type: 'json' };
import organisation from '../../schemas/organisation.schema.json' with { type: 'json' };
import handbook from '../../schemas/handbook.schema.json' with { type: 'json' };
import theme from '../../schemas/theme.schema.json' with { type: 'json' };
import strings from '../../schemas/strings.schema.json' with { type: 'json' };
import severity from '../../schemas/severity.schema.json' with { type: 'json' };
import glossary from '../../schemas/glossary.schema.json' with { type: 'json' };
import sources from '../../schemas/sources.schema.json' with { type: 'json' };
import phrases from '../../schemas/phrases.schema.json' with { type: 'json' };
import forms from '../../schemas/forms.schema.json' with { type: 'json' };
import lifecycle from '../../schemas/lifecycle.schema.json' with { type: 'json' };
import paths from '../../schemas/paths.schema.json' with { type: 'json' };
import taskBook from '../../schemas/task-book.schema.json' with { type: 'json' };
import regimes from '../../schemas/regimes.schema.json' with { type: 'json' };
import programs from '../../schemas/programs.schema.json' with { type: 'json' };
import role from '../../schemas/role.schema.json' with { type: 'json' };
import message from '../../schemas/message.schema.json' with { type: 'json' };
import course from '../../schemas/course.schema.json' with { type: 'json' };
import template from '../../schemas/template.schema.json' with { type: 'json' };
import drillKit from '../../schemas/drill-kit.schema.json' with { type: 'json' };
import wheel from '../../schemas/wheel.schema.json' with { type: 'json' };
import drill from '../../schemas/drill.schema.json' with { type: 'json' };
import drillSetting from '../../schemas/drill-setting.schema.json' with { type: 'json' };
import team from '../../schemas/team.schema.json' with { type: 'json' };
import teamSeverity from '../../schemas/team-severity.schema.json' with { type: 'json' };
import teamRole from '../../schemas/team-role.schema.json' with { type: 'json' };
import service from '../../schemas/service.schema.json' with { type: 'json' };
import runbook from '../../schemas/runbook.schema.json' with { type: 'json' };
import record from '../../schemas/record.schema.json' with { type: 'json' };
import page from '../../schemas/page.schema.json' with { type: 'json' };
import example from '../../schemas/example.schema.json' with { type: 'json' };
import type { Kind } from '../model/kinds.ts';
import type { JsonSchema } from './json-schema.ts';

/** The definitions that the schemas share. */
export const COMMON = common as unknown as JsonSchema;

/** The schema of every kind of content. */
export const SCHEMAS = {
  organisation: organisation,
  handbook: handbook,
  theme: theme,
  strings: strings,
  severity: severity,
  glossary: glossary,
  sources: sources,
  phrases: phrases,
  forms: forms,
  lifecycle: lifecycle,
  paths: paths,
  'task-book': taskBook,
  regimes: regimes,
  programs: programs,
  role: role,
  message: message,
  course: course,
  template: template,
  'drill-kit': drillKit,
  wheel: wheel,
  drill: drill,
  'drill-setting': drillSetting,
  team: team,
  'team-severity': teamSeverity,
  'team-role': teamRole,
  service: service,
  runbook: runbook,
  record: record,
  page: page,
  example: example,
} as unknown as Record<Kind, JsonSchema>;
