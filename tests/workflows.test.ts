import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from 'js-yaml';

const FOLDER = '.github/workflows';
const workflows = readdirSync(FOLDER).map((name) => {
  const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
  return { name, text, data: load(text) as Workflow };
});
const scripts = Object.keys(
  (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts,
);

test('every action is pinned by its commit, with its version next to it', () => {
  for (const { name, text } of workflows)
    for (const [line] of text.matchAll(/uses:.*/g))
      assert.match(line, /^uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, `${name}: ${line}`);
});

test('no workflow may do more than it needs', () => {
  for (const { name, data } of workflows) {
    const open = Object.entries(data.permissions).filter(([, may]) => may !== 'read');
    assert.deepEqual(open, [], `${name}: write permission belongs to the job that writes`);
  }
});

test('nothing that a pull request holds is pasted into a command', () => {
  for (const { name, data } of workflows)
    for (const { run } of stepsOf(data)) assert.doesNotMatch(run ?? '', /\$\{\{/, name);
});

test('the workflow that may comment runs and believes nothing of a pull request', () => {
  const comment = workflows.find(({ name }) => name === 'comment.yml');
  const steps = stepsOf(comment!.data);
  const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
  assert.deepEqual(
    checkouts.map(({ with: given }) => given?.['ref']),
    ['${{ github.event.repository.default_branch }}'],
  );
  for (const { run = '', uses = '' } of steps) {
    assert.doesNotMatch(run, /gh run download|git (?:checkout|switch|merge |worktree)/);
    assert.doesNotMatch(uses, /download-artifact|cache@/);
  }
  // The token is only where the comment is posted, and not where packages are installed.
  assert.deepEqual(
    steps.filter(({ env }) => env?.['GH_TOKEN']).map(({ run }) => run?.includes('gh pr comment')),
    [true],
  );
});

test('what a workflow runs is a script of this project', () => {
  for (const { name, data } of workflows)
    for (const { run } of stepsOf(data))
      for (const [, script] of (run ?? '').matchAll(/npm (?:run (?:--silent )?)?([a-z]+)/g))
        assert.ok(
          script === 'ci' || script === 'test' || scripts.includes(script ?? ''),
          `${name}: ${script}`,
        );
});

test('no workflow names a folder: commands take that of the organisation, or the example', () => {
  for (const { name, data } of workflows)
    for (const { run = '' } of stepsOf(data))
      assert.doesNotMatch(run, /--content|\b(?:content|example|org)\//, name);
});

test('the jobs of a change run every stage of the tests between them', () => {
  const [, table = ''] =
    /const STAGES[^{]*\{\n([^]*?)\n\};/.exec(readFileSync('scripts/test.ts', 'utf8')) ?? [];
  const stages = [...table.matchAll(/^ {2}(\w+):/gm)].map(([, stage = '']) => stage);
  assert.ok(stages.includes('unit'));
  const check = workflows.find(({ name }) => name === 'check.yml');
  const run = Object.values(check!.data.jobs).flatMap(({ strategy }) =>
    (strategy?.matrix.include ?? []).flatMap(({ stages }) => stages.split(' ')),
  );
  assert.deepEqual(run.sort(), stages.sort());
});

test('what anyone can read is built for anyone', () => {
  const pages = workflows.find(({ name }) => name === 'pages.yml');
  const builds = stepsOf(pages!.data).filter(({ run }) => run?.includes('npm run build'));
  assert.deepEqual(
    builds.map(({ run }) => run?.includes('--audience public')),
    [true],
  );
});

function stepsOf({ jobs }: Workflow): Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

interface Job {
  steps: Step[];
  strategy?: { matrix: { include: { stages: string }[] } };
}

interface Step {
  run?: string;
  uses?: string;
  with?: Record<string, unknown>;
  env?: Record<string, unknown>;
}
