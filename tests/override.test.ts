import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Captured } from '../src/commands/captured.ts';
import type { CommandName } from '../src/commands/index.ts';
import { repositoryWith } from './repository.ts';
import { run } from './run.ts';

/** Replacing a file of a lower layer, and hearing of it when that file changes: real folders and real git. */
const PAGE = 'handbook/during/incident.mdx';
const ROLE = 'roles/responder.yaml';
const rooms: string[] = [];
after(() => {
  for (const room of rooms) rmSync(room, { recursive: true });
});

test('override copies a page, says which text it replaces, and the check is content until that text changes', async () => {
  const room = layered();
  const { stdout } = await command('new', ['override', 'handbook/during/incident'], room);
  assert.match(stdout, /^Wrote org\/handbook\/during\/incident\.mdx, a copy of under\/handbook/);
  const [below, copy] = [`under/${PAGE}`, `org/${PAGE}`].map((path) =>
    readFileSync(join(room.root, path), 'utf8'),
  );
  assert.equal(copy?.replace(/^replaces: sha256-[0-9a-f]{16}\n/m, ''), below);
  assert.equal((await checked(room)).length, 0);
  room.change(`under/${PAGE}`, 'One person leads', 'Somebody leads');
  const [warning, ...others] = await checked(room);
  assert.deepEqual(others, []);
  assert.match(
    warning ?? '',
    /^org\/handbook\/during\/incident\.mdx:10:11: warning: under\/handbook\/during\/incident\.mdx has changed since this file replaced it \[layer\/base-changed\]/,
  );
});

test('whatever its line ends, a text has one digest', async () => {
  const room = layered();
  await command('new', ['override', PAGE], room);
  const path = `under/${PAGE}`;
  room.write(path, readFileSync(join(room.root, path), 'utf8').replaceAll('\n', '\r\n'));
  assert.deepEqual(await checked(room), []);
});

test('diff --base shows what has changed below, from the history of git', async () => {
  const room = layered();
  await command('new', ['override', PAGE], room);
  const before = await command('diff', ['--base', `org/${PAGE}`], room);
  assert.deepEqual(
    [before.stdout, before.stderr],
    ['', `under/${PAGE} has not changed since org/${PAGE} replaced it.\n`],
  );
  room.change(`under/${PAGE}`, 'One person leads', 'One of you leads');
  room.commit('Second');
  room.change(`under/${PAGE}`, 'The first minutes', 'The first ten minutes');
  room.commit('Third');
  const { stdout, stderr, status } = await command('diff', ['--base', PAGE], room);
  assert.equal(status, 0);
  assert.match(stdout, new RegExp(`^--- a/under/${PAGE}\n\\+\\+\\+ b/under/${PAGE}\n`));
  assert.match(stdout, /^-## The first minutes\n\+## The first ten minutes$/m);
  assert.match(stdout, /^-.*One person leads.*\n\+.*One of you leads/m);
  const digest = /write there: replaces: (sha256-[0-9a-f]{16})$/m.exec(stderr)?.[1] ?? assert.fail(stderr);
  const own = readFileSync(join(room.root, `org/${PAGE}`), 'utf8');
  room.write(`org/${PAGE}`, own.replace(/sha256-[0-9a-f]{16}/, digest));
  assert.deepEqual(await checked(room), []);
});

test('diff --base says plainly that the text which was replaced is not known, and compares with the file', async () => {
  const room = layered();
  room.change(`under/${PAGE}`, 'One person leads', 'One of you leads');
  await command('new', ['override', PAGE], room);
  room.change(`under/${PAGE}`, 'One of you leads', 'One of us leads');
  const { stdout, stderr } = await command('diff', ['--base', PAGE], room);
  assert.match(stderr, /^No commit here has the text that org\/handbook\/during\/incident\.mdx replaced,/);
  assert.match(stdout, /^-.*One of you leads.*\n\+.*One of us leads/m);
});

test('a replacement of a file that is gone or has another name is reported', async () => {
  const room = layered();
  await command('new', ['override', ROLE], room);
  await command('new', ['override', PAGE], room);
  room.git('mv', `under/${ROLE}`, 'under/roles/helper.yaml');
  room.git('rm', '-q', `under/${PAGE}`);
  const found = await checked(room);
  assert.match(
    found.join('\n'),
    /org\/roles\/responder\.yaml:2:13: warning: this file replaces one that is now under\/roles\/helper\.yaml/,
  );
  assert.match(
    found.join('\n'),
    /org\/handbook\/during\/incident\.mdx:10:11: warning: this file replaces one that no layer below has any more/,
  );
  const { stdout, stderr } = await command('diff', ['--base', PAGE], room);
  assert.match(stderr, /^No layer below has handbook\/during\/incident\.mdx any more\.$/m);
  assert.match(stdout, /^-title: During an incident$/m);
});

test('override --patch writes a patch that changes nothing yet', async () => {
  const room = layered();
  const { stdout } = await command('new', ['override', 'roles/responder', '--patch'], room);
  assert.match(
    stdout,
    /^Wrote org\/roles\/responder\.patch\.yaml, which changes under\/roles\/responder\.yaml\.$/m,
  );
  assert.equal(
    readFileSync(join(room.root, 'org/roles/responder.patch.yaml'), 'utf8'),
    `# yaml-language-server: $schema=../../schemas/patch/role.schema.json
# Changes under/roles/responder.yaml. Write only the keys that differ: null deletes a key, and the items
# of a list are known by their id. To see the whole file, with the layer of each key:
# npm run explain -- org/roles/responder.patch.yaml
name: Responder
`,
  );
  assert.deepEqual(await checked(room), []);
});

test('every YAML file below can be replaced and patched, and nothing changes', async () => {
  const room = layered();
  const names = room
    .git('ls-files', 'under')
    .split('\n')
    .map((path) => path.slice('under/'.length));
  for (const how of [[], ['--patch']]) {
    for (const path of names) {
      if (how.length && path.endsWith('.mdx')) continue;
      const { stderr, status } = await command('new', ['override', path, ...how], room);
      assert.deepEqual([stderr, status], ['', 0], path);
    }
    assert.deepEqual(await checked(room), []);
    room.git('clean', '-fdq');
  }
  assert.ok(names.length > 20);
});

test('override refuses what it cannot do, and writes nothing', async () => {
  const room = layered();
  for (const [args, said, status] of [
    [[], /^Missing FILE, as in npm run new -- override/, 2],
    [['roles/respnder'], /^No layer has a file "roles\/respnder"; did you mean "roles\/responder"\?/, 2],
    [[PAGE, '--patch'], /^A page cannot be patched, only replaced\./, 2],
    [['handbook.yaml'], /^org\/handbook\.yaml already exists\. Edit it\.$/m, 3],
  ] as const) {
    const result = await command('new', ['override', ...args], room);
    assert.match(result.stderr, said);
    assert.equal(result.status, status);
  }
  await command('new', ['override', ROLE, '--patch'], room);
  const twice = await command('new', ['override', ROLE], room);
  assert.match(
    twice.stderr,
    /^org\/roles\/responder\.patch\.yaml already exists and changes that file\. Edit it\.$/m,
  );
  assert.ok(!existsSync(join(room.root, `org/${ROLE}`)));
  const alone = await run('new', ['override', ROLE, '--content', join(room.root, 'under')]);
  assert.match(
    alone.stderr,
    /^roles\/responder\.yaml already exists\. Edit it\.$|already exists\. Edit it\./m,
  );
  const other = await command('new', ['role', 'scribe', '--patch'], room);
  assert.match(other.stderr, /^--patch works only with override\./);
  symlinkSync('/tmp', join(room.root, 'org/messages'));
  const outside = await command('new', ['override', 'messages/orders-late'], room);
  assert.match(outside.stderr, /would be outside of the content folder/);
});

/** A repository with the valid base of the tests as the layer under, and an organisation of nothing but the list. */
function layered(): Repository {
  const room = repositoryWith('under');
  rooms.push(room.root);
  room.write('org/handbook.yaml', 'layers:\n  - { id: under, path: ../under }\n  - .\n');
  room.commit('Layers');
  return room;
}

async function checked(room: Repository): Promise<string[]> {
  const { stdout, stderr, status } = await command(
    'check',
    ['--format', 'compact', '--now', '2026-11-24'],
    room,
  );
  assert.ok(status < 2, stderr);
  return stdout.split('\n').filter((line) => / \[[a-z]+\/[a-z-]+\]/.test(line));
}

function command(name: CommandName, args: string[], { root }: Repository): Promise<Captured> {
  return run(name, [...args, '--content', join(root, 'org')]);
}

type Repository = ReturnType<typeof repositoryWith>;
