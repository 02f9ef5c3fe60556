import assert from 'node:assert/strict';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryAt } from './repository.ts';

/*
 * How a firm makes the handbook its own: a hospital with three teams, one of which keeps its part in another repository,
 * with levels P1 to P4, German strings, without courses, drills and laws, with one page replaced and one role renamed. The
 * same steps by package and in a clone.
 */

/** What the hospital answers to adopt. */
export const ANSWERS = `name: Klinikum Nordstadt
time_zone: Europe/Berlin
language: de
paging_tool: opsgenie
levels: [P1, P2, P3, P4]
teams:
  - name: Netz
    page: { telephone: +49 30 7654321 }
    services: [WLAN]
  - name: Klinische Systeme
    id: klinik
    page: { command: /genie alert klinik }
    services: [Patientenakte, Labor]
`;

/** Changes what adopt wrote, as the hospital does. `run` runs a command in the folder that has `org/`. */
export function makeOwn(home: string, run: Run): void {
  const org = join(home, 'org');
  const change = (path: string, from: string | RegExp, to: string): void => {
    const before = readFileSync(join(org, path), 'utf8');
    const after = before.replace(from, to);
    assert.notEqual(after, before, path);
    writeFileSync(join(org, path), after);
  };
  writeTeamElsewhere(home);
  change('handbook.yaml', /^layers: .*$/m, LAYERS);
  const { status, stdout, stderr } = run('new', 'override', 'handbook/during/calls');
  assert.equal(status, 0, stdout + stderr);
  change('handbook/during/calls.mdx', /^title: .*$/m, 'title: Der Anruf');
  change('handbook/during/calls.mdx', /^---\n\n[^]*$/m, '---\n\nRuf die Leitung an.\n');
  write(org, 'roles/incident-commander.patch.yaml', 'name: Einsatzleitung\n');
  write(org, 'strings.de.yaml', 'frame.search: Finden\n');
}

/** Asserts that a built site is whole, and that it names neither the example nor its trade. */
export function assertWhole(site: string): void {
  const files = globSync('**/*.{html,md,json,txt}', { cwd: site });
  assert.ok(files.length > 300, String(files.length));
  const isOurs = (file: string): boolean => /^(?:reference|contribute|schemas)\b/.test(file);
  for (const file of files) {
    const text = readFileSync(join(site, file), 'utf8');
    assert.doesNotMatch(text, /larkspur|\bparcels?\b|\bdepots?\b/i, file);
    if (!isOurs(file)) assert.doesNotMatch(text, /\{\{(?:org|role|timer|level|channel)\./, file);
  }
  const page = (path: string): string => readFileSync(join(site, path, 'index.html'), 'utf8');
  assert.match(page(''), /<html lang="de"/);
  assert.match(page(''), /Einsatzleitung/);
}

/** Asserts that a site has everything that people inside may see, and in which words. */
export function assertInternal(site: string): void {
  const page = (path: string): string => readFileSync(join(site, path, 'index.html'), 'utf8');
  assert.match(page('severity'), /\bP1\b/);
  assert.match(page('handbook/during/calls'), /Ruf die Leitung an\./);
  assert.match(page('runbooks/ct-down'), /Radiologie/);
  assert.match(page('health'), /\b[0-9a-f]{7,}\b/);
  assert.deepEqual(globSync('{training,drills,clocks}/*/', { cwd: site }), []);
}

/** Asserts that a public site has nothing that the hospital has not marked. */
export function assertPublic(site: string): void {
  assert.deepEqual(globSync('{runbooks,teams,services}/*/', { cwd: site }), []);
  for (const file of globSync('**/*.{html,md,json,txt}', { cwd: site }))
    assert.doesNotMatch(
      readFileSync(join(site, file), 'utf8'),
      /Radiologie|Patientenakte|WLAN|\/genie|7654321|Ruf die Leitung/,
      file,
    );
}

function writeTeamElsewhere(home: string): void {
  const root = join(dirname(home), 'radiologie');
  const own = join(home, 'org/teams/klinik');
  for (const [from, to] of [
    ['team.yaml', 'team.yaml'],
    ['services/labor.yaml', 'services/ct.yaml'],
    ['runbooks/patientenakte-down.yaml', 'runbooks/ct-down.yaml'],
  ] as const) {
    const text = readFileSync(join(own, from), 'utf8');
    write(
      join(root, 'teams/radiologie'),
      to,
      text
        .replace(/Klinische Systeme/g, 'Radiologie')
        .replace(/\bpatientenakte\b|\blabor\b/g, 'ct')
        .replace(/Patientenakte|Labor/g, 'CT'),
    );
  }
  const repository = repositoryAt(root);
  repository.git('init', '-q', '-b', 'main');
  repository.commit('First');
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const LAYERS = `layers:
  - muster
  - id: radiologie
    path: ../../radiologie
    holds: [teams/radiologie]
    edit_url: https://git.klinikum.example/radiologie/edit/main/{path}
  - .
exclude: [course/*, paths, task-book, drill/*, wheel, drill-kit, page/at-scale/*, role/safety-officer, regimes]`;

/** Runs a command of Muster, and says how it ended. */
type Run = (command: string, ...words: string[]) => { status: number | null; stdout: string; stderr: string };
