import { inlineToText } from '../../markdown/prose.ts';
import type { RunbookView } from '../runbook.ts';
import type { ExitView } from '../exit.ts';
import { isChange, STEP_VERBS, type StepView } from '../step.ts';
import { joined, type Graph, type GraphEdge, type GraphNode } from './graph.ts';

/** The flow of a runbook's steps: every exit is an edge, and each parallel step is next to the one it starts with. */
export function runbookGraph({ steps }: RunbookView, words: FlowWords = ENGLISH_WORDS): Graph {
  const edges = joined(
    steps.flatMap((step) => exitEdges(step, words)),
    words.or,
  );
  const reached = (id: string): boolean => edges.some(({ to }) => to === id);
  const ends = [endNode(words), pageNode(steps, words)].filter(({ id }) => reached(id));
  return {
    layout: { type: 'rows' },
    nodes: [...steps.map((step, at) => stepNode(step, besideOf(steps, at), words)), ...ends],
    edges,
  };
}

function stepNode(step: StepView, parallelTo: string | undefined, words: FlowWords): GraphNode {
  const { id, kind, number, title } = step;
  const verb = words.verbs[kind];
  const destructive = isChange(step) && step.risk?.level === 'destructive';
  return {
    id,
    shape: kind,
    mark: number === undefined ? '‖' : String(number),
    // Many titles begin with the verb already.
    ...(title.startsWith(`${verb} `) ? {} : { word: verb }),
    title,
    short: String(number ?? title),
    ...(destructive ? { warnings: [words.destructive] } : {}),
    href: `#${id}`,
    ...(parallelTo === undefined ? {} : { parallelTo }),
  };
}

/** A message belongs to the numbered step before it in the list, or if it is the first of all, to the one after it. */
function besideOf(steps: StepView[], at: number): string | undefined {
  const step = steps[at];
  if (!step || step.number !== undefined) return undefined;
  const numbered = steps.filter(({ number }) => number !== undefined);
  const named = numbered.find(({ id }) => id === step.alongside?.id);
  const before = numbered.findLast((other) => steps.indexOf(other) < at);
  return (named ?? before ?? numbered[0])?.id;
}

function exitEdges({ id, kind, exits }: StepView, words: FlowWords): GraphEdge[] {
  return exits.map((exit) => ({ from: id, to: targetOf(exit), label: labelOf(kind, exit, words) }));
}

function targetOf({ to }: ExitView): string {
  switch (to.type) {
    case 'step':
      return to.id;
    case 'end':
      return END;
    case 'escalate':
    case 'unwritten':
      return PAGE;
  }
}

/** The usual way on has no label. */
function labelOf(kind: StepView['kind'], exit: ExitView, words: FlowWords): string {
  if (exit.on === 'then') return '';
  if (kind === 'diagnose' && exit.on === 'otherwise') return words.noneOfThese.toLowerCase();
  return exit.on === 'option' || exit.on === 'cause'
    ? inlineToText(exit.label)
    : words.exits[exit.on].toLowerCase();
}

function pageNode(steps: StepView[], words: FlowWords): GraphNode {
  const to = steps
    .flatMap(({ exits }) => exits.map((exit) => exit.to))
    .find((to) => to.type === 'escalate' || to.type === 'unwritten');
  const contact = to && 'contact' in to ? to.contact?.label : undefined;
  const node = { id: PAGE, shape: 'page', word: words.page, short: words.pageShort } as const;
  // Where the escalation path is withheld, the page has no section for it.
  return contact === undefined
    ? { ...node, title: words.nextEscalationStep }
    : { ...node, title: contact, href: '#escalate' };
}

function endNode({ end, endShort }: FlowWords): GraphNode {
  return { id: END, shape: 'end', title: end, short: endShort, href: END };
}

/** No step's id holds a number sign. */
const PAGE = '#escalate';
const END = '#end';

const ENGLISH_WORDS: FlowWords = {
  verbs: STEP_VERBS,
  exits: { then: 'Then', otherwise: 'If not', default: 'Not sure', timeout: 'Time up' },
  noneOfThese: 'None of these',
  or: 'or',
  destructive: 'Destructive',
  end: 'End',
  endShort: 'end',
  page: 'Page',
  pageShort: 'page',
  nextEscalationStep: 'the next escalation step',
};

/** The words that the picture adds to those of the runbook. */
export interface FlowWords {
  verbs: Record<StepView['kind'], string>;
  exits: Record<Exclude<ExitView['on'], 'option' | 'cause'>, string>;
  /** The exit of a list of causes if it is none of them. */
  noneOfThese: string;
  or: string;
  destructive: string;
  end: string;
  endShort: string;
  page: string;
  pageShort: string;
  nextEscalationStep: string;
}
