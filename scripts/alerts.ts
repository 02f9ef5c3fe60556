import { alerts } from '../src/commands/alerts.ts';
import { runCommand } from '../src/commands/command.ts';

const help = `Usage: npm run alerts -- --rules 'rules/**/*.yaml' [--site URL] [--format pretty|json] [--content DIR] [--audience WHO]

Holds the rules of Prometheus against the runbooks, both ways: alerts that no runbook names, runbook_urls that lead
nowhere on this site, runbooks that name an alert which no rule defines, and names that differ only in case. Prints the
runbook_url to paste into each rule.

It reads rule files, PrometheusRule manifests and lists of them, several documents a file. It evaluates nothing.

  --rules PATTERN  the rule files, in quotation marks so that the shell leaves it alone; more files may follow it
  --site URL       the address under which the handbook is published, such as https://handbook.example/docs/
  --format FORMAT  pretty for people (the default), json for programs
  --content DIR    the content folder, content if left out
  --audience WHO   public, internal or restricted: what that site leaves out, no alert can lead to
  --help           this text

Exit code: 0 every alert leads somewhere, 1 something is to be mended, 2 wrong usage, 3 something else went wrong.`;

await runCommand(help, ['rules', 'site', 'format', 'content', 'audience'], alerts, [], Infinity);
