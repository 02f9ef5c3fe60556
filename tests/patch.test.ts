import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { load } from 'js-yaml';
import { spawnSync } from 'node:child_process';
import { parse } from 'yaml';
import type { CommandName } from '../src/commands/index.ts';
import { readCatalog } from '../src/loaders/catalog.ts';
import type { Captured } from '../src/commands/captured.ts';
import { run } from './run.ts';

/** Three layers of real files: what is under, a team's checkout between, and the organisation's, which patch it. */
const ROLE = 'roles/responder';
const RUNBOOK = 'teams/orders/runbooks/order-queue';
const rooms: string[] = [];
after(() => {
  for (const room of rooms) rmSync(room, { recursive: true });
});

test('a patched role is one role, with its edit link at the uppermost patch', async () => {
  const room = stage({
    [`between/${ROLE}.patch.yaml`]: 'short_name: Hands\nnever: [Rests.]\n',
    [`org/${ROLE}.patch.yaml`]: 'name: Fixer\nnever: [Waits.]\n',
  });
  const { catalog, diagnostics } = await read(room);
  assert.deepEqual(diagnostics, []);
  const role = catalog.roles.get('responder');
  assert.equal(role?.file, `org/${ROLE}.patch.yaml`);
  const { name, short_name: short, never, mission } = role.data;
  assert.deepEqual(
    { name, short, never, mission },
    {
      name: 'Fixer',
      short: 'Hands',
      never: ['Waits.'],
      mission: 'Has hands on the system, and says what was done and seen.',
    },
  );
});

test('a finding is at the file, line and column that wrote the value, and at the patch of two layers', async () => {
  const room = stage({
    [`between/${ROLE}.patch.yaml`]: patchOf('tell'),
    [`org/${RUNBOOK}.patch.yaml`]:
      '# ours\nseverity:\n  start: sev9\nsteps:\n  - id: more\n    kind: wait\n    title: Wait for the queue\n    for: 5m\n    go_to: nowhere\n',
  });
  const { diagnostics } = await read(room);
  const found = diagnostics.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
  for (const place of [
    `between:${ROLE}.patch.yaml:4:33 link/label`,
    `org/${RUNBOOK}.patch.yaml:3:10 ref/unknown`,
    `org/${RUNBOOK}.patch.yaml:9:5 schema/unknown-key`,
  ])
    assert.ok(found.includes(place), `${place}\nin\n${found.join('\n')}`);
});

test('--fix edits the patch that wrote the value, and no file of a layer elsewhere', async () => {
  const room = stage({
    'between/organisation.patch.yaml': 'timers:\n  cycle:\n    vlaue: 20m\n',
    [`org/${ROLE}.patch.yaml`]: '# ours\nmision: "Has hands."\naliases: [expert] # kept\n',
  });
  repository(join(room, 'org'));
  const before = readFileSync(join(room, 'between/organisation.patch.yaml'), 'utf8');
  const { stderr } = await command('check', ['--fix'], room);
  assert.equal(
    readFileSync(join(room, `org/${ROLE}.patch.yaml`), 'utf8'),
    '# ours\nmission: "Has hands."\naliases: [expert] # kept\n',
  );
  assert.equal(readFileSync(join(room, 'between/organisation.patch.yaml'), 'utf8'), before);
  assert.match(stderr, /^Fixed roles\/responder\.patch\.yaml\.$/m);
  assert.match(stderr, /^Not fixed: between:organisation\.patch\.yaml, which is not in this repository\./m);
});

test('a comment suppresses what its own file wrote, below and in the patch, and an unused one is reported where it is', async () => {
  const ignore = '# muster ignore[link/label] -- the page has this name';
  const room = stage({
    [`between/${ROLE}.patch.yaml`]: patchOf('tell', ` ${ignore}`),
    [`org/${ROLE}.patch.yaml`]: `${ignore}\n${patchOf('rest', ` ${ignore}`)}`,
  });
  const { diagnostics, suppressed } = await read(room);
  assert.deepEqual(
    suppressed.map(({ file, line, rule }) => `${file}:${line} ${rule}`),
    [`between:${ROLE}.patch.yaml:4 link/label`, `org/${ROLE}.patch.yaml:5 link/label`],
  );
  assert.deepEqual(
    diagnostics.map(({ file, line, rule }) => `${file}:${line} ${rule}`),
    [`org/${ROLE}.patch.yaml:1 suppression/unused`],
  );
});

test('a baseline names the patch, and goes on accepting its finding when lines and items move', async () => {
  const room = stage({ [`org/${ROLE}.patch.yaml`]: patchOf('rest') });
  const file = join(room, 'muster-baseline.json');
  await command('check', ['--write-baseline', file], room);
  assert.deepEqual((JSON.parse(readFileSync(file, 'utf8')) as { findings: unknown }).findings, {
    [`org/${ROLE}.patch.yaml`]: { 'link/label': ['phases.cycle.items.rest.text'] },
  });
  write(room, {
    [`org/${ROLE}.patch.yaml`]: patchOf('rest').replace(
      'items:\n',
      'items:\n      - { id: first, text: Look. }\n',
    ),
  });
  assert.deepEqual((await read(room)).diagnostics, []);
});

test('explain prints a merged file as YAML, with the layer and the line of each key', async () => {
  const room = stage({
    [`between/${ROLE}.patch.yaml`]: 'short_name: Hands\nreports_to: null\n',
    [`org/${ROLE}.patch.yaml`]:
      '# ours\nname: Fixer\nphases:\n  cycle:\n    items:\n      - { id: rest, text: Rest now. }\n',
  });
  const expected = `# roles/responder.yaml, by layer, the lowest first:
#   under/roles/responder.yaml          under    used
#   between/roles/responder.patch.yaml  between  patches it
#   org/roles/responder.patch.yaml      org      patches it

# Deleted: reports_to (between, line 2)
name: Fixer                                                         # org, line 2
group: operations                                                   # under, line 2
mission: Has hands on the system, and says what was done and seen.  # under, line 3
hands_on: true                                                      # under, line 5
aliases:                                                            # under, line 6
  - subject matter expert                                           # under, line 6
never:                                                              # under, line 7
  - Changes two things at once.                                     # under, line 7
phases:                                                             # under, org
  take:                                                             # under, line 9
    trigger: When paged                                             # under, line 9
    style: read-do                                                  # under, line 9
    items:                                                          # under, line 9
      - id: say                                                     # under, line 9
        text: Say in {{channel.command}} that you are here.         # under, line 9
  cycle:                                                            # under, org
    trigger: Every report                                           # under, line 10
    style: do-confirm                                               # under, line 10
    items:                                                          # under, org
      - id: tell                                                    # under, line 10
        text: Report every {{timer.cycle}}.                         # under, line 10
      - id: rest                                                    # org, line 6
        text: Rest now.                                             # org, line 6
  close:                                                            # under, line 11
    trigger: At the end                                             # under, line 11
    style: do-confirm                                               # under, line 11
    items:                                                          # under, line 11
      - id: note                                                    # under, line 11
        text: Note what stayed changed.                             # under, line 11
short_name: Hands                                                   # between, line 1
`;
  for (const word of [
    `org/${ROLE}.patch.yaml`,
    `under:${ROLE}.yaml`,
    `between:${ROLE}.patch.yaml`,
    `${ROLE}.yaml`,
    ROLE,
    join(room, `under/${ROLE}.yaml`),
  ]) {
    const { stdout, stderr, status } = await command('explain', [word], room);
    assert.equal(stdout, expected, word);
    assert.deepEqual([stderr, status], ['', 0]);
  }
  const { catalog } = await read(room);
  assert.deepEqual(load(expected), catalog.roles.get('responder')?.data && parse(expected));
});

test('every file of a handbook is explained as YAML that means what the file means', async () => {
  const room = stage({
    [`org/${RUNBOOK}.patch.yaml`]:
      'use_when: "Orders: they # wait, \\u00a0 yes"\nmeaning: |\n  One.\n\n  Two.\n',
  });
  const { paths } = await read(room);
  for (const path of paths.filter((each) => /^under:.*\.yaml$/.test(each))) {
    const { stdout, stderr } = await command('explain', [path], room);
    assert.equal(stderr, '');
    const own = path.includes('order-queue')
      ? { use_when: 'Orders: they # wait, \u00a0 yes', meaning: 'One.\n\nTwo.\n' }
      : {};
    const text = readFileSync(join(room, path.replace(':', '/')), 'utf8');
    assert.deepEqual(load(stdout), { ...(load(text) as object), ...own }, path);
  }
});

test('explain says of a page which layer it comes from, and of an unknown file what may be meant', async () => {
  const room = stage({ 'org/handbook/during/incident.mdx': page('replaces: sha256-0123456789abcdef\n') });
  const { stdout } = await command('explain', ['handbook/during/incident'], room);
  assert.equal(
    stdout,
    `# handbook/during/incident.mdx, by layer, the lowest first:
#   under/handbook/during/incident.mdx  under  replaced
#   org/handbook/during/incident.mdx    org    used; it replaces the text sha256-0123456789abcdef
`,
  );
  const unknown = await command('explain', ['roles/respnder'], room);
  assert.match(unknown.stderr, /^No layer has a file "roles\/respnder"; did you mean "roles\/responder"\?/);
  assert.equal(unknown.status, 2);
  write(room, { [`org/${ROLE}.patch.yaml`]: 'name: [\n' });
  const broken = await command('explain', [ROLE], room);
  assert.match(broken.stderr, /cannot be read as YAML/);
  assert.equal(broken.status, 3);
});

test('a rule is still explained where there is no handbook', async () => {
  const room = mkdtempSync(join(tmpdir(), 'muster-nothing-'));
  rooms.push(room);
  const { stdout, status } = await run('explain', ['layer/base-changed'], { cwd: room });
  assert.match(stdout, /^layer\/base-changed \(warning\)/);
  assert.equal(status, 0);
});

test('a patch that cannot be read takes the whole file out, and is the only one that is reported', async () => {
  const room = stage({ [`org/${RUNBOOK}.patch.yaml`]: 'steps:\n\t- id: x\n' });
  const { diagnostics } = await read(room);
  assert.deepEqual(
    diagnostics.map(({ file, line, rule }) => `${file}:${line} ${rule}`),
    [`org/${RUNBOOK}.patch.yaml:2 yaml/tab`],
  );
});

/** A folder with three layers, of which `under` is the valid base of the tests. */
function stage(files: Record<string, string>): string {
  const room = mkdtempSync(join(tmpdir(), 'muster-patch-'));
  rooms.push(room);
  cpSync('tests/fixtures/base', join(room, 'under'), { recursive: true });
  mkdirSync(join(room, 'between'));
  write(room, {
    'org/handbook.yaml':
      'layers:\n  - { id: under, path: ../under }\n  - { id: between, path: ../between }\n  - .\n',
    ...files,
  });
  return room;
}

/** A patch of the role that writes an item, with a link that does not describe its target. */
function patchOf(id: string, comment = ''): string {
  return `phases:\n  cycle:\n    items:\n      - { id: ${id}, text: "Read [here](/severity/)." }${comment}\n`;
}

function write(room: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(room, path)), { recursive: true });
    writeFileSync(join(room, path), text);
  }
}

function read(room: string): ReturnType<typeof readCatalog> {
  return readCatalog(join(room, 'org'), { now: new Date('2026-11-24') });
}

function command(name: CommandName, args: string[], room: string): Promise<Captured> {
  return run(name, [...args, '--content', join(room, 'org')]);
}

function page(extra: string): string {
  const text = readFileSync('tests/fixtures/base/handbook/during/incident.mdx', 'utf8');
  return text.replace('\n---\n', `\n${extra}---\n`);
}

function repository(folder: string): void {
  const { status, stderr } = spawnSync('git', ['init', '-q', folder], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}
