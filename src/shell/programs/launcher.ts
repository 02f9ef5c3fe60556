import { operandsOf, splitWords, valuesOf } from '../arguments.ts';
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

function overHosts(values: string) {
  return (args: string[]): Wrapped => {
    const words = operandsOf(args, splitWords(values));
    return { commands: [{ shell: words.join(' ') }], on: 'the hosts', joins: words };
  };
}

/** The command of a teleport session: on a host, in a pod, or of another program. */
function byTeleport(args: string[]): Wrapped | undefined {
  const [verb, ...rest] = operandsOf(args, splitWords('--proxy --user --cluster -l'));
  if (verb === 'ssh') {
    const [on = '', ...words] = operandsOf(rest, splitWords('-l --login --cluster -p -L -R -D -o'));
    return { commands: words.length > 0 ? [{ shell: words.join(' ') }] : [], on, joins: words };
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

/** The older one runs the words; the newer one has subcommands. */
function byToolbox(args: string[]): Wrapped | undefined {
  const words = operandsOf(args);
  const [verb = '', ...rest] = words;
  if (/^(?:list|ls|enter|help|create|init-container|upgrade|rm|rmi|stop|)$/.test(verb)) return undefined;
  const values = splitWords('-c --container -d --distro -r --release -n --name');
  return { commands: [{ words: verb === 'run' ? operandsOf(rest, values) : words }], on: 'the container' };
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
  { name: 'envdir', wraps: { skip: 1 } },
  {
    name: 'toolbox',
    aliases: ['distrobox'],
    effect: { subcommands: { 'rm rmi stop': 'high', 'create init-container upgrade': 'changes' } },
    wraps: byToolbox,
  },
  { name: 'npm', ...PACKAGES },
  { name: 'pnpm', ...PACKAGES },
  // What runs the files of a project.
  {
    name: 'make',
    aliases: [
      'gmake',
      'just',
      'task',
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
      'grunt',
      'gulp',
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
