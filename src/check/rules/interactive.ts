import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { commandsOf, type JudgedProgram } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const interactive: Rule = {
  finds: {
    'cmd/interactive': {
      level: 'info',
      reason:
        'A command that opens something and waits has no output to compare with what is expected, and the reader has to find out how to leave it.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const { programs, path } of commandsOf(data, parseShell)) {
        const open = programs.find(waits);
        if (!open) continue;
        yield finding(file, path, 'cmd/interactive', `${quote(open.name)} stays open until someone ends it`, {
          level: 'info',
          help: 'Use a command that prints and ends: `--tail=100` instead of `-f`, `-c` instead of a prompt, `kubectl patch` instead of `edit`.',
          offset: open.offset,
        });
      }
    }
  },
};

function waits({ name, args, input, on }: JudgedProgram): boolean {
  if (OPEN.has(name)) return true;
  if (FOLLOWS.has(name))
    return args.some((arg) => arg === '-f' || arg === '--follow' || arg === '-F') && !args.includes('apply');
  if (name === 'bash' || name === 'sh') return args.length === 0 && input === undefined && on !== undefined;
  if (name === 'psql' || name === 'mysql')
    return (
      input === undefined &&
      !args.some((arg) => /^-\w*[cfeltA]|^--(?:command|file|execute|list|version)|^-e/.test(arg))
    );
  if (name === 'kubectl' || name === 'oc')
    return (
      args.includes('edit') ||
      (args.includes('logs') && args.some((arg) => arg === '-f' || arg === '--follow'))
    );
  return name === 'crontab' && args.includes('-e');
}

const OPEN: ReadonlySet<string> = new Set('vi vim nvim nano emacs less more man htop top'.split(' '));
const FOLLOWS: ReadonlySet<string> = new Set(['tail', 'journalctl']);
