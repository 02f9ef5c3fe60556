import { parseYaml } from '../../diagnostics/yaml.ts';
import { readStarter } from '../../loaders/starters.ts';
import type { Answers } from './answers.ts';
import { STARTERS, type Starter } from './plan.ts';
import { verdictOn, type Verdict } from './verdict.ts';

/** What adopt knows before it asks: the files to start from, the usual answers, and how to judge others. */
export async function readKnown(): Promise<KnownFiles> {
  const template = await readStarter('answers');
  const texts = STARTERS.map(async (name) => [name, await readStarter(name)] as const);
  const starter = Object.fromEntries(await Promise.all(texts)) as Starter;
  const answers = parseYaml('answers.yaml', template).data as Answers;
  return { template, starter, answers, verdict: verdictOn(starter, answers) };
}

interface KnownFiles {
  /** The text of the answers file to start from. */
  template: string;
  starter: Starter;
  answers: Answers;
  verdict: Verdict;
}
