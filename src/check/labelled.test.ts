import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dump, load } from 'js-yaml';
import { loadShell } from '../loaders/shell.ts';
import { buildCatalog } from './build-catalog.ts';
import { variablesIn } from '../model/facts.ts';
import type { Program } from '../shell/program.ts';
import { BUILT_IN_PROGRAMS, PROGRAMS } from '../shell/registry.ts';
import { programsIn } from '../shell/running.ts';
import { RULE_DESCRIPTIONS } from './rules/index.ts';

/**
 * Whether the rules say of labelled commands and texts what a person said of them. A line that a rule is known to judge
 * wrongly says so, and counts against the rule: an error must be right in at least 95 % of what it finds, or it has to
 * become a warning.
 */
const NEEDED = 0.95;

const RUNBOOK = 'teams/orders/runbooks/NAME.yaml';
const EMPTY = {
  title: 'Orders',
  kind: 'procedure',
  reviewed: { date: '2026-11-12', by: 'responder' },
  use_when: 'Orders wait.',
  recovered_when: ['No order waits.'],
  stop_if: [{ when: 'No shard answers.', go_to: 'team/orders' }],
  links: [
    {
      id: 'orders',
      label: 'Orders dashboard',
      url: 'https://grafana.shop.example/d/orders',
      type: 'dashboard',
    },
  ],
};
/** What the surroundings of a label cause, and not the label. */
const IGNORED: ReadonlySet<string> = new Set(['cmd/unused-variable', 'flow/no-escalation']);

const LABELLED = 'tests/fixtures/labelled';
const BASE = 'tests/fixtures/base';
const base = globSync('**/*.{yaml,mdx}', { cwd: BASE })
  .filter((path) => !path.includes('/runbooks/'))
  .map((path) => ({ path, text: readFileSync(join(BASE, path), 'utf8') }));
const parseShell = await loadShell();
const tally = new Map<string, { right: number; wrong: number }>();

const commands = globSync(['commands.yaml', 'commands/*.yaml'], { cwd: LABELLED })
  .sort()
  .flatMap((file) =>
    (load(readFileSync(join(LABELLED, file), 'utf8')) as Command[]).map((command) => ({ ...command, file })),
  );
const texts = load(readFileSync(join(LABELLED, 'texts.yaml'), 'utf8')) as Text[];

test('there are enough labels to say something', () => {
  assert.ok(commands.length >= 150 && texts.length >= 50, `${commands.length} and ${texts.length}`);
  assert.equal(new Set(commands.map(({ run }) => run)).size, commands.length);
});

const foundInCommands = findings(
  new Map(commands.map((command, index) => [`labelled-${index}`, runbookOf(command)])),
);
for (const [file, inFile] of Map.groupBy(commands.entries(), ([, { file }]) => file))
  test(`what is found in the commands of ${file} is what a person said`, () => {
    const differences = inFile.flatMap(([index, command]) => {
      const { found, expected } = judge(command, labelsOf(command), foundInCommands.get(`labelled-${index}`));
      return found.join() === expected.join() ? [] : [{ run: command.run, found, expected }];
    });
    assert.deepEqual(differences, []);
  });

test('at least 150 programs have four labelled commands, of which some read and some do not', (context) => {
  const labelled = new Map<Program, string[]>();
  for (const { run, is } of commands) {
    const [program] = programsIn(parseShell(run), parseShell, BUILT_IN_PROGRAMS).flatMap(({ program }) =>
      program && program.prints === undefined ? [program] : [],
    );
    if (program) labelled.set(program, [...(labelled.get(program) ?? []), is]);
  }
  const enough = [...labelled].filter(
    ([program, effects]) => effects.length >= 4 && showsAll(program, effects),
  );
  context.diagnostic(`${enough.length} programs of ${PROGRAMS.length}, ${commands.length} commands`);
  assert.ok(enough.length >= 150, String(enough.length));
});

const foundInTexts = findings(new Map(texts.map((text, index) => [`labelled-${index}`, fileOf(text)])));
for (const [index, text] of texts.entries())
  test(`labelled: ${text.at}: ${text.text}`, () => {
    const { found, expected } = judge(text, text.finds ?? [], foundInTexts.get(`labelled-${index}`));
    assert.deepEqual(found, expected);
  });

test('every error rule is right in at least 95 % of what it finds', (context) => {
  const errors = [...tally].filter(([rule]) => RULE_DESCRIPTIONS.get(rule)?.level === 'error');
  for (const [rule, { right, wrong }] of [...tally].sort(([a], [b]) => (a < b ? -1 : 1)))
    context.diagnostic(`${rule}: right ${right}, wrong ${wrong}`);
  assert.deepEqual(
    errors.filter(([, { right, wrong }]) => right / (right + wrong) < NEEDED).map(([rule]) => rule),
    [],
  );
});

/** A program that only reads, or never does, has no command of the other sort. */
function showsAll({ effect, dryRun }: Program, effects: string[]): boolean {
  const onlyReads = effect === 'reads';
  const neverReads = typeof effect === 'string' && !onlyReads && dryRun?.options === undefined;
  return (neverReads || effects.includes('reads')) && (onlyReads || effects.some((each) => each !== 'reads'));
}

/** Counts for each rule that spoke whether it was right to, and says what was found and what should be. */
function judge(
  { misses = [], wrongly = [] }: Label,
  labels: string[],
  found: Set<string> = new Set(),
): Record<'found' | 'expected', string[]> {
  for (const rule of found) {
    const count = tally.get(rule) ?? { right: 0, wrong: 0 };
    tally.set(rule, count);
    count[labels.includes(rule) ? 'right' : 'wrong']++;
  }
  const expected = new Set([...labels.filter((rule) => !misses.includes(rule)), ...wrongly]);
  return { found: [...found].sort(), expected: [...expected].sort() };
}

/** Puts a command into a check, a step of low risk and a step of high risk, for three kinds of findings. */
function labelsOf({ is, finds = [], unread }: Command): string[] {
  if (unread) return finds;
  return [
    ...finds,
    ...(is === 'reads' ? [] : ['risk/check-mutates']),
    ...(is === 'high' ? ['risk/understated'] : []),
    ...(is === 'destructive' ? ['risk/understated', 'risk/understated even where it says high'] : []),
  ];
}

/** The rules that report each file, with the findings in the step of high risk kept apart. */
function findings(files: Map<string, { path: string; data: object }>): Map<string, Set<string>> {
  const sources = [...files].map(([name, { path, data }]) => ({
    path: path.replace('NAME', name),
    text: dump(data, { lineWidth: -1, noRefs: true }),
  }));
  const { diagnostics } = buildCatalog([...base, ...sources], {
    now: new Date('2026-11-24'),
    parseShell,
    audience: 'internal',
  });
  const found = new Map<string, Set<string>>();
  for (const { file, rule, line } of diagnostics) {
    const name = /labelled-\d+/.exec(file)?.[0];
    if (name === undefined || IGNORED.has(rule)) continue;
    const text = sources.find(({ path }) => `content/${path}` === file)?.text.split('\n') ?? [];
    const high = text.slice(0, line).includes('  - id: as-high') && rule === 'risk/understated';
    found.set(name, (found.get(name) ?? new Set()).add(high ? `${rule} even where it says high` : rule));
  }
  return found;
}

function runbookOf({ run }: Command): { path: string; data: object } {
  const shell = { shell: run };
  const names = [...new Set(variablesIn(run).map(({ name }) => name))];
  const steps = [
    { id: 'as-check', kind: 'check', title: 'Look at it', run: shell, expect: '`3`', otherwise: 'escalate' },
    { id: 'as-low', kind: 'do', title: 'Do it', run: shell, expect: '`3`', risk: 'low', then: 'as-high' },
    {
      id: 'as-high',
      kind: 'do',
      title: 'Do it knowingly',
      run: shell,
      expect: '`3`',
      risk: 'high',
      blast_radius: 'Orders wait.',
      undo: { manual: 'Put it back.' },
    },
  ];
  const variables = Object.fromEntries(
    names.map((name) => [name, { description: 'A name', example: 'a', pattern: '^[a-z]+$' }]),
  );
  return { path: RUNBOOK, data: { ...EMPTY, steps, ...(names.length > 0 ? { variables } : {}) } };
}

function fileOf({ at, text }: Text): { path: string; data: object } {
  const step = {
    id: 'look',
    kind: 'check',
    title: 'Look at it',
    link: 'orders',
    expect: 'Fewer than ten wait.',
    otherwise: 'escalate',
  };
  const run = { shell: 'kubectl get pods' };
  switch (at) {
    case 'body':
    case 'over':
      return {
        path: 'messages/NAME.yaml',
        data: {
          title: 'Orders',
          audience: 'customers',
          channel: 'status-page',
          phase: at === 'body' ? 'identified' : 'resolved',
          body: text,
        },
      };
    case 'meaning':
      return { path: RUNBOOK, data: { ...EMPTY, meaning: text, steps: [step] } };
    case 'title':
      return { path: RUNBOOK, data: { ...EMPTY, steps: [{ ...step, title: text }] } };
    case 'expect':
      return { path: RUNBOOK, data: { ...EMPTY, steps: [{ ...step, run, expect: text }] } };
    case 'seen':
      return { path: RUNBOOK, data: { ...EMPTY, steps: [{ ...step, expect: text }] } };
    case 'label':
      return {
        path: RUNBOOK,
        data: { ...EMPTY, links: [{ ...EMPTY.links[0], label: text }], steps: [step] },
      };
  }
}

interface Label {
  finds?: string[];
  misses?: string[];
  wrongly?: string[];
}
interface Command extends Label {
  is: 'reads' | 'changes' | 'high' | 'destructive';
  run: string;
  /** Where a shell cannot read it, nothing else is said. */
  unread?: boolean;
}
interface Text extends Label {
  at: 'meaning' | 'title' | 'expect' | 'seen' | 'body' | 'over' | 'label';
  text: string;
}
