import { finding } from '../../diagnostics/diagnostic.ts';
import { has, plain } from '../../shell/effect.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { commandsOf, type JudgedProgram } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const wildcard: Rule = {
  finds: {
    'risk/wildcard': {
      level: 'warning',
      reason: 'A command that acts on everything also acts on what was added after the page was written.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const { use, programs, path } of commandsOf(data, parseShell)) {
        if (use === 'test') continue;
        const wide = programs.find((program) => program.effect !== 'reads' && takesAll(program));
        if (!wide) continue;
        yield finding(
          file,
          path,
          'risk/wildcard',
          `${quote(wide.name)} acts on everything instead of named targets`,
          {
            level: 'warning',
            help:
              wide.name === 'kubectl' || wide.name === 'oc'
                ? 'Name the target, or select it by a label, as in `-l app=scan-consumer`.'
                : 'Name the target, or list it in a check first.',
            offset: wide.offset,
          },
        );
      }
    }
  },
};

function takesAll({ name, args }: JudgedProgram): boolean {
  if (name === 'kubectl' || name === 'oc') {
    if (args.some((arg) => /^(?:--all(?:-namespaces)?(?:=true)?|-A)$/.test(arg))) return true;
    // A kind without a name or a label selects everything of that kind.
    const at = args.indexOf('restart');
    const named = plain(args.slice(at + 1), ['-n', '--namespace', '--context']);
    return (
      at > 0 &&
      args[at - 1] === 'rollout' &&
      named.length === 1 &&
      !/[/]|\{\{|\$/.test(named[0] ?? '') &&
      !has(args, '-l', '--selector', '-f', '--filename')
    );
  }
  if (FILES.has(name)) return args.some((arg) => /(?:^|\/)\*$/.test(arg));
  if (name === 'systemctl') return args.some((arg) => /^\*|^\w+\*$/.test(arg));
  if (name === 'docker' || name === 'podman')
    return args.some((arg) => /^\$\((?:docker|podman) ps -\w*q\w*\)$/.test(arg));
  if (name === 'psql' || name === 'gitlab-psql')
    return args.some((arg) =>
      /pg_(?:terminate|cancel)_backend\s*\(\s*(?:\w+\.)?pid\s*\)(?!.*\bwhere\b)/is.test(arg),
    );
  return (
    name === 'aws' &&
    /\bs3 rm s3:\/\/[\w.-]+\/? --recursive\b/.test(args.join(' ')) &&
    !args.some((arg) => /^--(?:in|ex)clude/.test(arg))
  );
}

const FILES: ReadonlySet<string> = new Set(['rm', 'mv', 'chmod', 'chown', 'truncate', 'shred']);
