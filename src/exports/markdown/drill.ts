import type { DrillView, InjectView, PlayersView } from '../../views/drill.ts';
import type { WheelView } from '../../views/wheel.ts';
import { blocks, link, links, list, plain, section, table } from './write.ts';

/** A drill for its facilitator. */
export function drillMarkdown(drill: DrillView): string {
  return blocks(
    `# ${plain(drill.title)}, for the facilitator`,
    drill.purpose,
    list([
      `For the players: ${link(drill.title, drill.playersHref)}`,
      `Minutes: ${drill.minutes}${drill.debriefMinutes === undefined ? '' : `, and ${drill.debriefMinutes} for the debrief`}`,
      `Players: ${drill.players}`,
      `For: ${drill.audience}`,
    ]),
    drill.groundTruth !== undefined && section('What has really happened', drill.groundTruth),
    section('Objectives', list(drill.objectives)),
    section('Before people arrive', list(drill.setup)),
    section('Safety', stopWordMarkdown(drill), list(drill.safety)),
    section('The scene, as players see it', drill.scene),
    section('The cast', list(drill.parts.map(partMarkdown))),
    drill.names.length > 0 &&
      section(
        'Our names',
        list(drill.names.map(({ generic, here }) => `${plain(generic)}: ${link(here.name, here.href)}`)),
      ),
    section('Questions for any moment', list(drill.prompts)),
    section('Injects', ...drill.injects.map(injectMarkdown)),
    section(
      'What observers look for',
      list(drill.scores.map((text, score) => `${score}: ${text}`)),
      table(
        ['Seen', 'Points'],
        drill.observer.map(({ text }) => [text, '']),
      ),
      drill.scoring,
    ),
    section('Debrief', list(drill.debrief)),
    section('Afterwards', list(drill.followUp)),
  );
}

/** A drill for its players. */
export function playersMarkdown(drill: PlayersView): string {
  return blocks(
    `# ${plain(drill.title)}, for players`,
    drill.purpose,
    list([`Minutes: ${drill.minutes}`, `Players: ${drill.players}`, `For: ${drill.audience}`]),
    section('Rules of safety', stopWordMarkdown(drill), list(drill.safety)),
    drill.readBefore.length > 0 && section('Read before', links(drill.readBefore)),
    section('The scene', drill.scene),
    section('The parts', list(drill.parts.map(partMarkdown))),
  );
}

/** The deck, card by card. */
export function wheelMarkdown(wheel: WheelView): string {
  return blocks(
    `# ${plain(wheel.title)}`,
    wheel.purpose,
    section('How to play', list(wheel.rules)),
    section(
      'The cards',
      ...wheel.cards.map(({ title, symptom, clues, twist, win }) =>
        blocks(
          `### ${plain(title)}`,
          symptom,
          list([...clues.map((clue) => `Clue: ${clue}`), `Twist: ${twist}`, `Solved when: ${win}`]),
        ),
      ),
    ),
  );
}

function injectMarkdown(inject: InjectView, index: number): string {
  return blocks(
    `### ${index + 1}. At ${inject.time}, to ${plain(inject.to)}`,
    inject.from !== undefined && `From: ${plain(inject.from)}`,
    inject.text,
    list([
      inject.reveals !== undefined && `Reveals: ${inject.reveals}`,
      `Tests: ${inject.objectives.join(' ')}`,
      ...inject.questions.map((question) => `Ask: ${question}`),
      ...inject.modelMoves.map((move) => `Good move: ${move}`),
    ]),
  );
}

function partMarkdown({ name, brief }: { name: string; brief: string }): string {
  return `**${plain(name)}:** ${brief}`;
}

function stopWordMarkdown({ stopWord }: PlayersView): string {
  return stopWord === undefined
    ? ''
    : `The stop word is **“${plain(stopWord)}”**. Anyone who says it ends the drill immediately.`;
}
