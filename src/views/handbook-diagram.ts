import { rewording } from '../markdown/words.ts';
import { inlineToText } from '../markdown/prose.ts';
import { seconds } from '../model/duration.ts';
import { findLevel } from '../model/level.ts';
import type { Graph } from './diagram/graph.ts';
import { parallelGraph, processGraph, stageWords, type Stage } from './diagram/process-graph.ts';
import { rolesGraph } from './diagram/role-graph.ts';
import { talkGraph } from './diagram/talk-graph.ts';
import { wordsOf } from './diagram/words.ts';
import { dueText, type FactsView } from './handbook.ts';
import type { RoleView } from './role.ts';
import type { DiagramId } from '../model/vocabulary.ts';

/** A picture of a handbook page, and the same in words; undefined where there is no data to draw it from. */
export function handbookDiagram(facts: FactsView, id: DiagramId): HandbookDiagram | undefined {
  const { title, draw } = PICTURES[id];
  const drawn = draw(facts);
  return drawn.graph.nodes.length > 0 ? { title: rewording(facts.words)(title), ...drawn } : undefined;
}

const PICTURES: Record<DiagramId, { title: string; draw: (facts: FactsView) => Drawn }> = {
  lifecycle: {
    title: 'The states of an incident: how each starts, and what the public reads during it',
    draw: ({ lifecycle }) => ofStages(lifecycleStages(lifecycle)),
  },
  'roles-minimal': {
    title: 'The roles in the smallest major incident, and who each one reports to',
    draw: (facts) => ofRoles(rolesAt(facts, 'major')),
  },
  'roles-full': {
    title: 'The roles at the highest level, and who each one reports to',
    draw: (facts) => ofRoles(rolesAt(facts, 'highest')),
  },
  'roles-scaled': {
    title: 'Every role, when the response has grown, and who each one reports to',
    draw: ({ roles }) => ofRoles(Object.values(roles)),
  },
  'who-talks-to-whom': {
    title: 'Who talks to whom: one way in, and one voice for each audience outside',
    draw: ({ roles, words }) => {
      const graph = talkGraph(Object.values(roles), rewording(words));
      return { graph, words: wordsOf(graph, 'talks to') };
    },
  },
  'first-fifteen': {
    title: 'The first fifteen minutes: who does what, and what is due when',
    draw: (facts) => {
      const stages = firstStages(facts);
      return { graph: parallelGraph(stages), words: stageWords(stages) };
    },
  },
  review: {
    title: 'The review, from the end of the incident to the last action',
    draw: (facts) => ofStages(reviewStages(facts)),
  },
};

function ofStages(stages: Stage[]): Drawn {
  return { graph: processGraph(stages), words: stageWords(stages) };
}

function ofRoles(roles: RoleView[]): Drawn {
  const graph = rolesGraph(roles);
  return { graph, words: wordsOf(graph, 'leads') };
}

function lifecycleStages(states: FactsView['lifecycle']): Stage[] {
  return states.map(({ id, name, enter, leave, back_to, public: shown, timestamp }) => ({
    id,
    title: name,
    notes: [
      `In: ${inlineToText(enter)}`,
      `Out: ${inlineToText(leave)}`,
      shown === undefined ? 'Public: nothing' : `Public: ${shown}`,
      `Written down: ${timestamp}`,
    ],
    backTo: back_to === undefined ? undefined : { id: back_to, when: 'when that is no longer true' },
  }));
}

/** The roles that a level calls for. One whose leader is not among them reports to the next above who is. */
function rolesAt(facts: FactsView, level: string): RoleView[] {
  const { roles } = facts;
  const called = (findLevel(facts, level)?.response.roles ?? []).flatMap((id) => roles[id] ?? []);
  const here = new Set(called.map(({ id }) => id));
  const leader = (role: RoleView, seen: string[]): RoleView['reportsTo'] => {
    const next = role.reportsTo;
    if (!next || here.has(next.id) || seen.includes(next.id)) return next;
    const above = roles[next.id];
    return above && leader(above, [...seen, next.id]);
  };
  return Object.values(roles)
    .filter(({ id }) => here.has(id))
    .map((role) => ({ ...role, reportsTo: leader(role, [role.id]) }));
}

/** The first duties of each role, then the clocks that run at the same time, shortest first. */
function firstStages(facts: FactsView): Stage[] {
  const { timers } = facts;
  const duties = FIRST_ROLES.flatMap((id): Stage[] => {
    const role = facts.roles[id];
    const take = role?.phases.find((phase) => phase.id === 'take');
    return role && take
      ? [
          {
            id,
            word: `${inlineToText(take.trigger)}:`,
            title: role.name,
            notes: take.items.map(({ text }) => inlineToText(text)),
          },
        ]
      : [];
  });
  const clocks = FIRST_CLOCKS.flatMap((id) => (timers[id] ? [{ id: `timer-${id}`, ...timers[id] }] : []))
    .sort((a, b) => seconds(a.value) - seconds(b.value))
    .map(({ id, text, meaning }): Stage => ({
      id,
      word: `${text}:`,
      title: inlineToText(meaning),
      notes: [],
      clock: true,
    }));
  return [...duties, ...clocks];
}

function reviewStages(facts: FactsView): Stage[] {
  const due = (of: 'meeting' | 'published' | 'actions'): string[] =>
    facts.levels.flatMap(({ id, label }) => {
      const time = dueText(facts, id, of);
      return time === undefined ? [] : [`${label}: within ${time}`];
    });
  const reword = rewording(facts.words);
  return [
    {
      id: 'closed',
      title: reword('The incident is closed'),
      notes: [reword('The incident commander names an owner for the review')],
    },
    {
      id: 'written',
      title: reword('The timeline is written'),
      notes: [reword('From the log, before anyone is asked why')],
    },
    { id: 'meeting', title: reword('The meeting is held'), notes: due('meeting') },
    { id: 'published', title: reword('The review is published'), notes: due('published') },
    { id: 'actions', title: reword('Its actions are done, or publicly dropped'), notes: due('actions') },
  ];
}

/** The roles that are there from the first minute, in the order in which they start. */
const FIRST_ROLES = [
  'responder',
  'incident-commander',
  'deputy',
  'scribe',
  'internal-liaison',
  'customer-liaison',
];
const FIRST_CLOCKS = ['page-answer', 'take', 'message-draft', 'task-check', 'roll-call', 'first-message'];

interface Drawn {
  graph: Graph;
  /** The picture in words, one or more sentences a line. */
  words: string[];
}

export interface HandbookDiagram extends Drawn {
  title: string;
}
