import { runCommand } from '../src/commands/command.ts';
import { startFile } from '../src/commands/scaffold/new.ts';

const help = `Usage: npm run new -- runbook TEAM NAME [--from-alert FILE:ALERT] [--service ID]
       npm run new -- service TEAM NAME
       npm run new -- team NAME [--page WAYS]
       npm run new -- role NAME
       npm run new -- message [TEAM] NAME

Writes a new file that passes the check right away, with its questions in it as comments, and says what to do next.
It never overwrites anything. NAME is the id: lower-case words joined by hyphens. It becomes an address and never changes.

  --from-alert FILE:ALERT  fills the runbook from a rule of Prometheus: title, meaning, labels, a guess of the level
  --service ID             the service that the runbook is about, the team's first if left out
  --page WAYS              how the team's on-call is paged: a command or a telephone number, and perhaps a #channel (with commas);
                           the incident commander is, until you say so
  --content DIR            the content folder, content if left out
  --help                   this text

Exit code: 0 written, 1 the check would not accept it, 2 wrong usage, 3 refused, or something else went wrong.`;

await runCommand(help, ['from-alert', 'service', 'page', 'content'], startFile, [], 3);
