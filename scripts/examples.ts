import { defineCommand } from '../src/commands/define-command.ts';
import { refreshGuide } from '../src/commands/guide.ts';
import { flag } from '../src/commands/option.ts';
import { runAsProcess } from '../src/commands/run-command.ts';

const examples = defineCommand({
  name: 'examples',
  summary: 'run the examples of the guide and write their output into it',
  usage: '[--check]',
  description:
    'Runs the examples of the guide in docs/contribute, in a small handbook of their own, and writes their current output into its pages. A block that names a file is written there, a diff is applied, and below a block "sh run" is its output.',
  options: { check: flag('write nothing; exit with 1 if a page is stale') },
  exitCodes: { 0: 'fresh', 1: 'stale, or an example does not work' },
  run: ({ values, context }) => refreshGuide(values, context),
});

await runAsProcess(examples);
