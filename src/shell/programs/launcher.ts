import { operandsOf, splitWords, valueOf, valuesOf } from '../arguments.ts';
import type { Program, Wrapped, WrappedCommand } from '../program.ts';

const NO_FILE = 'what is written in a file that is not read here';
const HIDDEN: Wrapped = { commands: [{ hides: NO_FILE }] };

/** Subcommands of a package manager that run what a file of the project says. */
function byPackages(args: string[]): Wrapped | undefined {
  const [verb = '', ...rest] = operandsOf(args, splitWords('--prefix -C --dir --filter -w --workspace'));
  if (/^(?:exec|dlx|x)$/.test(verb))
    return { commands: [{ words: operandsOf(rest, splitWords('-p --package')) }] };
  return PACKAGE_READS.has(verb) || PACKAGE_CHANGES.has(verb) ? undefined : HIDDEN;
}

const PACKAGE_READS = new Set(
  splitWords(
    'ls list ll view info show outdated audit why explain config get root prefix bin ping whoami search version help doctor fund licenses',
  ),
);
const PACKAGE_CHANGES = new Set(
  splitWords(
    'install i ci add remove uninstall update upgrade publish unpublish link prune cache dedupe set login logout deprecate dist-tag owner access token team version-bump',
  ),
);
const PACKAGES: Omit<Program, 'name'> = {
  effect: {
    subcommands: {
      'uninstall unpublish remove': 'high',
      [[...PACKAGE_CHANGES].join(' ')]: 'changes',
      audit: { options: { '--fix': 'changes' }, subcommands: { fix: 'changes' } },
      config: { subcommands: { 'set delete edit': 'changes' } },
    },
  },
  wraps: byPackages,
};

/** The module that Ansible runs on each host, with its arguments. */
function byAnsible(args: string[]): Wrapped | undefined {
  const module = (valueOf(args, '-m') ?? valueOf(args, '--module-name') ?? 'command').replace(
    /^ansible\.(?:builtin|legacy)\./,
    '',
  );
  const [text = ''] = valuesOf(args, /^(?:-a|--args(?:=|$))/);
  if (/^(?:shell|command|raw)$/.test(module))
    return {
      commands:
        text === '' ? [] : [{ shell: text.replace(/^(?:\s*(?:chdir|creates|removes|executable)=\S+)+/, '') }],
      on: 'the hosts',
    };
  return module === 'script' ? { commands: [{ hides: NO_FILE }] } : undefined;
}

/** Salt runs a function on each minion. */
function bySalt(args: string[]): Wrapped | undefined {
  const at = args.findIndex((arg) => /^cmd\.(?:run\w*|shell|retcode|exec_code\w*|script\w*)$/.test(arg));
  if (at < 0) return undefined;
  const [text = ''] = args.slice(at + 1).filter((arg) => !/^\w+=/.test(arg));
  return {
    commands: [/^cmd\.(?:script|exec)/.test(args[at] ?? '') ? { hides: NO_FILE } : { shell: text }],
    on: 'the minions',
  };
}

function overHosts(values: string) {
  return (args: string[]): Wrapped => {
    const words = operandsOf(args, splitWords(values));
    return { commands: [{ shell: words.join(' ') }], on: 'the hosts' };
  };
}

/** The command of a teleport session: on a host, in a pod, or of another program. */
function byTeleport(args: string[]): Wrapped | undefined {
  const [verb, ...rest] = operandsOf(args, splitWords('--proxy --user --cluster -l'));
  if (verb === 'ssh') {
    const [on = '', ...words] = operandsOf(rest, splitWords('-l --login --cluster -p -L -R -D -o'));
    return { commands: words.length > 0 ? [{ shell: words.join(' ') }] : [], on };
  }
  if (verb === 'kubectl') return { commands: [{ words: ['kubectl', ...rest] }] };
  return verb === 'aws' ? { commands: [{ words: ['aws', ...rest] }] } : undefined;
}

/** What a package runner runs, without the options that are its own. */
function byRunner(values: string) {
  return (args: string[]): Wrapped | undefined => {
    const called = valuesOf(args, /^-c$/).map((shell): WrappedCommand => ({ shell }));
    const words = operandsOf(args, splitWords(values));
    const [first = '', ...rest] = words;
    if (called.length > 0) return { commands: called };
    return words.length > 0
      ? { commands: [{ words: [first.replace(/(?<=.)@[^/]*$/, ''), ...rest] }] }
      : undefined;
  };
}

function reading(list: string): Record<string, 'reads'> {
  return { [list]: 'reads' };
}

const VERSIONS =
  'ls list current which where version versions status doctor help config env plugins info ls-remote list-all';

/** A tool that sets something up and then runs the command after `--` or after a subcommand. */
function launcher(name: string, subcommands: string[], values = '', skip = 0, reads = VERSIONS): Program {
  return {
    name,
    effect: { subcommands: reading(reads), otherwise: 'unknown' },
    wraps: { subcommands, values, skip, dashes: true },
  };
}

/** Programs that set up an environment, a version or a host, and then run another one; and what runs files of a project. */
export const LAUNCHERS: Program[] = [
  // Secrets and accounts.
  launcher('aws-vault', ['exec'], '-d --duration -t --mfa-token --region', 1),
  launcher('aws-okta', ['exec'], '-d', 1),
  launcher('saml2aws', ['exec'], '-a --exec-profile', 0),
  launcher('granted', ['exec'], '', 1),
  launcher('chamber', ['exec'], '-b --backend', 1, `${VERSIONS} read list-services history`),
  launcher('op', ['run'], '--env-file --account', 0, `${VERSIONS} read item vault document whoami account`),
  launcher('doppler', ['run'], '-p --project -c --config', 0, `${VERSIONS} me`),
  launcher('infisical', ['run'], '--env --projectId --path'),
  launcher('envchain', [''], '', 1),
  launcher('teller', ['run'], ''),
  launcher('berglas', ['exec'], ''),
  launcher('vals', ['exec', 'env'], '-f'),
  {
    name: 'sops',
    effect: {
      options: { '-d --decrypt': 'reads' },
      subcommands: { 'decrypt filestatus': 'reads' },
      otherwise: 'changes',
    },
    wraps: (args) => {
      const [verb, , ...rest] = operandsOf(args);
      if (verb === 'exec-env' || verb === 'exec-file') return { commands: [{ shell: rest.join(' ') }] };
      return undefined;
    },
  },
  {
    name: 'dotenv',
    aliases: ['dotenvx', 'envconsul', 'env-cmd'],
    wraps: { values: '-f -e --config', dashes: true, subcommands: ['run', 'exec', ''] },
  },
  {
    name: 'direnv',
    effect: {
      subcommands: { 'status version': 'reads', 'allow deny reload edit': 'changes' },
      otherwise: 'unknown',
    },
    wraps: { subcommands: ['exec'], skip: 1 },
  },
  // Versions and virtual environments.
  {
    name: 'mise',
    aliases: ['rtx'],
    effect: { subcommands: reading(VERSIONS), otherwise: 'unknown' },
    wraps: { subcommands: ['exec', 'x'], values: '-C -j', skip: 9, dashes: true, options: '-c --command' },
  },
  launcher('asdf', ['exec'], ''),
  launcher('rbenv', ['exec'], ''),
  launcher('pyenv', ['exec'], ''),
  launcher('nodenv', ['exec'], ''),
  launcher('nvm', ['exec', 'run'], '', 1),
  launcher('rvm', ['do'], '', 1),
  launcher('conda', ['run'], '-n --name -p --prefix --cwd', 0, `${VERSIONS} search`),
  launcher('mamba', ['run'], '-n --name -p'),
  launcher('poetry', ['run'], '-C --directory', 0, `${VERSIONS} show check`),
  launcher('pipenv', ['run'], '', 0, `${VERSIONS} graph check`),
  launcher('uv', ['run'], '--with --python -p --project --directory', 0, `${VERSIONS} tree`),
  launcher('rye', ['run'], ''),
  launcher('hatch', ['run'], '-e'),
  launcher('pdm', ['run'], ''),
  launcher('bundle', ['exec'], '--gemfile', 0, `${VERSIONS} show outdated check platform`),
  {
    name: 'tsh',
    effect: { subcommands: reading(`${VERSIONS} clusters apps login logout`), otherwise: 'unknown' },
    wraps: byTeleport,
  },
  { name: 'nix-shell', aliases: ['nix'], effect: 'unknown', wraps: { options: '--run --command' } },
  { name: 'npx', aliases: ['bunx', 'pnpx'], wraps: byRunner('-p --package') },
  { name: 'uvx', wraps: byRunner('--from --with --python') },
  launcher('pipx', ['run'], '--spec'),
  { name: 'npm', ...PACKAGES },
  { name: 'pnpm', ...PACKAGES },
  {
    name: 'pip',
    aliases: ['pip3'],
    effect: {
      subcommands: {
        'list show freeze check search config index debug': 'reads',
        'install uninstall download': 'changes',
      },
      otherwise: 'unknown',
    },
  },
  {
    name: 'gem',
    effect: {
      subcommands: {
        'list query search info env which dependency outdated contents': 'reads',
        'install uninstall update cleanup': 'changes',
      },
      otherwise: 'unknown',
    },
  },
  // What runs the files of a project.
  {
    name: 'make',
    aliases: [
      'gmake',
      'just',
      'task',
      'rake',
      'invoke',
      'fab',
      'mage',
      'tox',
      'nox',
      'ant',
      'mvn',
      'mvnw',
      'gradle',
      'gradlew',
      'sbt',
      'bazel',
      'cap',
      'grunt',
      'gulp',
      'artisan',
      'rails',
    ],
    effect: 'reads',
    wraps: (args) =>
      args.some((arg) => /^--?(?:list|summary|tasks|version|help|v|l)$/.test(arg)) ? undefined : HIDDEN,
  },
  {
    name: 'go',
    effect: {
      subcommands: { 'version env list doc vet': 'reads', 'build get install mod clean test': 'changes' },
      otherwise: 'unknown',
    },
    wraps: (args) => (/^(?:run|generate|tool)$/.test(args[0] ?? '') ? HIDDEN : undefined),
  },
  {
    name: 'cargo',
    effect: {
      subcommands: {
        'tree metadata search version check': 'reads',
        'build install update clean test add remove': 'changes',
      },
      otherwise: 'unknown',
    },
    wraps: (args) => (args[0] === 'run' ? HIDDEN : undefined),
  },
  // Other machines.
  {
    name: 'ansible',
    effect: (call) => {
      const module = valueOf(call.args, '-m') ?? valueOf(call.args, '--module-name') ?? '';
      if (
        /(?:^|\.)(?:ping|setup|debug|stat|slurp|fetch|service_facts|package_facts|getent|assert|wait_for|uri)$/.test(
          module,
        ) ||
        call.args.includes('--list-hosts')
      )
        return 'reads';
      return 'changes';
    },
    wraps: byAnsible,
  },
  {
    name: 'salt',
    aliases: ['salt-call', 'salt-ssh'],
    effect: ({ args }) => {
      const called = args.find((arg) => /^[a-z_]+\.[a-z_]+$/.test(arg)) ?? '';
      if (
        /^(?:test\.(?:ping|version|versions_report|echo)|grains\.\w+|status\.\w+|disk\.\w+|network\.\w+|pillar\.(?:get|items|item|ls)|sys\.\w+|saltutil\.(?:running|find_job)|pkg\.(?:list_\w+|version|latest_version)|service\.(?:status|get_\w+|available|enabled)|ps\.(?:top|psaux|get_\w+)|state\.show_\w+|manage\.\w+)$/.test(
          called,
        )
      )
        return /grains\.(?:set\w*|append|del\w*|remove)/.test(called) ? 'changes' : 'reads';
      if (/^(?:service|system|pkg|file|user|state|docker|cron|ps|saltutil|systemd_service)\./.test(called))
        return args.includes('test=True')
          ? 'reads'
          : /\.(?:stop|disable|reboot|shutdown|remove|purge|delete|kill\w*|halt|poweroff)$/.test(called)
            ? 'high'
            : 'changes';
      return 'unknown';
    },
    wraps: bySalt,
  },
  {
    name: 'pdsh',
    aliases: ['pssh', 'parallel-ssh', 'mpssh'],
    wraps: overHosts('-w -x -g -l -f -t -u -h -H -p -o -e -A -i'),
  },
  {
    name: 'clush',
    aliases: ['dsh', 'cssh', 'xpanes'],
    wraps: overHosts('-w -x -g -X -l -f -t -u -o -b -m -M'),
  },
  {
    name: 'multipass',
    effect: {
      subcommands: {
        'list info find get': 'reads',
        'delete stop purge': 'high',
        'start launch set': 'changes',
      },
      otherwise: 'unknown',
    },
    wraps: { subcommands: ['exec'], skip: 1, dashes: true },
  },
  { name: 'lxc-attach', wraps: { values: '-n --name', dashes: true } },
  {
    name: 'machinectl',
    effect: {
      subcommands: {
        'list status show image-status list-images': 'reads',
        'terminate kill poweroff reboot remove': 'high',
        'start login enable disable': 'changes',
      },
      otherwise: 'unknown',
    },
    wraps: { subcommands: ['shell'], skip: 1 },
  },
  {
    name: 'kubectl-ssm',
    aliases: ['kubectl-exec', 'kubectl-node_shell', 'kubectl-node-shell'],
    effect: 'unknown',
    wraps: { dashes: true, subcommands: [''], skip: 9 },
  },
];
