import type { MatrixView } from '../../views/matrix.ts';
import type { LevelView } from '../../views/level.ts';
import type { LevelDetail, SeverityView } from '../../views/severity.ts';
import { blocks, link, links, list, plain, refMarkdown, section, table } from './write.ts';

/** A level as text: `P1 Critical`. */
export function levelMarkdown({ label, name }: LevelView): string {
  return plain(`${label} ${name}`);
}

/** The page of all levels: the response to each, the overrides and the grid. */
export function severityMarkdown({ levels, majorAt, overrides, grid, matrices }: SeverityView): string {
  return blocks(
    '# Severity',
    majorAt && `It is a major incident at ${levelMarkdown(majorAt)} or above.`,
    'The highest level wins, whether a criterion, a team’s row, a runbook or an override says it. If unsure, take the higher.',
    ...levels.map(levelSection),
    section(
      'First',
      list(
        overrides.map(({ text, atLeast, page, goTo }) =>
          [
            text,
            atLeast && `At least ${levelMarkdown(atLeast)}.`,
            page && `Page: ${page}`,
            goTo && `See ${link(goTo.name, goTo.href)}.`,
          ]
            .filter(Boolean)
            .join(' '),
        ),
      ),
    ),
    grid &&
      section(
        'If no criterion fits',
        table(
          ['Impact', ...grid.urgency.map(({ name }) => plain(name))],
          grid.impact.map(({ name }, row) => [
            plain(name),
            ...(grid.rows[row] ?? []).map((level) => (level ? levelMarkdown(level) : '')),
          ]),
        ),
      ),
    section(
      'Each team’s own numbers',
      list(matrices.map(({ team, href }) => team.type === 'link' && link(team.name, href))),
    ),
  );
}

/** A team's matrix: what each level means for its services. */
export function matrixMarkdown({ levels, rows }: MatrixView): string {
  return table(
    ['For', ...levels.map(levelMarkdown)],
    rows.map(({ subject, cells }) => [
      subject.type === 'service' ? refMarkdown(subject.ref) : plain(subject.name),
      ...cells.map((cell) =>
        cell.type === 'none' ? '' : cell.type === 'never' ? `Never: ${cell.text}` : cell.text,
      ),
    ]),
  );
}

function levelSection(level: LevelDetail): string {
  const { review } = level;
  const due = [
    review.meetingWithin && `meeting within ${review.meetingWithin}`,
    review.publishedWithin && `published within ${review.publishedWithin}`,
    review.actionsWithin && `actions within ${review.actionsWithin}`,
  ].filter(Boolean);
  return section(
    levelMarkdown(level),
    level.intent,
    list([...level.criteria, ...level.examples.map((example) => `For example: ${example}`)]),
    list([
      `Page: ${level.page.join(' ')}`,
      `Roles: ${links(level.roles)}`,
      level.bridge ? 'The bridge is opened.' : 'The bridge is not opened.',
      `Next escalation step after ${level.escalateAfter}`,
      level.firstUpdate && `First update within ${level.firstUpdate}`,
      ...level.updateEvery.map(({ audience, every }) => `Updates to ${audience}: every ${every}`),
      review.required ? `Review: ${due.join(', ') || 'yes'}` : 'Review: no',
    ]),
  );
}
