import { GROUP_NAMES, type PhaseView, type RoleView } from '../../views/role.ts';
import { blocks, link, links, list, plain, section, table } from './write.ts';

/** A role's page and card. */
export function roleMarkdown(role: RoleView): string {
  return blocks(
    `# ${plain(role.name)}`,
    role.mission,
    role.decides && `Decides: ${role.decides}`,
    list([
      `Group: ${GROUP_NAMES[role.group]}`,
      role.reportsTo && `Reports to: ${link(role.reportsTo.name, role.reportsTo.href)}`,
      role.handsOn ? 'Works on the systems.' : 'Does not work on the systems: it leads, writes or speaks.',
      role.mayCombineWith.length > 0 && `One person may also hold: ${links(role.mayCombineWith)}`,
      role.icsEquivalent && `In the Incident Command System: ${plain(role.icsEquivalent)}`,
      role.aliases.length > 0 && `Also called: ${plain(role.aliases.join(', '))}`,
      role.teams.length > 0 && `Teams with a card of their own: ${links(role.teams)}`,
    ]),
    section('Never', list(role.never)),
    ...role.phases.map((phase) => section(phase.title, phaseMarkdown(phase))),
    section('What to say', phrasesMarkdown(role.phrases)),
  );
}

/** One phase of a role's checklist. */
export function phaseMarkdown({ trigger, style, items }: PhaseView): string {
  const how = { 'read-do': 'read and do', 'do-confirm': 'do, then confirm' }[style];
  return blocks(
    `${[trigger, how].filter(Boolean).join('; ')}.`,
    list(
      items.map(({ text, every, added }) =>
        [text, every && `(${every})`, added && '(the team’s own)'].filter(Boolean).join(' '),
      ),
      '- [ ]',
    ),
  );
}

/** The phrases of a role, and when to say them. */
export function phrasesMarkdown(phrases: RoleView['phrases']): string {
  return table(
    ['When', 'Say'],
    phrases.map(({ when, say }) => [when, `“${say}”`]),
  );
}
