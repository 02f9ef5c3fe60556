import type { EffectRule, Program } from '../program.ts';

const TERRAFORM_SUBCOMMANDS: Record<string, EffectRule> = {
  apply: { options: { '-destroy': 'destructive' }, otherwise: 'high' },
  state: { subcommands: { 'rm push': 'high', 'mv replace-provider': 'changes' } },
  workspace: { subcommands: { delete: 'high', new: 'changes' } },
  destroy: 'destructive',
  'force-unlock': 'high',
  'import taint untaint refresh': 'changes',
};
const TERRAFORM: EffectRule = {
  subcommands: { 'run-all': { subcommands: TERRAFORM_SUBCOMMANDS }, ...TERRAFORM_SUBCOMMANDS },
};

const GH_VERBS: Record<string, EffectRule> = {
  delete: 'high',
  'run merge close reopen cancel rerun create edit enable disable': 'changes',
};

/** Repositories, and infrastructure described as code. */
export const CODE: Program[] = [
  {
    name: 'git',
    values: '-C -c',
    effect: {
      subcommands: {
        push: {
          options: { '--dry-run -n': 'reads', '-f --force --force-with-lease': 'destructive' },
          otherwise: {
            at: 'any',
            subcommands: { '+*': 'destructive', ':?*': 'high' },
            options: { '--delete -d': 'high' },
            otherwise: 'changes',
          },
        },
        tag: { subcommands: { '*': { options: { '--list -l': 'reads' }, otherwise: 'changes' } } },
        clean: { options: { '-n --dry-run': 'reads' }, otherwise: 'changes' },
        'commit revert merge reset': 'changes',
      },
    },
    dryRun: { suggest: '--dry-run' },
  },
  {
    name: 'gh',
    values: '*',
    effect: {
      subcommands: {
        repo: { subcommands: { ...GH_VERBS, delete: 'destructive' } },
        '*': { subcommands: GH_VERBS },
      },
    },
  },
  { name: 'terraform', effect: TERRAFORM, dryRun: { suggest: 'terraform plan' } },
  { name: 'tofu', effect: TERRAFORM, dryRun: { suggest: 'tofu plan' } },
  { name: 'terragrunt', effect: TERRAFORM },
  {
    name: 'pulumi',
    values: '*',
    effect: {
      subcommands: { destroy: 'destructive', up: 'high', 'refresh cancel import': 'changes' },
    },
  },
  {
    name: 'ansible-playbook',
    effect: 'changes',
    dryRun: { options: '--check -C --syntax-check --list-hosts --list-tasks' },
  },
];
