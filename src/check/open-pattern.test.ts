import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { dump, load } from 'js-yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isUnwantedValue } from '../model/admitted.ts';
import type { Run } from '../model/content.ts';
import { fitsPattern } from '../model/pattern.ts';
import { limitsOf } from '../shell/place.ts';
import { safePattern } from '../shell/safe-pattern.ts';
import { buildCatalog } from './build-catalog.ts';

/** What values do in commands, and whether the check knows: tests/fixtures/hostile/values.yaml. */
const { places, never, patterns, hostile, honest, values } = load(
  readFileSync('tests/fixtures/hostile/values.yaml', 'utf8'),
) as Corpus;
const runs = new Map(
  Object.entries(places).map(([name, place]) => [
    name,
    typeof place === 'string' ? { shell: place } : { shell: place.run, language: place.language },
  ]),
);

/** Every ASCII character at every end of a value, and what is typed on purpose. */
const HOSTILE = [
  ...new Set([
    ...values,
    ...Array.from({ length: 0x7f }, (_, code) => String.fromCharCode(code + 1)).flatMap((sign) => [
      sign,
      `a${sign}`,
      `${sign}a`,
      `a${sign}b`,
    ]),
    '',
    'a,b',
    'a=b',
    '=a',
    '%1',
    'a..b',
    '../a',
    '1;',
    'é',
  ]),
];

const PROBE = `probe() { printf '[%s]' "$@"; }; export -f probe; set -f; unset HISTFILE\n`;

const ENVIRONMENT = { PATH: process.env['PATH'], HOME: '/home/night', LC_ALL: 'C.UTF-8' };

for (const { pattern, refused } of patterns)
  test(`pattern ${pattern} is refused where it admits too much`, () => {
    const expected = refused === 'all' ? [...runs.keys()] : [...refused, ...never];
    assert.deepEqual(refusedPlaces(pattern), expected.sort());
  });

for (const [name, { shell, language }] of runs)
  test(`a field without a pattern is safe here: ${name}`, () => {
    const limits = limitsOf(shell, language).get('X') ?? [];
    const pattern = safePattern([{ where: '', limits }]);
    assert.ok(fitsPattern('a1', pattern), pattern);
    const harmful = HOSTILE.filter((value) => limits.some((limit) => isUnwantedValue(value, limit)));
    assert.ok(harmful.length > 20 || /comment/.test(name), `only ${harmful.length}`);
    assert.deepEqual(
      harmful.filter((value) => fitsPattern(value, pattern)),
      [],
    );
  });

for (const [used, verdict] of [
  [hostile, 'refused'],
  [honest, 'accepted'],
] as const)
  for (const { run: shell, pattern, language } of used)
    test(`${pattern} is ${verdict} in ${shell}`, () => {
      const run = { shell: shell.replaceAll('{{X}}', '{{VALUE}}'), ...(language && { language }) };
      const found = diagnosticsOf({
        steps: [{ id: 'look', kind: 'check', title: 'Look', run, expect: '`3`', otherwise: 'escalate' }],
        variables: { VALUE: { description: 'A value', example: 'a', pattern } },
      }).filter(({ rule }) => rule !== 'cmd/bad-example');
      assert.equal(found.length, verdict === 'refused' ? 1 : 0);
      for (const { message } of found) assert.doesNotMatch(message, /undefined|\[object|(?! )[\p{C}\p{Z}]/u);
    });

test('a finding names the pattern, a value that it admits, the step, and a pattern to write instead', () => {
  const found = diagnosticsOf({
    variables: {
      POD: { description: 'The pod', example: 'order-3', pattern: '^[a-z0-9-]+$' },
      TEXT: { description: 'A text', example: 'two words', pattern: '^[^"]+$' },
      FOLDER: { description: 'A folder', example: 'logs', pattern: '^[a-z.]+$' },
      ROLE: { description: 'A role', example: 'reader', pattern: '^[a-z;]+$' },
      TOOL: { description: 'A tool', example: 'kubectl', pattern: '^kubectl$' },
      VERB: { description: 'A verb', example: 'get', pattern: '^[a-z]+$' },
      SPACE: { description: 'A namespace', example: 'two words' },
      SEEN: { description: 'What you saw', example: 'Orders; and "labels".' },
    },
    access: [{ system: 'cluster', permission: 'reader', test: 'kubectl auth can-i get pods -n {{SPACE}}' }],
    steps: [
      {
        id: 'look',
        kind: 'do',
        title: 'Look',
        run: { shell: 'kubectl logs {{POD}}', dry_run: 'kubectl logs "{{TEXT}}"' },
        undo: { run: { shell: 'ls /srv/{{FOLDER}}/today' } },
        detail: 'Then type `psql -c "alter role {{ROLE}} login"`, and note {{SEEN}} and `{{SEEN}}`.',
        risk: 'low',
        expect: '`3`',
        otherwise: 'escalate',
      },
      {
        id: 'more',
        kind: 'check',
        title: 'Look again',
        run: { shell: '{{TOOL}} version && kubectl {{VERB}} pods' },
        expect: '`3`',
        otherwise: 'escalate',
      },
    ],
  });
  assert.deepEqual(
    found.map(({ message, help }) => `${message} → ${help}`),
    [
      'pattern "^[a-z0-9-]+$" admits a value that starts with "-", which changes the options in step "look" → Let the pattern admit only the characters of a correct value, as in `pattern: "^[a-z0-9][a-z0-9-]*$"`.',
      'pattern "^[^"]+$" admits "$", which changes the command in step "look" → Let the pattern admit only the characters of a correct value, as in `pattern: "^[A-Za-z0-9_./:@][A-Za-z0-9_./:@%+,= -]*$"`.',
      'pattern "^[a-z.]+$" admits "..", which changes the path in step "look" → Let the pattern admit only the characters of a correct value, as in `pattern: "^[a-z0-9][a-z0-9-]*$"`.',
      'pattern "^[a-z;]+$" admits ";", which changes the SQL in step "look" → Let the pattern admit only the characters of a correct value, as in `pattern: "^[A-Za-z0-9_.][A-Za-z0-9_.]*$"`.',
      'variable "TOOL" decides which program runs in step "more" → Write the program into the command, and let the variable only name what it acts on.',
      'variable "VERB" decides what the program does in step "more" → Write the word into the command, or list the allowed words, as in `pattern: "^(start|status)$"`.',
      'example "two words" does not match what a command takes without a pattern, "[A-Za-z0-9_./:@][A-Za-z0-9_./:@%+,=-]*" → Fix the example, or add a `pattern` that admits every correct value.',
    ],
  );
});

/** Commands of which a real shell says what arrives, with the value that a plain one becomes. */
const PROBES: Record<string, (value: string) => string[]> = {
  "probe {{X}} 'end'": (value) => [value, 'end'],
  'probe a{{X}}b': (value) => [`a${value}b`],
  'probe --name={{X}}': (value) => [`--name=${value}`],
  "probe 'a {{X}} b'": (value) => [`a ${value} b`],
  'probe "a {{X}} b"': (value) => [`a ${value} b`],
  'probe "${HOME}{{X}}"': (value) => [`/home/night${value}`],
  "probe $'a {{X}}\\tb'": (value) => [`a ${value}\tb`],
  'probe "$(probe {{X}})"': (value) => [`[${value}]`],
  'probe `probe {{X}}`': (value) => [`[${value}]`],
  "eval 'probe {{X}}'": (value) => [value],
  'eval "probe \'{{X}}\'"': (value) => [value],
  "bash -c 'probe {{X}}'": (value) => [value],
  'bash -c \'probe "{{X}}"\'': (value) => [value],
  'bash -c "probe \\"{{X}}\\""': (value) => [value],
  'bash -c "probe \'{{X}}\'"': (value) => [value],
  'bash -c \'eval "probe {{X}}"\'': (value) => [value],
  'probe "$(cat <<END\n{{X}}\nEND\n)"': (value) => [value],
  'probe "$(cat <<\'END\'\n{{X}}\nEND\n)"': (value) => [value],
  'cat <<< "{{X}}" > /dev/null && probe done # {{X}}': () => ['done'],
  'if true; then probe {{X}}; fi': (value) => [value],
  'A={{X}} bash -c \'probe "$A"\'': (value) => [value],
  'for x in {{X}}; do probe "$x"; done': (value) => [value],
};

for (const [command, arrives] of Object.entries(PROBES))
  test(`what is not refused arrives unchanged in a real shell: ${command}`, () => {
    const limits = limitsOf(command).get('X') ?? [];
    const passing = HOSTILE.filter(
      (value) => value !== '' && !limits.some((limit) => isUnwantedValue(value, limit)),
    );
    assert.ok(passing.length > 10 && passing.length < HOSTILE.length, `${passing.length} pass`);
    const script = passing.map((value) => `${command.replaceAll('{{X}}', () => value)}\necho\n`).join('');
    const printed = execFileSync('bash', ['-c', `${PROBE}${script}`], { env: ENVIRONMENT, encoding: 'utf8' });
    assert.deepEqual(printed.split('\n'), [
      ...passing.map((value) =>
        arrives(value)
          .map((word) => `[${word}]`)
          .join(''),
      ),
      '',
    ]);
  });

/** The places in which the check refuses a pattern: one runbook, with a step and a variable for each place. */
function refusedPlaces(pattern: string): string[] {
  const named = new Map([...runs.keys()].map((name) => [name.toUpperCase().replaceAll('-', '_'), name]));
  const found = new Set<string>();
  for (const part of [[...named].slice(0, 30), [...named].slice(30)]) {
    const steps = part.map(([variable, name], index) => {
      const { shell, language } = runs.get(name) ?? { shell: '' };
      return {
        id: `look-${index + 1}`,
        kind: 'check',
        title: `Look at number ${index + 1}`,
        run: { shell: shell.replaceAll('{{X}}', `{{${variable}}}`), ...(language && { language }) },
        expect: '`3`',
        otherwise: 'escalate',
      };
    });
    const variables = Object.fromEntries(
      part.map(([variable]) => [variable, { description: 'A value', example: 'a', pattern }]),
    );
    for (const { rule, place } of diagnosticsOf({ steps, variables }))
      if (rule !== 'cmd/bad-example') found.add(named.get(place?.split('.')[1] ?? '') ?? `nowhere: ${place}`);
  }
  return [...found].sort();
}

/** The findings about values in a runbook that is otherwise right. */
function diagnosticsOf(keys: object): Diagnostic[] {
  const frame = {
    title: 'Values',
    kind: 'procedure',
    status: 'draft',
    use_when: 'A test.',
    recovered_when: ['Now.'],
  };
  const text = dump({ ...frame, ...keys }, { lineWidth: -1 });
  const { diagnostics } = buildCatalog([{ path: 'teams/orders/runbooks/values.yaml', text }], {
    now: new Date('2026-11-24'),
  });
  assert.deepEqual(
    diagnostics.filter(({ rule }) => /^(?:schema|yaml)\//.test(rule)),
    [],
  );
  return diagnostics.filter(({ rule }) => /^cmd\/(?:open-pattern|program-variable|bad-example)$/.test(rule));
}

interface Corpus {
  places: Record<string, string | { run: string; language: NonNullable<Run['language']> }>;
  never: string[];
  patterns: { pattern: string; refused: string[] | 'all' }[];
  hostile: Used[];
  honest: Used[];
  values: string[];
}

interface Used {
  run: string;
  pattern: string;
  language?: NonNullable<Run['language']>;
}
