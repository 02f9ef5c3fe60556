import { inlineToText } from '../../markdown/prose.ts';
import type { RunbookView } from '../runbook.ts';
import { exitName, type ExitView } from '../exit.ts';
import { isChange, STEP_VERBS, type StepView } from '../step.ts';
import { joined, type Graph, type GraphEdge, type GraphNode } from './graph.ts';

/** The flow of a runbook's steps: every exit is an edge, and each parallel step is next to the one it starts with. */
export function runbookGraph({ steps }: RunbookView): Graph {
  const edges = joined(steps.flatMap(exitEdges));
  const reached = (id: string): boolean => edges.some(({ to }) => to === id);
  const ends = [END_NODE, pageNode(steps)].filter(({ id }) => reached(id));
  return {
    layout: { type: 'rows' },
    nodes: [...steps.map((step, at) => stepNode(step, besideOf(steps, at))), ...ends],
    edges,
  };
}

function stepNode(step: StepView, parallelTo: string | undefined): GraphNode {
  const { id, kind, number, title } = step;
  const verb = STEP_VERBS[kind];
  const destructive = isChange(step) && step.risk?.level === 'destructive';
  return {
    id,
    shape: kind,
    mark: number === undefined ? '‖' : String(number),
    // Many titles begin with the verb already.
    ...(title.startsWith(`${verb} `) ? {} : { word: verb }),
    title,
    short: String(number ?? title),
    ...(destructive ? { warnings: ['Destructive'] } : {}),
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

function exitEdges({ id, exits }: StepView): GraphEdge[] {
  return exits.map((exit) => ({ from: id, to: targetOf(exit), label: labelOf(exit) }));
}

function targetOf({ to }: ExitView): string {
  switch (to.type) {
    case 'step':
      return to.id;
    case 'end':
      return END_NODE.id;
    case 'escalate':
      return PAGE;
  }
}

/** The usual way on has no label. */
function labelOf(exit: ExitView): string {
  if (exit.on === 'then') return '';
  return exit.on === 'option' ? inlineToText(exit.label) : exitName(exit).toLowerCase();
}

function pageNode(steps: StepView[]): GraphNode {
  const to = steps
    .flatMap(({ exits }) => exits.map((exit) => exit.to))
    .find(({ type }) => type === 'escalate');
  const contact = to?.type === 'escalate' ? to.contact?.label : undefined;
  const node = { id: PAGE, shape: 'page', word: 'Page', short: 'page' } as const;
  // Where the escalation path is withheld, the page has no section for it.
  return contact === undefined
    ? { ...node, title: 'the next escalation step' }
    : { ...node, title: contact, href: '#escalate' };
}

/** No step's id holds a number sign. */
const PAGE = '#escalate';
const END_NODE: GraphNode = { id: '#end', shape: 'end', title: 'End', short: 'end', href: '#end' };
