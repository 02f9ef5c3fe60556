import { runCommand } from '../src/build/command.ts';
import { explain } from '../src/build/explain.ts';

const help = `Usage: npm run explain -- --rule RULE

Says why a rule is one, with an example that breaks it and one that keeps it. Without --rule it lists all rules.

  --rule RULE   as it stands in brackets after a finding, for instance flow/no-end
  --help        this text

Exit code: 0 said, 2 there is no such rule.`;

await runCommand(help, ['rule'], ({ rule }) => explain(rule));
