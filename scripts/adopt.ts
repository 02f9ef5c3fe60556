import { adopt } from '../src/commands/adopt/adopt.ts';
import { QUESTIONS } from '../src/commands/adopt/question.ts';
import { runCommand } from '../src/commands/command.ts';

const help = `Usage: npm run adopt [-- --name NAME --page WAYS --team NAME --team-page WAYS --service NAME …] [--dry-run]

Makes the handbook yours: asks what only you know, deletes Larkspur Freight, the example, and writes your organisation
file, your levels and your first team in its place. The result passes the check. What is still open is said at the end,
and again whenever you run this; nothing else happens then.

What has an option is not asked. With --name, --page, --team, --team-page and --service nothing is.
WAYS is a command, a telephone number with its country code or an https form, or several with commas. A team may have a
#channel or a mailbox beside them.

  --name NAME               the organisation's name
  --audience WHO            who reads the site: public, internal (the default) or restricted
  --page WAYS               how anybody pages the incident commander
  --command-channel NAME    the channel where a response is led, #incident if left out
  --updates-channel NAME    the channel where everybody inside reads updates, #incident-updates if left out
  --bridge NAME             the call, as people name it
  --bridge-telephone NUMBER its telephone number
  --status-page ADDRESS     what customers read
  --repository ADDRESS      this repository on GitHub or GitLab, for the links "Edit this page" and "This step is wrong"
  --team NAME               the first team
  --team-id ID              its id, made from its name if left out
  --team-page WAYS          how its on-call is paged
  --service NAME            one service that it runs
  --service-id ID           its id, made from its name if left out
  --content DIR             the content folder, content if left out
  --dry-run                 say what would be deleted and written, and change nothing
  --force                   go on although there are uncommitted changes in the content folder; they are lost
  --help                    this text

Exit code: 0 done, 1 the result has errors, 2 wrong usage, 3 refused, or something else went wrong.`;

const flags = QUESTIONS.map(({ flag }) => flag);
await runCommand(help, [...flags, 'content'], adopt, ['dry-run', 'force']);
