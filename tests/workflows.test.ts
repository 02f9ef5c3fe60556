import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { COMMANDS } from '../src/commands/index.ts';
import { pipelineFiles } from '../src/commands/adopt/pipeline.ts';
import { readPipeline } from '../src/loaders/pipeline.ts';
import { gitlabJobs } from './gitlab.ts';
import { FOLDER, holds, stepsOf, workflowNamed, workflows, type Contexts } from './workflow.ts';

const scripts = Object.keys(
  (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts,
);

const skip = existsSync('org') ? 'an organisation may have workflows of its own' : false;

test('every workflow here is tested', { skip }, () => {
  assert.deepEqual(
    readdirSync(FOLDER).sort(),
    workflows.map(({ name }) => name),
  );
});

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
  const steps = stepsOf(workflowNamed('comment.yml'));
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
  for (const { name, data } of workflows.filter(({ name }) => name !== 'muster.yml'))
    for (const { run = '' } of stepsOf(data))
      assert.doesNotMatch(run, /--content|\b(?:content|example|org)\//, name);
});

test('the jobs for our own code run every stage of the tests between them', () => {
  const [, table = ''] =
    /const STAGES[^{]*\{\n([^]*?)\n\};/.exec(readFileSync('scripts/test.ts', 'utf8')) ?? [];
  const stages = [...table.matchAll(/^ {2}(\w+):/gm)].map(([, stage = '']) => stage);
  assert.ok(stages.includes('unit'));
  const run = Object.values(workflowNamed('muster.yml').jobs).flatMap(({ strategy }) =>
    (strategy?.matrix.include ?? []).flatMap(({ stages }) => stages.split(' ')),
  );
  assert.deepEqual(run.sort(), stages.sort());
});

test('what anyone can read is built for anyone', () => {
  const builds = stepsOf(workflowNamed('pages.yml')).filter(({ run }) => run?.includes('npm run build'));
  assert.deepEqual(
    builds.map(({ run }) => run?.includes('--audience public')),
    [true],
  );
});

test('GitHub’s own parser finds nothing wrong with a workflow, as it is and as a package calls it', async () => {
  const byPackage = pipelineFiles({
    ...({ host: 'github', calling: 'package' } as const),
    files: await readPipeline('github'),
  });
  assert.equal(byPackage.size, 4);
  for (const [name, text] of [...workflows.map(({ name, text }) => [name, text] as const), ...byPackage])
    assert.deepEqual(await faultsIn(name, text), [], name);
});

test('the parser would find a wrong key, context or job', async () => {
  const text = `on: { push: { branchs: [main] } }
jobs:
  a:
    runs-on: ubuntu-24.04
    if: \${{ vars.X == tru }}
    steps: [{ run: x, env: { X: "\${{ steps.none.outputs.x }}" } }, { iff: x, run: x }]
  b: { needs: c, runs-on: ubuntu-24.04, steps: [{ run: x }] }
`;
  const faults = (await faultsIn('wrong.yml', text)).join('\n');
  for (const fault of [/branchs/, /tru\b/, /Context access might be invalid: none/, /iff/, /unknown job 'c'/])
    assert.match(faults, fault);
});

test('GitLab’s own schema takes its pipeline, and each kind of pipeline has its jobs', async () => {
  const files = await readPipeline('gitlab');
  const byPackage = pipelineFiles({ ...({ host: 'gitlab', calling: 'package' } as const), files });
  const [[text], [packaged]] = [[...files.values()], [...byPackage.values()]];
  assert.ok(text && packaged);
  const jobs = gitlabJobs(text, 'CI_PIPELINE_SOURCE=push', 'MUSTER_PAGES=public');
  assert.deepEqual(jobs, ['check', 'build', 'pages']);
  assert.deepEqual(gitlabJobs(packaged, 'CI_PIPELINE_SOURCE=schedule'), ['freshness']);
  assert.throws(
    () => gitlabJobs(text.replace('expire_in:', 'expires_in:')),
    /'expires_in' property is not expected to be here at build\.artifacts/,
  );
});

test('findings go to code scanning only where GitHub takes them', () => {
  const steps = stepsOf(workflowNamed('handbook.yml'));
  const upload = steps.find(({ uses }) => uses?.startsWith('github/codeql-action/upload-sarif@'))?.if ?? '';
  const push = { event_name: 'push', repository: 'acme/handbook', actor: 'ann' };
  const pull = (from: string) => ({
    ...{ ...push, event_name: 'pull_request' },
    event: { repository: { private: false }, pull_request: { head: { repo: { full_name: from } } } },
  });
  const isPrivate = (value: boolean) => ({ ...push, event: { repository: { private: value } } });
  const cases: [boolean, Contexts, string[]?][] = [
    [true, { github: isPrivate(false), vars: {} }],
    [false, { github: isPrivate(true), vars: {} }],
    [true, { github: isPrivate(true), vars: { MUSTER_CODE_SCANNING: 'on' } }],
    [true, { github: pull('acme/handbook'), vars: {} }],
    [false, { github: pull('stranger/handbook'), vars: {} }],
    [false, { github: { ...pull('acme/handbook'), actor: 'dependabot[bot]' }, vars: {} }],
    [false, { github: isPrivate(false), vars: {} }, []],
  ];
  for (const [expected, contexts, files = ['check.sarif']] of cases)
    assert.equal(holds(upload, contexts, files), expected, JSON.stringify([contexts, files]));
});

test('a package calls every command of the pipeline as npx muster, and GitLab’s jobs are those of GitHub', async () => {
  const gitlab = await readPipeline('gitlab');
  const files = [
    ...pipelineFiles({ host: 'github', calling: 'package', files: await readPipeline('github') }),
    ...pipelineFiles({ host: 'gitlab', calling: 'package', files: gitlab }),
  ];
  for (const [path, text] of files) {
    assert.doesNotMatch(text, /npm run|npx muster \w+ -- /, path);
    for (const [, command = ''] of text.matchAll(/npx muster (\w+)/g))
      assert.ok(command in COMMANDS, command);
  }
  assert.deepEqual(
    files.map(([path]) => path),
    [
      ...['handbook', 'comment', 'freshness', 'pages'].map((name) => `.github/workflows/${name}.yml`),
      '.gitlab-ci.yml',
    ],
  );
  assert.match(files[0]?.[1] ?? '', /run: npx muster check --format github --output sarif=check\.sarif\n/);
  assert.match(files[1]?.[1] ?? '', / npx muster diff "\$\(git merge-base/);
  assert.equal(
    pipelineFiles({ host: 'github', calling: 'clone', files: await readPipeline('github') }).size,
    0,
  );
  const { check, build, pages, freshness } = load([...gitlab.values()].join('')) as Record<string, unknown>;
  for (const job of [check, build, pages, freshness]) assert.ok(job);
});

/** What GitHub's language service says about a workflow, as `line: message`. */
async function faultsIn(name: string, text: string): Promise<string[]> {
  // Its modules import JSON as only a bundler accepts it.
  const hooks = registerHooks({
    load: (url, context, next) =>
      next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
  });
  const { validate } = await import('@actions/languageservice').finally(() => hooks.deregister());
  // It remembers a workflow by its address.
  const document = TextDocument.create(`file:///${name}/.github/workflows/x.yml`, 'yaml', 1, text);
  const faults = await validate(document);
  return faults.map(({ range, message }) => `${range.start.line + 1}: ${JSON.stringify(message)}`);
}
