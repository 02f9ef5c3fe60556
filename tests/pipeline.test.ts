import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { readPipeline } from '../src/loaders/pipeline.ts';
import { repositoryAt, type Repository } from './repository.ts';
import { scratch } from './scratch.ts';
import { filled, stepsOf, workflowNamed, type Contexts } from './workflow.ts';

const ROOT = resolve(import.meta.dirname, '..');

// Below the repository, so that Astro is found as in a clone of its own. A build ignores this folder.
mkdirSync(join(ROOT, '.site'), { recursive: true });
const room = scratch(join(ROOT, '.site'));

const clone = cloneOfOrganisation();
const base = clone.git('rev-parse', 'HEAD');
clone.git('checkout', '-q', '-b', 'topic');
clone.change('org/teams/orders/runbooks/order-queue.yaml', 'title: ', 'title: Today the ');
clone.commit('Rename a runbook');
const commit = clone.git('rev-parse', 'HEAD');

/** What GitHub says about a pull request in a private repository. */
const contexts: Contexts = {
  github: {
    event_name: 'pull_request',
    repository: 'acme/handbook',
    server_url: 'https://git.example',
    token: 'token',
    event: {
      repository: { private: true, default_branch: 'main' },
      pull_request: { base: { sha: base } },
      workflow_run: { id: 7, event: 'pull_request', head_sha: commit },
    },
  },
  vars: {},
};

test('a pull request is checked, built and shown, with no code scanning and no other repository', () => {
  const summary = join(room, 'summary.md');
  const said = runSteps('handbook.yml', { GITHUB_STEP_SUMMARY: summary });
  assert.match(said, /Checked \d+ files in [\d.]+ s/);
  assert.match(said, /Published +dist: \d+ files/);
  assert.match(said, /Copied \d+ pages? to preview/);
  assert.match(readFileSync(summary, 'utf8'), /Checked \d+ files/);
  assert.ok(existsSync(join(clone.root, 'check.sarif')));
  const pages = readdirSync(join(clone.root, 'preview/runbooks'));
  assert.deepEqual(pages, ['order-queue']);
});

test('the comment says what the pull request changes, and where its pages are', () => {
  const answer = `7 ${base}`;
  const said = runSteps('comment.yml', { GH_ANSWER: answer });
  assert.match(said, /^gh api repos\/acme\/handbook\/commits\/[0-9a-f]{40}\/pulls --jq /m);
  assert.match(said, /^gh pr comment 7 --body-file comment\.md --edit-last --create-if-none$/m);
  const comment = readFileSync(join(clone.root, 'comment.md'), 'utf8');
  assert.match(comment, /Today the /);
  assert.match(comment, /`preview` of https:\/\/git\.example\/acme\/handbook\/actions\/runs\/7\./);
  assert.doesNotMatch(runSteps('comment.yml', { GH_ANSWER: ' ' }), /gh pr comment/);
});

test('once a week each team gets an issue', () => {
  const said = runSteps('freshness.yml', { GH_ANSWER: '[]' });
  assert.match(said, /^gh label create handbook-health --force$/m);
  assert.match(said, /^open: Handbook: what Orders has to fix$/m);
});

test('GitHub Pages are public, below the path that their settings have', () => {
  for (const [path, expected] of [
    ['/handbook', '/handbook/'],
    // owner.github.io, or a domain of one's own.
    ['', '/'],
  ] as const) {
    const steps = { pages: { outputs: { base_path: path } } };
    assert.equal(
      runSteps('pages.yml', recorded(), { ...contexts, steps }),
      `npm run build -- --audience public --base ${expected}\n`,
    );
  }
});

test('our own tests are for our repository, and for an organisation that asks for them', () => {
  const ask = (folder: string, develop: string): string => {
    const output = join(room, 'output');
    writeFileSync(output, '');
    const [step] = stepsOf(workflowNamed('muster.yml')).filter(({ run }) => run?.includes('GITHUB_OUTPUT'));
    runScript(step?.run ?? '', { GITHUB_OUTPUT: output, DEVELOP: develop }, folder);
    return readFileSync(output, 'utf8');
  };
  assert.equal(ask(room, ''), 'wanted=yes\n');
  assert.equal(ask(clone.root, ''), '');
  assert.equal(ask(clone.root, 'on'), 'wanted=yes\n');
});

test('GitLab runs the same commands, and writes to the owner of the schedule while a team has work', async () => {
  const jobs = load([...(await readPipeline('gitlab')).values()].join('')) as Record<string, Job>;
  const script = (name: string): string => (jobs[name]?.script ?? []).join('\n');
  assert.equal(runScript(script('check'), recorded()), 'npm run check -- --output junit=check.xml\n');
  assert.equal(
    runScript(script('build'), { ...recorded(), CI_MERGE_REQUEST_DIFF_BASE_SHA: base }),
    `npm run build\nnpm run preview -- ${base} --to preview\n`,
  );
  assert.equal(runScript(script('build'), recorded()), 'npm run build\n');
  for (const [url, path] of [
    ['https://acme.pages.example/handbook', '/handbook/'],
    ['https://acme.pages.example/ops/handbook', '/ops/handbook/'],
    ['https://handbook-1a2b3c.pages.example', '/'],
  ] as const) {
    const folder = mkdtempSync(join(room, 'pages-'));
    for (const name of ['dist', 'public']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'dist/index.html'), '');
    const variables = { ...recorded(), MUSTER_PAGES: 'internal', CI_PAGES_URL: url };
    const said = runScript(script('pages'), variables, folder);
    assert.equal(said, `npm run build -- --audience internal --base ${path}\n`);
    assert.deepEqual(readdirSync(join(folder, 'public')), ['index.html']);
  }
  const late = { SOURCE_DATE_EPOCH: '2000000000' };
  assert.match(
    runScript(script('freshness'), late, clone.root, 1),
    /^To fix: .*Orders.*\. See health\.md\.$/m,
  );
  assert.match(readFileSync(join(clone.root, 'health.md'), 'utf8'), /^## Orders$/m);
});

/** A clone of Muster with a handbook in org, committed on main, and itself as its remote. */
function cloneOfOrganisation(): Repository {
  const root = join(room, 'clone');
  const own = repositoryAt(ROOT);
  const files = own.git('ls-files', '-co', '--exclude-standard').split('\n');
  for (const file of files.filter((path) => !/^(?:tests|org)\//.test(path) && existsSync(join(ROOT, path)))) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(ROOT, file), join(root, file));
  }
  cpSync(join(ROOT, 'tests/fixtures/base'), join(root, 'org'), { recursive: true });
  // Commands keep their compiled code there.
  mkdirSync(join(root, 'node_modules'));
  const repository = repositoryAt(root, 'org');
  repository.write(
    'org/teams/orders/services/archive.yaml',
    'name: Archive\ndescription: Keeps what was ordered.\ntier: 1\n',
  );
  repository.git('init', '-q', '-b', 'main');
  repository.git('remote', 'add', 'origin', root);
  repository.commit('The handbook of an organisation');
  return repository;
}

/** Runs what a workflow runs, step by step, with what GitHub gives each. Packages are installed already. */
function runSteps(name: string, variables: Record<string, string>, given: Contexts = contexts): string {
  const { env = {} } = Object.values(workflowNamed(name).jobs)[0] ?? {};
  return stepsOf(workflowNamed(name))
    .filter(({ run }) => run !== undefined && run !== 'npm ci')
    .map(({ run = '', env: own = {} }) => {
      const filledIn = Object.entries({ ...env, ...own }).map(([key, text]) => [key, filled(text, given)]);
      return runScript(run, { ...(Object.fromEntries(filledIn) as Record<string, string>), ...variables });
    })
    .join('');
}

/** Runs a script as a pipeline does and returns what it printed. `gh` is one that prints how it was called. */
function runScript(
  script: string,
  variables: Record<string, string>,
  folder = clone.root,
  expected = 0,
): string {
  const { PATH = '', HOME = '' } = process.env;
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { HOME, CI: 'true', ...variables, PATH: `${variables['PATH'] ?? ''}:${standIns('gh')}:${PATH}` },
  });
  assert.equal(status, expected, `${script}\n${stdout}${stderr}`);
  return stdout + stderr;
}

/** An environment in which npm only prints how it was called. */
function recorded(): Record<string, string> {
  return { PATH: standIns('npm') };
}

/** A folder with a program that prints how it was called; `gh` prints its answer on its standard output. */
function standIns(name: 'gh' | 'npm'): string {
  const folder = join(room, 'bin', name);
  mkdirSync(folder, { recursive: true });
  // A program that ends without reading its input breaks the pipe of the one that writes it.
  const answer =
    name === 'gh'
      ? 'case "$1 $2" in api*|"issue list") echo "$GH_ANSWER";; "issue create") cat > /dev/null;; esac\n'
      : '';
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\necho "${name} $*" >&2\n${answer}`);
  chmodSync(file, 0o755);
  return folder;
}

interface Job {
  script: string[];
}
