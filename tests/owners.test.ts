import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { repositoryWith } from './repository.ts';
import { run } from './run.ts';

const repository = repositoryWith('org');
after(() => rmSync(repository.root, { recursive: true }));

const TEAM = 'org/teams/orders/team.yaml';
const FILE = '.github/CODEOWNERS';
const owners = (...args: string[]) => run('owners', [...args, '--content', repository.content]);
const check = () => run('check', ['--content', repository.content, '--format', 'compact']);
const text = (path = FILE): string => readFileSync(join(repository.root, path), 'utf8');

test('without code_owners there is nothing to write and nothing to report', async () => {
  const { status, stdout } = await owners();
  assert.match(stdout, /has code_owners, so there is nothing to write\.\n$/);
  assert.equal(status, 0);
  assert.equal(existsSync(join(repository.root, FILE)), false);
  assert.doesNotMatch((await check()).stdout, /CODEOWNERS/);
});

test('each team owns its folder and the organisation the rest; the check says when the file is stale', async () => {
  repository.change(TEAM, 'name: ', 'code_owners: ["@acme/orders", sam@acme.example]\nname: ');
  const { stdout } = await check();
  assert.match(
    stdout,
    /^org\/teams\/orders\/team\.yaml:1:14: warning: \.github\/CODEOWNERS does not have the line \/org\/teams\/orders\/ @acme\/orders sam@acme\.example \[review\/owners-stale\]/m,
  );
  const stale = await owners('--check');
  assert.equal(stale.stderr, '.github/CODEOWNERS is not up to date. Update it: npm run owners\n');
  assert.equal(stale.status, 1);
  repository.change('org/organisation.yaml', 'name: ', 'code_owners: ["@acme/reliability"]\nname: ');
  assert.equal((await owners()).stdout, 'Wrote 2 lines to .github/CODEOWNERS.\n');
  assert.match(
    text(),
    /^# muster owners: start\. .*\n\/org\/ @acme\/reliability\n\/org\/teams\/orders\/ @acme\/orders sam@acme\.example\n# muster owners: end\.\n$/,
  );
  assert.equal((await owners('--check')).stdout, '.github/CODEOWNERS is up to date.\n');
  assert.doesNotMatch((await check()).stdout, /CODEOWNERS/);
});

test('lines outside of the marks stay, and lines that nothing asks for go', async () => {
  repository.write(FILE, `* @acme/all\r\n${text().replaceAll('\n', '\r\n')}/docs/ @acme/writers\r\n`);
  repository.change('org/organisation.yaml', 'code_owners: ["@acme/reliability"]\n', '');
  assert.match((await check()).stdout, /organisation\.yaml:1:1: .*has lines that no code_owners asks for/);
  await owners();
  assert.match(
    text(),
    /^\* @acme\/all\r\n# muster owners: start\. .*\r\n\/org\/teams\/orders\/ .*\r\n# muster owners: end\.\r\n\/docs\/ @acme\/writers\r\n$/,
  );
  repository.change(TEAM, 'code_owners: ["@acme/orders", sam@acme.example]\n', '');
  await owners();
  assert.equal(text(), '* @acme/all\r\n/docs/ @acme/writers\r\n');
});

test('a line that someone wrote between the marks is not lost, and a file that exists elsewhere is taken', async () => {
  rmSync(join(repository.root, FILE));
  repository.write('CODEOWNERS', '* @acme/all');
  repository.change(TEAM, 'name: ', 'code_owners: ["@acme/orders"]\nname: ');
  assert.equal((await owners()).stdout, 'Wrote 1 line to CODEOWNERS.\n');
  assert.match(text('CODEOWNERS'), /^\* @acme\/all\n# muster owners: start\./);
  repository.change('CODEOWNERS', '/org/teams/orders/', '*.md @acme/writers\n/org/teams/orders/');
  const { status, stderr } = await owners();
  assert.match(
    stderr,
    /^The lines in CODEOWNERS between the marks of Muster are not as this command wrote them\./,
  );
  assert.equal(status, 3);
  assert.match(text('CODEOWNERS'), /\*\.md @acme\/writers/);
});

test('what is no owner of a code host is refused, with its line', async () => {
  for (const owner of ['orders', '@acme/orders\\n* @evil', '"@a b"', '#orders', '<x@y.z>']) {
    repository.change(TEAM, '["@acme/orders"]', `["${owner.replaceAll('"', '')}"]`);
    const { status, stdout } = await check();
    assert.match(stdout, /team\.yaml:1:\d+: error: /, owner);
    assert.doesNotMatch(stdout, /CODEOWNERS/);
    assert.equal(status, 1);
    repository.change(TEAM, `["${owner.replaceAll('"', '')}"]`, '["@acme/orders"]');
  }
});
