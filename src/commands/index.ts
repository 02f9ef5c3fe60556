import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { invocationBefore, invocationOf, type Command } from './define-command.ts';

/** Every command by its name. A command is loaded only when it is needed, because some load Astro. */
export const COMMANDS = {
  start: () => import('./start.ts').then(({ start }) => start),
  dev: () => import('./dev.ts').then(({ dev }) => dev),
  check: () => import('./check.ts').then(({ check }) => check),
  explain: () => import('./explain.ts').then(({ explain }) => explain),
  prose: () => import('./prose.ts').then(({ prose }) => prose),
  health: () => import('./health.ts').then(({ health }) => health),
  new: () => import('./new.ts').then(({ newFile }) => newFile),
  review: () => import('./review.ts').then(({ review }) => review),
  rehearse: () => import('./rehearse.ts').then(({ rehearse }) => rehearse),
  alerts: () => import('./alerts.ts').then(({ alerts }) => alerts),
  diff: () => import('./diff.ts').then(({ diff }) => diff),
  preview: () => import('./preview.ts').then(({ preview }) => preview),
  issues: () => import('./issues.ts').then(({ issues }) => issues),
  owners: () => import('./owners.ts').then(({ owners }) => owners),
  build: () => import('./build.ts').then(({ build }) => build),
  serve: () => import('./serve.ts').then(({ serve }) => serve),
  adopt: () => import('./adopt.ts').then(({ adopt }) => adopt),
  upgrade: () => import('./upgrade.ts').then(({ upgrade }) => upgrade),
} satisfies Record<string, () => Promise<Command>>;

export type CommandName = keyof typeof COMMANDS;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** A line for each command, and one for the tools of our own development, if there are any. */
export async function commandList(tools: string[]): Promise<string> {
  const commands: Command[] = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const width = Math.max(...commands.map((command) => invocationOf(command).length));
  const lines = commands.map((command) => `  ${invocationOf(command).padEnd(width)}  ${command.summary}`);
  return [
    'Commands:',
    ...lines,
    '',
    `To see the options of a command: ${invocationBefore({ name: 'check' }, '--help')}`,
    ...(tools.length ? [`To develop Muster itself: ${tools.join(', ')}`] : []),
    '',
  ].join('\n');
}

/** The message for a name that is not a command. */
export function unknownCommand(name: string): string {
  return `Unknown command ${quote(name)}${didYouMean(name, Object.keys(COMMANDS)) || '.'}\n`;
}
