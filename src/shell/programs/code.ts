import { operandsOf, splitWords, valuesOf, wordsOf } from '../arguments.ts';
import type { EffectRule, Program, Wrapped, WrappedCommand } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

const TERRAFORM_SUBCOMMANDS: Record<string, EffectRule> = {
  apply: { options: { '-destroy --destroy': 'destructive' }, otherwise: 'high' },
  state: {
    subcommands: {
      'rm push': 'high',
      'mv replace-provider': 'changes',
      'list show pull identities': 'reads',
    },
    otherwise: UNLISTED,
  },
  workspace: {
    subcommands: { delete: 'high', new: 'changes', 'list show select': 'reads' },
    otherwise: UNLISTED,
  },
  destroy: 'destructive',
  'force-unlock': 'high',
  'import taint untaint refresh': 'changes',
  'plan show output validate fmt init providers graph version get console test login logout metadata modules':
    'reads',
  'help env stacks': 'reads',
};
const TERRAFORM: EffectRule = { subcommands: TERRAFORM_SUBCOMMANDS, otherwise: UNLISTED };
/** Terragrunt runs the same in many folders, and passes on what it does not know. */
const TERRAGRUNT: EffectRule = {
  subcommands: {
    'run-all run': { subcommands: TERRAFORM_SUBCOMMANDS, otherwise: UNLISTED },
    ...TERRAFORM_SUBCOMMANDS,
    'apply-all': 'high',
    'destroy-all': 'destructive',
    'hclfmt hcl graph-dependencies render-json validate-inputs terragrunt-info plan-all output-all output-module-groups':
      'reads',
    'find list dag info catalog scaffold render': 'reads',
    exec: 'unseen',
  },
  otherwise: UNLISTED,
};
const TERRAGRUNT_VALUES =
  '--working-dir --config --log-level --queue-include-dir --queue-exclude-dir --parallelism --terragrunt-working-dir ' +
  '--terragrunt-config --terragrunt-log-level --terragrunt-include-dir --terragrunt-exclude-dir --terragrunt-parallelism';

const GH_VERBS: Record<string, EffectRule> = {
  delete: 'high',
  'run merge close reopen cancel rerun create edit enable disable set upload comment review ready lock unlock sync':
    'changes',
  'rename transfer pin unpin archive unarchive fork add copy link unlink update-branch revert develop approve':
    'changes',
};

const GH_READS =
  'list ls view status diff checks download watch search browse checkout clone get check field-list item-list log logs ' +
  'repos issues prs commits code login logout token refresh setup-git switch verify trusted-root verify-asset inspect';

/** Settings, and options of a few subcommands, that name a command which git runs. */
function byGit(args: string[]): Wrapped | undefined {
  const settings = valuesOf(args, /^(?:-c|--config-env(?:=|$))/).flatMap((setting): WrappedCommand[] => {
    const at = setting.indexOf('=');
    const [name, value] = [setting.slice(0, at).toLowerCase(), setting.slice(at + 1)];
    if (!RUNS_SETTING.test(name) || value === '') return [];
    return name.startsWith('alias.') && !value.startsWith('!')
      ? [{ words: ['git', ...splitWords(value)] }]
      : [{ shell: value.replace(/^!/, '') }];
  });
  const options = valuesOf(
    args,
    /^--(?:exec|upload-pack|receive-pack|extcmd|open-files-in-pager|tree-filter|index-filter|msg-filter|env-filter)(?:=|$)/,
  ).map((shell) => ({ shell }));
  const at = args.findIndex(
    (arg, index) => arg === 'foreach' || (arg === 'run' && args[index - 1] === 'bisect'),
  );
  const file = valuesOf(args, /^--output(?:=|$)/).map((name) => ({ words: ['>', '>', name] }));
  const hidden =
    args.some((arg) => /^ext::|^--exec-path=/.test(arg)) ||
    (args.includes('grep') && args.some((arg) => /^-O./.test(arg)))
      ? [{ hides: 'a program that is not read here' }]
      : [];
  const inner = at < 0 ? [] : [{ shell: operandsOf(args.slice(at + 1)).join(' ') }];
  const commands = [...settings, ...options, ...inner, ...file, ...hidden];
  return commands.length > 0 ? { own: args, commands } : undefined;
}

const RUNS_SETTING =
  /^(?:alias\..*|core\.(?:pager|sshcommand|editor|fsmonitor|hookspath|gitproxy|askpass|alternaterefscommand)|pager\..*|.*\.(?:textconv|command|external|helper|cmd|driver|smudge|clean|process|program)|sequence\.editor|include.*\.path|protocol\.ext\.allow)$/;
const GIT_READS =
  'status log show diff blame describe shortlog grep ls-files ls-tree ls-remote rev-parse rev-list cat-file name-rev ' +
  'for-each-ref show-ref merge-base whatchanged count-objects fsck verify-commit verify-tag var version help archive ' +
  'diff-tree diff-files diff-index range-diff cherry symbolic-ref check-ignore annotate bundle format-patch';

/** Repositories, and infrastructure described as code. */
export const CODE: Program[] = [
  {
    name: 'git',
    values: '-C -c',
    searches: ({ args }) => wordsOf(args, ['-C', '-c'])[0] === 'grep',
    effect: {
      subcommands: {
        push: {
          options: {
            '--dry-run -n': 'reads',
            '-f --force --force-with-lease --mirror --prune': 'destructive',
          },
          otherwise: {
            at: 'any',
            subcommands: { '+*': 'destructive', ':?*': 'high' },
            options: { '--delete -d': 'high' },
            otherwise: 'changes',
          },
        },
        tag: { subcommands: { '*': { options: { '--list -l': 'reads' }, otherwise: 'changes' } } },
        clean: { options: { '-n --dry-run': 'reads' }, otherwise: 'changes' },
        branch: { options: { '-d -D -m -M --delete --move --force': 'changes' } },
        stash: { subcommands: { 'list show': 'reads' }, otherwise: 'changes' },
        remote: { subcommands: { 'add remove rm rename set-url prune set-head': 'changes' } },
        config: { options: { '--get --get-all --list -l --get-regexp': 'reads' }, otherwise: 'changes' },
        worktree: { subcommands: { list: 'reads' }, otherwise: 'changes' },
        submodule: { subcommands: { 'status summary': 'reads' }, otherwise: 'changes' },
        bisect: { subcommands: { 'log view': 'reads' }, otherwise: 'changes' },
        notes: { subcommands: { 'list show': 'reads' }, otherwise: 'changes' },
        // Elsewhere, someone else's files change.
        pull: { options: { '-C': 'changes' } },
        checkout: {
          options: { '-f --force': 'changes' },
          otherwise: ({ args }) => (args.includes('--') || args.includes('.') ? 'changes' : 'reads'),
        },
        'filter-branch filter-repo': 'high',
        reflog: { subcommands: { 'expire delete': 'destructive' } },
        'commit revert merge reset rebase cherry-pick am apply rm mv restore gc update-ref': 'changes',
        // A clone of one's own is all that these change.
        'fetch pull clone checkout switch add init': 'reads',
        [GIT_READS]: 'reads',
      },
      // Any other word is an alias, or a program named git-<word>.
      otherwise: ({ words }) => (words.length > 0 ? 'unknown' : 'reads'),
    },
    dryRun: { suggest: '--dry-run' },
    wraps: byGit,
  },
  {
    name: 'gh',
    values: '-R --repo --hostname',
    effect: {
      subcommands: {
        repo: {
          subcommands: {
            ...GH_VERBS,
            delete: 'destructive',
            'deploy-key autolink': { subcommands: { list: 'reads', delete: 'high' }, otherwise: 'changes' },
          },
        },
        api: {
          subcommands: {
            graphql: ({ args, unread }) =>
              unread || args.includes('--input') || args.some((arg) => /^query=@/.test(arg))
                ? 'unseen'
                : args.some((arg) => /^query=\s*mutation\b/.test(arg))
                  ? 'changes'
                  : 'reads',
          },
          options: {
            '-X=DELETE --method=DELETE -XDELETE*': 'high',
            '-X=POST -X=PUT -X=PATCH --method=POST --method=PUT --method=PATCH -XP*': 'changes',
            '-X=GET --method=GET -XGET': 'reads',
            '-f -F --field --raw-field --input': 'changes',
          },
        },
        extension: { subcommands: { 'list search browse': 'reads', exec: 'unseen' }, otherwise: 'changes' },
        'codespace cs': {
          subcommands: {
            ssh: ({ rest }) => (rest.length > 0 ? 'unseen' : 'reads'),
            ...GH_VERBS,
            'list view logs ports': 'reads',
          },
          otherwise: 'changes',
        },
        '*': {
          subcommands: {
            ...GH_VERBS,
            [GH_READS]: 'reads',
            '*-add *-create *-delete *-edit *-archive mark-template unmark-template generate import':
              'changes',
          },
          otherwise: UNLISTED,
        },
      },
    },
  },
  { name: 'terraform', values: '-chdir', effect: TERRAFORM, dryRun: { suggest: 'terraform plan' } },
  { name: 'tofu', effect: TERRAFORM, dryRun: { suggest: 'tofu plan' } },
  {
    name: 'terragrunt',
    values: TERRAGRUNT_VALUES,
    effect: TERRAGRUNT,
    dryRun: { suggest: 'terragrunt plan' },
    wide: { when: [{ with: ['run-all', 'run --all', 'destroy-all', 'apply-all'] }] },
  },
  {
    name: 'pulumi',
    values: '-C --cwd -s --stack --color --profiling --tracing -v',
    effect: {
      subcommands: {
        'destroy down dn': 'destructive',
        'up update cancel watch': 'high',
        'refresh import install package plugin policy org schema': 'changes',
        stack: {
          subcommands: {
            rm: 'high',
            'ls output history graph export tag select unselect': 'reads',
            'init import rename change-secrets-provider': 'changes',
          },
        },
        state: { subcommands: { 'delete edit': 'high' }, otherwise: 'changes' },
        config: { subcommands: { 'set set-all rm rm-all cp refresh': 'changes' } },
        'preview pre logs whoami login logout about version console env help convert gen-completion new query':
          'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { suggest: 'pulumi preview' },
  },
  {
    name: 'ansible-playbook',
    effect: 'changes',
    dryRun: { options: '--check -C --syntax-check --list-hosts --list-tasks' },
  },
];
