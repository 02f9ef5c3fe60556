import { runCommand } from '../src/commands/command.ts';
import { explain } from '../src/commands/explain.ts';

const help = `Usage: npm run explain -- RULE

Says why a rule is one, with an example that breaks it and one that keeps it. Without RULE it lists all rules.

  RULE     as it stands in brackets after a finding, for instance flow/no-end; --rule RULE does the same
  --help   this text

Exit code: 0 said, 2 there is no such rule.`;

await runCommand(help, ['rule'], ({ rule }, [word]) => explain(rule ?? word), [], 1);
