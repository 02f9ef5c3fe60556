import { WITHHELD } from '../../model/facts.ts';
import type { ClocksView, RegimeView } from '../../views/regime.ts';
import { blocks, link, list, plain, section, sentence, table } from './write.ts';

/** The regulatory clocks in words. Only the page calculates when each report is due. */
export function clocksMarkdown(clocks: ClocksView): string {
  const { counsel } = clocks;
  const reach =
    counsel && [counsel.page, counsel.telephone, counsel.email, counsel.chat].filter(Boolean).join(', ');
  return blocks(
    '# Regulatory clocks',
    clocks.purpose,
    `**Call counsel now.** ${counsel ? `${plain(counsel.label)}: ${plain(reach ?? '')}` : sentence(WITHHELD)} This is not legal advice.`,
    list(clocks.rules),
    section(
      'Four times to write down',
      table(
        ['Time', 'When it is', 'Where it is written down'],
        clocks.events.map(({ name, meaning, log }) => [plain(name), meaning, log]),
      ),
    ),
    section(
      'Which laws to ask about',
      list(
        clocks.questions.map(
          ({ ask, hint, regimes }) =>
            `${ask}${hint === undefined ? '' : ` ${hint}`} If yes, or not sure: ${regimes.map(({ id, name }) => link(name, `${clocks.href}#law-${id}`)).join('; ')}.`,
        ),
      ),
      'Whatever you answered, ask counsel. None of these answers rules out a report.',
    ),
    section(
      'The clocks in words',
      `Do not rely on a clock that nobody has compared with its source for ${clocks.every}. Ask counsel.`,
      ...clocks.regimes.map(regimeMarkdown),
    ),
    section('How it is counted', list(clocks.counting)),
    section(
      'Pending: check',
      list(
        clocks.pending.map(
          ({ name, jurisdiction, what, last_verified }) =>
            `${plain(name)}, ${plain(jurisdiction)}: ${what} Checked on ${last_verified}.`,
        ),
      ),
    ),
  );
}

function regimeMarkdown(regime: RegimeView): string {
  return blocks(
    `### ${plain(regime.name)} (${plain(regime.jurisdiction)})`,
    list([
      `Who: ${regime.who}`,
      `When: ${regime.when}`,
      ...regime.countedFrom.map(({ event, text }) => `${event}: ${text}`),
      regime.applies_from !== undefined && `Applies from: ${regime.applies_from}`,
      regime.weekend && `Weekends and holidays: ${regime.weekend.note}`,
      regime.pending !== undefined && `Pending, check: ${regime.pending}`,
      `Verified: ${regime.last_verified}, ${regime.sure ? 'in the law’s own words' : 'only from what others write: ask counsel'}.${regime.confirmed === undefined ? '' : ` ${regime.confirmed}`}`,
      `Sources: ${regime.sources.map(({ short, url }) => link(short, url)).join(', ')}`,
    ]),
    table(
      ['What', 'To', 'Due'],
      regime.stages.map(({ name, to, when, note, unsure }) => [
        plain(name),
        plain(to),
        [sentence(plain(when)), unsure && 'Known only from what others write: ask counsel.', note]
          .filter(Boolean)
          .join(' '),
      ]),
    ),
  );
}
