import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../../loaders/catalog.ts';
import { llmsText } from '../llms.ts';
import { rebased, markdownVersions } from './index.ts';
import { code, codeBlock, list, plain, table } from './write.ts';

const read = async (audience: 'public' | 'restricted') =>
  (await readCatalog('tests/fixtures/firm/content', { now: new Date(0), audience })).catalog;

test('every page with content of its own has a Markdown version, and none contains an unresolved reference', async () => {
  const catalog = await read('restricted');
  const all = markdownVersions(catalog);
  // A runbook of its own for each of two environments.
  const variants = 2;
  for (const [kind, count] of Object.entries({
    handbook: catalog.pages.size,
    roles: catalog.roles.size,
    runbooks: catalog.runbooks.size + variants,
    messages: catalog.messages.size,
    templates: catalog.templates.size,
    drills: catalog.drills.size * 2 + 1,
    teams: catalog.teams.size,
    services: catalog.services.size,
  }))
    assert.equal([...all.keys()].filter((address) => address.startsWith(`/${kind}/`)).length, count, kind);
  for (const [address, text] of all) {
    assert.match(text, /\S.*\n+\S/, address);
    assert.doesNotMatch(text, /undefined|\[object |\{\{[a-z]/, address);
  }
});

test('a runbook says all that its page says', async () => {
  const text = markdownVersions(await read('restricted')).get('/runbooks/readings-late/') ?? '';
  for (const part of [
    /^# Readings are late/,
    /Use when: The alert fires/,
    /go to \[[^\]]+\]\(\/handbook\/during\/calls\/\)/,
    /### 4\. Do: Roll the reader back/,
    /\*\*High risk\.\*\* Readings wait/,
    /```bash\nkubectl --context prod -n metering scale deploy\/reader --replicas=4\n```/,
    /```promql\nmax\(reading_age_seconds\)\n```/,
    /Undo:\n\n```bash/,
    /- immediately: \*\*Metering on-call\*\*/,
    /- \[ \] Four readers run instead of two\. \(step 3\)/,
  ])
    assert.match(text, part);
  const secret = markdownVersions(await read('restricted')).get('/runbooks/leaked-key/') ?? '';
  for (const part of [
    /\*\*Cannot be undone\.\*\*/,
    /\[Security lead\]\(\/roles\/security-lead\/\) approves\. If not reached in 3 min: continue, and log it\./,
  ])
    assert.match(secret, part);
});

test('a runbook says how to look, what to note and which causes to go through', async () => {
  const text = markdownVersions(await read('restricted')).get('/runbooks/meters-silent/') ?? '';
  for (const part of [
    /\n\nConsole › Villages › \*name\* › Rounds\n\n- Expect: .* Note them as `\{\{LAG\}\}` and `\{\{ROUND\}\}`\.\n/,
    /\n1\. The village was skipped in the last round\.\n *\n {3}```sql\n {3}SELECT/,
    /\n2\. The shaft of its hub is full of water\.\n *\n {3}Call the village/,
    /\n {3}It is this if: A gap in the last hour\. Then: go to 3 Bring the radio network back\.\n/,
    /\n- None of these: page \*\*Metering lead\*\*/,
  ])
    assert.match(text, part);
});

test('the items of a numbered list are counted, and their lines stay in them', () => {
  const items = Array.from({ length: 10 }, (_, index) => `a${index}\nb`);
  const lines = list(items, '1.').split('\n');
  assert.deepEqual(
    [...lines.slice(0, 4), ...lines.slice(-2)],
    ['1. a0', '   b', '2. a1', '   b', '10. a9', '    b'],
  );
});

test('a public Markdown version names no channel, no contact and no runbook that is not public', async () => {
  const catalog = await read('public');
  const all = [...markdownVersions(catalog), ['/llms', llmsText(catalog, '/')] as const];
  assert.ok(all.length > 30);
  for (const [address, text] of all)
    assert.doesNotMatch(text, /#live|\/page |\+353|#metering|\/runbooks\/(?!readings-late)[a-z]/, address);
});

test('llms.txt names every Markdown version but those for one environment, under the base path', async () => {
  const catalog = await read('restricted');
  const text = llmsText(catalog, '/docs/');
  const general = [...markdownVersions(catalog).keys()].filter((address) => !address.includes('/in/'));
  for (const address of general) assert.ok(text.includes(`](/docs${address.slice(0, -1)}.md)`), address);
});

test('no text breaks out of its code, its cell or its words', () => {
  assert.equal(codeBlock('a\n```\nb'), '````\na\n```\nb\n````');
  assert.equal(code('a`b'), '`` a`b ``');
  assert.equal(table(['A'], [['x | y\nz']]), '| A |\n| --- |\n| x \\| y z |');
  assert.equal(plain('[x](y) *a* <b>'), '\\[x\\](y) \\*a\\* \\<b>');
});

test('the base path goes before links, and not into code', () => {
  assert.equal(
    rebased('[a](/x/)\n```\n[b](/y/)\n```\n[c](/z/) [d](https://e/)', '/docs/'),
    '[a](/docs/x/)\n```\n[b](/y/)\n```\n[c](/docs/z/) [d](https://e/)',
  );
});
