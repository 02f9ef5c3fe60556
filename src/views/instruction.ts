import type { Run, Runbook } from '../model/content.ts';
import { isOpenAddress } from '../model/environment.ts';
import type { StepOf } from '../model/flow.ts';

/** The ways to look at something, in the order in which they are printed. */
export function instructionsToCheck({ links }: Runbook, { run, link, ui, manual }: Look): InstructionView[] {
  return [...commands(run), ...(link === undefined ? [] : [linkView(links, link)]), ...texts(ui, manual)];
}

/** The ways to make a change, in the order in which they are printed. */
export function instructionsToChange({ run, ui, manual }: StepOf<'do' | 'rollback'>): InstructionView[] {
  return [...commands(run), ...texts(ui, manual)];
}

function texts(...all: (string | undefined)[]): InstructionView[] {
  return all.flatMap((text): InstructionView[] => (text === undefined ? [] : [{ type: 'text', text }]));
}

function commands(run: Run | undefined): InstructionView[] {
  return run ? [{ type: 'command', run }] : [];
}

/** A link is the id of one of the runbook's links, or an address. The check reports any other, and asks for views as well. */
function linkView(links: Runbook['links'], link: string): InstructionView {
  const host = isOpenAddress(link) ? link : (URL.parse(link)?.host ?? link);
  const { label, url } = links?.find(({ id }) => id === link) ?? { label: host, url: link };
  return { type: 'link', label, url };
}

/** One way to do a step. */
export type InstructionView =
  | { type: 'command'; run: Run }
  | { type: 'text'; text: string }
  | { type: 'link'; label: string; url: string };

/** What says how to look at something. */
type Look = Pick<StepOf<'check'>, 'run' | 'link' | 'ui' | 'manual'>;
