import { ENGLISH } from '../../model/language.ts';
import { roleInSentence } from '../../model/role-name.ts';
import { rewording } from '../../markdown/words.ts';
import { WITHHELD } from '../../model/facts.ts';
import { findLevel } from '../../model/level.ts';
import { handbookDiagram } from '../../views/handbook-diagram.ts';
import { cadenceText, dueText, reviewDates, type FactsView } from '../../views/handbook.ts';
import type { PhraseBookView } from '../../views/phrase-book.ts';
import { SOURCES } from '../../views/source.ts';
import type { DiagramId } from '../../model/vocabulary.ts';
import { contactMarkdown } from './contact.ts';
import { messageMarkdown } from './message.ts';
import { phaseMarkdown, phrasesMarkdown } from './role.ts';
import { levelMarkdown } from './severity.ts';
import { blocks, code, codeBlock, link, list, plain, table } from './write.ts';

/** A component of a handbook page as Markdown, with the same facts as on the page. */
export function componentMarkdown(
  facts: FactsView,
  name: string,
  attributes: Record<string, string>,
): string {
  return COMPONENTS[name]?.(facts, attributes) ?? '';
}

type Write = (facts: FactsView, attributes: Record<string, string>) => string;

const COMPONENTS: Record<string, Write> = {
  OrgName: ({ organisation }) => plain(organisation),
  Timer: ({ timers }, { id = '' }) => timers[id]?.text ?? '',
  Level: (facts, { id = '' }) => {
    const level = findLevel(facts, id);
    return level ? levelMarkdown(level) : `(${WITHHELD})`;
  },
  Channel: ({ channels }, { id = '' }) => (channels[id] ? plain(channels[id].name) : `(${WITHHELD})`),
  Role: ({ roles }, { id = '' }) =>
    roles[id] ? link(roleInSentence(roles[id].name, ENGLISH), roles[id].href) : '',
  Term: ({ terms }, { id = '' }) => (terms[id] ? link(terms[id].text, `/glossary/#${id}`) : ''),
  Every: (facts, { level = '', audience = '' }) =>
    cadenceText(facts, level, audience) ?? '(no time promised)',
  Due: (facts, { level = '', of = '' }) =>
    dueText(facts, level, of as 'meeting' | 'published' | 'actions') ?? '(no date set)',
  Cite: ({ sources }, { id = '' }) => (sources[id] ? `(${link(sources[id].short, `${SOURCES}#${id}`)})` : ''),
  Checklist: ({ roles }, { role = '', phase = '' }) => {
    const found = roles[role]?.phases.find(({ id }) => id === phase);
    return found ? blocks(`**${plain(roles[role]?.name ?? '')}: ${found.title}**`, phaseMarkdown(found)) : '';
  },
  Phrases: ({ roles }, { role = '' }) =>
    roles[role]
      ? blocks(
          `What the ${plain(roleInSentence(roles[role].name, ENGLISH))} says:`,
          phrasesMarkdown(roles[role].phrases),
        )
      : '',
  Message: ({ messages }, { id = '' }) =>
    messages[id] ? blocks(`**${plain(messages[id].title)}**`, messageMarkdown(messages[id])) : '',
  Template: ({ templates }, { id = '' }) =>
    templates[id]
      ? blocks(
          `**${link(templates[id].title, templates[id].href)}**`,
          codeBlock(templates[id].body, 'markdown'),
        )
      : '',
  Levels: ({ levels }) =>
    table(
      ['Level', 'What it asks of everyone', 'First sign'],
      levels.map((level) => [levelMarkdown(level), level.intent, level.criteria[0] ?? '']),
    ),
  Cadence: ({ cadence }) =>
    cadence
      ? table(
          ['Level', 'First within', ...cadence.audiences],
          cadence.rows.map(({ level, first, every }) => [
            levelMarkdown(level),
            first ?? 'none promised',
            ...every.map((time) => (time === undefined ? 'none promised' : `every ${time}`)),
          ]),
        )
      : '',
  ReviewDates: (facts) =>
    table(
      ['Level', 'Meeting within', 'Published within', 'Actions done within'],
      reviewDates(facts).map(({ level, dates }) => [
        levelMarkdown(level),
        ...dates.map((date) => date ?? '(no date set)'),
      ]),
    ),
  Authority: ({ authority }) =>
    authority
      ? table(
          ['Act', 'Decides', 'May delegate to', 'Limit'],
          authority.powers.map(({ act, by, delegate, delegateAfter, limit }) => [
            act,
            by ? link(by.name, by.href) : '',
            delegate
              ? `${link(delegate.name, delegate.href)}${delegateAfter ? ` after ${delegateAfter}` : ''}`
              : 'Nobody',
            limit ?? 'No limit.',
          ]),
        )
      : `Who may decide what: ${WITHHELD}.`,
  Waivers: ({ authority }) =>
    authority
      ? table(
          ['Rule', 'Who may relax it', 'How it is made up for'],
          authority.waivers.map(({ rule, by, repaid }) => [rule, by ? link(by.name, by.href) : '', repaid]),
        )
      : `Which rules may be relaxed: ${WITHHELD}.`,
  Channels: ({ channels }) =>
    table(
      ['Place', 'What it is for'],
      Object.values(channels).map(({ name, purpose, telephone }) => [
        plain(name),
        [purpose, telephone].filter(Boolean).join(' '),
      ]),
    ) || `Where we talk: ${WITHHELD}.`,
  Timers: ({ timers }) =>
    table(
      ['Time', 'What it is for', 'Source'],
      Object.values(timers).map(({ text, meaning, source }) => [text, meaning, source ?? 'Our own.']),
    ),
  Contacts: ({ page, contacts, words }) =>
    page
      ? list([
          [
            `**${rewording(words)('Incident commander on call')}**`,
            page.command && code(page.command),
            page.telephone,
          ]
            .filter(Boolean)
            .join(' · '),
          ...contacts.map(contactMarkdown),
        ])
      : `Who to call: ${WITHHELD}.`,
  Forms: ({ forms }) =>
    table(
      ['Form', 'Here', 'Where'],
      forms.map(({ form, title, here, note, link: to }) => [
        plain(`${form} ${title}`),
        [here, note].filter(Boolean).join(' '),
        to ? link(to.name, to.href) : 'Only here',
      ]),
    ),
  PhraseBook: ({ phraseBook }, { topic = '' }) =>
    table(
      ['When', 'Say', 'Avoid', 'Why'],
      (phraseBook[topic as keyof PhraseBookView] ?? []).map(({ when, say, ratherNot, why }) => [
        when,
        `“${say}”`,
        ratherNot === undefined ? '' : `“${ratherNot}”`,
        why ?? '',
      ]),
    ),
  Diagram: (facts, { id = '' }) => {
    const diagram = handbookDiagram(facts, id as DiagramId);
    return diagram ? blocks(`${diagram.title}:`, list(diagram.words)) : '';
  },
  Exercise: (_, { title = '', minutes = '' }) => `### Exercise: ${plain(title)} (${minutes} min)`,
  Answer: () => '**A model answer:**',
};
