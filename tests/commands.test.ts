import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runCaptured } from '../src/commands/captured.ts';
import { defineCommand, type Command } from '../src/commands/define-command.ts';
import { COMMANDS } from '../src/commands/index.ts';
import { flag, port } from '../src/commands/option.ts';

const commands: Command[] = await Promise.all(Object.values(COMMANDS).map((load) => load()));
const USAGE = ' Run with --help to see the usage.\n';

for (const command of commands) {
  const { name, options, words } = command;

  test(`${name}: --help names every option, and fits a terminal`, async () => {
    const { status, stdout, stderr } = await runCaptured(command, ['--help']);
    assert.match(stdout, /^Usage: npm (run )?[a-z]+ /);
    for (const option of ['help', ...Object.keys(options)])
      assert.match(stdout, new RegExp(`^ {2}--${option}[ \\n]`, 'm'));
    for (const word of Object.keys(words?.help ?? {})) assert.ok(stdout.includes(`\n  ${word} `), word);
    for (const line of stdout.split('\n')) assert.ok(line.length <= 120, line);
    assert.equal(stderr, '');
    assert.equal(status, 0);
  });

  test(`${name}: wrong usage exits with 2 and one sentence`, async () => {
    const extra = Array.from(
      { length: words?.most === Infinity ? 0 : (words?.most ?? 0) + 1 },
      (_, index) => `word-${index}`,
    );
    for (const [args, said] of [
      [['--helq'], 'Unknown option "--helq"; did you mean "--help"?'],
      [['--nothing-like-it'], 'Unknown option "--nothing-like-it".'],
      ...(words?.most === Infinity ? [] : [[extra, `Unexpected argument "${extra.at(-1)}".`] as const]),
      ...Object.entries(options)
        .filter(([, { takes }]) => takes === 'one' || takes === 'many')
        .map(
          ([option, { placeholder }]) =>
            [[`--${option}`], `Missing value of --${option}. Expected --${option} ${placeholder}.`] as const,
        ),
    ] as const) {
      const { status, stdout, stderr } = await runCaptured(command, args);
      assert.equal(stderr, said + USAGE);
      assert.equal(stdout, '');
      assert.equal(status, 2);
    }
  });
}

test('every command is a script of npm under its own name', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  for (const [key, { name }] of Object.keys(COMMANDS).map((key, index) => [key, commands[index]!] as const))
    assert.deepEqual([name, scripts[name]], [key, `node scripts/run.mjs ${key}`]);
});

test('a value that is out of range is reported with what is expected', async () => {
  for (const [args, said] of [
    [['serve', '--port', 'x'], 'Invalid port "x". Expected a number from 1 to 65535, as in --port 5000.'],
    [['serve', '--port', '70000'], 'Invalid port "70000". Expected a number'],
    [
      ['build', '--base', 'a b'],
      'Invalid base path "a b". Expected letters, digits and slashes, as in /docs/.',
    ],
    [['build', '--base', '../x'], 'Invalid base path "../x". Expected letters'],
    [['build', '--audience', 'all'], 'Unknown audience "all". Expected public, internal or restricted.'],
    [['health', '--format', 'jsn'], 'Unknown format "jsn"; did you mean "json"? Expected markdown or json.'],
    [['health', '--now', '2026-02-31'], 'Invalid date "2026-02-31". Expected a day in the calendar'],
    [['prose', '--content', 'no/such'], 'No folder at "no/such" in '],
  ] as const) {
    const [name, ...rest] = args;
    const { status, stderr } = await runCaptured(commandNamed(name), rest);
    assert.ok(stderr.startsWith(said), stderr);
    assert.ok(stderr.endsWith(USAGE), stderr);
    assert.equal(status, 2);
  }
});

test('values are typed, and an option that is left out has its default', async () => {
  const seen: unknown[] = [];
  const sample = sampleCommand(({ values }) => void seen.push(values));
  await runCaptured(sample, []);
  await runCaptured(sample, ['--fix', '--port', '5000']);
  await runCaptured(sample, ['--port=1', '--port=2']);
  assert.deepEqual(seen, [
    { fix: false, port: 4321 },
    { fix: true, port: 5000 },
    { fix: false, port: 2 },
  ]);
});

test('an error of our own is one sentence with exit code 3, and has its place only when debugging', async () => {
  const broken = sampleCommand(() => {
    throw new Error('the sky fell');
  });
  const quiet = await runCaptured(broken, []);
  assert.equal(quiet.status, 3);
  assert.match(quiet.stderr, /the sky fell[^]*MUSTER_DEBUG=1/);
  assert.doesNotMatch(quiet.stderr, /\n {4}at /);
  const { stderr } = await runCaptured(broken, [], { env: { MUSTER_DEBUG: '1' } });
  assert.match(stderr, /the sky fell\n {4}at /);
});

test('a Node that is too old is reported before anything else', () => {
  const old = `data:text/javascript,${encodeURIComponent(
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.5' } })",
  )}`;
  const { status, stderr, stdout } = spawn('--import', old, 'scripts/run.mjs', 'check');
  assert.match(stderr, /^Muster needs Node 22\.12 or newer, but this is 20\.19\.5\. .+\n$/);
  assert.equal(stdout, '');
  assert.equal(status, 2);
});

test('a command is started by its name, and exits with its code', () => {
  const { status, stdout, stderr } = spawn('scripts/run.mjs', 'check', '--content', 'tests/fixtures/base');
  assert.equal(stderr, '');
  assert.match(
    stdout,
    /^Checked \d+ files in [\d.]+ s: no findings\. Content folder: tests\/fixtures\/base\.\n$/,
  );
  assert.equal(status, 0);
});

test('without the name of a command all commands are listed', () => {
  const { status, stderr, stdout } = spawn('scripts/run.mjs', 'chekc');
  assert.match(stderr, /^Unknown command "chekc"; did you mean "check"\?\n/);
  for (const { name, summary } of commands)
    assert.match(stderr, new RegExp(`^ {2}npm (run )?${name} .* ${summary}$`, 'm'));
  assert.match(stderr, /^To develop Muster itself: .*\bcoverage\b/m);
  assert.equal(stdout, '');
  assert.equal(status, 2);
});

function commandNamed(name: string): Command {
  const found = commands.find((command) => command.name === name);
  assert.ok(found, name);
  return found;
}

function sampleCommand(run: (call: { values: object }) => void) {
  return defineCommand({
    name: 'sample',
    summary: 'do nothing',
    usage: '',
    description: 'Does nothing.',
    options: { fix: flag('fix it'), port: port('the port', 4321) },
    run: (call) => {
      run(call);
      return Promise.resolve(0);
    },
  });
}

function spawn(...args: string[]) {
  const { FORCE_COLOR: force, ...env } = process.env;
  void force;
  return spawnSync(process.execPath, args, { encoding: 'utf8', env });
}
