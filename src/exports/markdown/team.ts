import type { RunbookRow } from '../../views/runbook.ts';
import type { ServiceView } from '../../views/service.ts';
import type { TeamView } from '../../views/team.ts';
import { contactMarkdown, escalationPathMarkdown } from './contact.ts';
import { levelMarkdown, matrixMarkdown } from './severity.ts';
import { blocks, code, link, links, list, plain, section } from './write.ts';

/** A team's page. */
export function teamMarkdown(team: TeamView): string {
  return blocks(
    `# ${plain(team.name)}`,
    team.purpose,
    section('Escalation', escalationPathMarkdown(team.escalationPath)),
    section('Contacts', list(team.contacts.map(contactMarkdown))),
    section('Runbooks', runbooksMarkdown(team.runbooks)),
    section(
      'Services',
      list(
        team.services.map(
          ({ name, href, description, tier }) => `${link(name, href)}, tier ${tier}: ${description}`,
        ),
      ),
    ),
    team.matrix && section('Severity', matrixMarkdown(team.matrix)),
    section('Roles', list(team.roles.map(({ name, href }) => link(name, href)))),
    section('Messages', list(team.messages.map(({ name, href }) => link(name, href)))),
  );
}

/** A service's page. */
export function serviceMarkdown(service: ServiceView): string {
  const { owner, external } = service;
  return blocks(
    `# ${plain(service.name)}`,
    service.description,
    list([
      `Id: ${code(service.id)}`,
      service.aliases.length > 0 && `Also: ${plain(service.aliases.join(', '))}`,
      `Tier: ${service.tier}`,
      owner && `Owner: ${link(owner.name, owner.href)}`,
      service.dataClass && `Holds: ${service.dataClass} data`,
      `Depends on: ${links(service.dependsOn) || 'nothing listed'}`,
      `Needed by: ${links(service.usedBy) || 'nothing listed'}`,
    ]),
    external &&
      section(
        'Run by a vendor',
        list([
          `Status page: <${external.status_page}>`,
          `Support: ${external.support}`,
          external.contract_ref && `Contract: ${code(external.contract_ref)}`,
          external.say && `Say: “${plain(external.say)}”`,
        ]),
      ),
    section('Runbooks', runbooksMarkdown(service.runbooks)),
    section('Escalation', escalationPathMarkdown(service.escalationPath)),
    section('Dashboards', list(service.dashboards.map(({ label, url }) => link(label, url)))),
  );
}

function runbooksMarkdown(rows: RunbookRow[]): string {
  return list(
    rows.map(({ title, href, useWhen, level }) =>
      [link(title, href), level && `(${levelMarkdown(level)})`, useWhen].filter(Boolean).join(' '),
    ),
  );
}
