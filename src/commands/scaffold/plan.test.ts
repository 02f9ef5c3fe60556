import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CORE_SCHEMA, load } from 'js-yaml';
import { parse } from 'yaml';
import { readRules } from '../../upkeep/rule-file.ts';
import { catalogOf, readSources } from '../../loaders/catalog.ts';
import { documentOf, pathOf, type Extra } from './plan.ts';
import { requestOf } from './request.ts';
import { readStarter } from '../../loaders/starters.ts';
import { openQuestionsIn } from '../../check/open-question.ts';
import { withSchema } from './starter.ts';

const options = { now: new Date('2026-11-24'), audience: 'restricted' } as const;
const sources = await readSources('tests/fixtures/base');
const { catalog } = await catalogOf(sources, options);

/** The text of a new file, and the errors that the check finds once it is there. */
async function start(words: string, extra: Extra = {}): Promise<{ text: string; errors: string[] }> {
  const request = requestOf(words.split(' '), catalog);
  const path = pathOf(request);
  const document = documentOf(await readStarter(request.kind), request, catalog, extra);
  const text = withSchema(document.toString({ lineWidth: 0 }), `content/${path}`, request.kind);
  const { diagnostics } = await catalogOf([...sources, { path, text }], options);
  const errors = diagnostics.filter(({ level }) => level === 'error');
  return { text, errors: errors.map(({ file, line, message }) => `${file}:${line} ${message}`) };
}

function rulesIn(alert: object): Extra {
  const { alerts, findings } = readRules(
    'r.yaml',
    JSON.stringify({ groups: [{ name: 'g', rules: [alert] }] }),
  );
  // What Prometheus would refuse has to be harmless too.
  const other = findings.filter(({ rule }) => rule !== 'schema/duration' && rule !== 'schema/key');
  assert.deepEqual(other, []);
  return { rules: alerts };
}

test('every kind of file passes the check as it is written, and asks its questions in it', async () => {
  for (const words of [
    'runbook orders conveyor-stopped',
    'team harbour',
    'service orders invoice-printer',
    'role weather-lead',
    'message hello',
    'message orders hello',
  ]) {
    const { text, errors } = await start(words);
    assert.deepEqual(errors, [], words);
    assert.ok(openQuestionsIn(text).length >= 3, words);
    assert.match(text, /^# yaml-language-server: \$schema=(\.\.\/)+schemas\/[a-z]+\.schema\.json\n/);
    assert.doesNotMatch(text, /<[a-z-]+>/, words);
  }
  assert.match((await start('runbook orders conveyor-stopped')).text, /^status: draft$/m);
});

test('a team is paged as it says and, until then, through the commander', async () => {
  const page = catalog.organisation?.data.page ?? {};
  assert.ok((await start('team harbour')).text.includes(page.command ?? page.telephone ?? page.form ?? '?'));
  const { text } = await start('team harbour', { page: '/page harbour, +49 30 1234567' });
  assert.match(text, /page: \/page harbour\n {4}telephone: \+49 30 1234567\n/);
});

test('a rule fills the runbook with its facts', async () => {
  const { text, errors } = await start(
    'runbook orders orders-silent',
    rulesIn({
      alert: 'OrdersSilent',
      expr: 'sum by (warehouse) (\n  rate(orders_total[5m])\n) == 0',
      for: '10m',
      labels: { severity: 'warning', team: 'orders', pod: '{{ $labels.pod }}' },
      annotations: {
        summary: 'No till of a warehouse sends anything.',
        description:
          'Warehouse {{ $labels.warehouse }} has sent {{ $value | humanize }} orders in ten minutes.',
        dashboard_url: 'https://grafana.example/d/orders',
      },
    }),
  );
  assert.deepEqual(errors, []);
  for (const said of [
    'title: No till of a warehouse sends anything\nkind: alert\n',
    'use_when: The alert OrdersSilent fires.\nmeaning: Warehouse (warehouse) has sent (value) orders in ten minutes.\n',
    '# The rule (warning), when it has held for 10m:\n#   sum by (warehouse) (\n#     rate(orders_total[5m])\n#   ) == 0\nalerts:\n',
    '    labels:\n      severity: warning\n      team: orders\n',
    'Guessed from severity: warning.\nseverity:\n',
    'url: https://grafana.example/d/orders\n',
  ])
    assert.ok(text.includes(said), `${said}\nin\n${text}`);
  assert.doesNotMatch(text, /Which alerts lead here/);
});

test('two severities of one alert become two entries, and the more severe one is guessed', async () => {
  const rule = (severity: string): object => ({
    alert: 'OrdersSilent',
    expr: 'up == 0',
    labels: { severity },
  });
  const rules = ['warning', 'critical'].flatMap((severity) => rulesIn(rule(severity)).rules ?? []);
  const { text, errors } = await start('runbook orders orders-silent', { rules });
  assert.deepEqual(errors, []);
  assert.equal(text.match(/name: OrdersSilent/g)?.length, 2);
  assert.ok(text.includes(`start: ${catalog.severity?.data.major_at ?? ''}\n`));
});

test('whatever a rule contains, the file passes the check and contains nothing but text', async () => {
  const hostile = [
    '<script>alert(1)</script> <b>bold</b> &amp;',
    '[click](http://evil.example) ![x](javascript:alert(1)) http://a.example www.a.example <http://b.example>',
    '# heading\n\n- list\n1. list\n> quote\n```\ncode\n```\n| a | b |\n|---|---|',
    '{{ $labels.x }}{{timer.relief}} {{UPPER_SNAKE}} {{ with query "x" }}{{ . | first }}{{ end }} {{ unclosed',
    '\u0000\u202E\u200B\u2028 invisible \u001B[31m',
    'yes: no # not a comment \'quoted" \\n * & ! % @ `',
    '<team> <service-id> $& $1',
    'TODO: <placeholder> someone@example.com @handle',
    'x'.repeat(9000),
    '- ',
    '…',
    '',
  ];
  for (const text of hostile) {
    const alert = {
      alert: 'OrdersSilent',
      expr: `up == 0 # ${text}`,
      for: text,
      labels: { severity: text, [text]: text, team: text },
      annotations: { summary: text, description: text, dashboard: text },
    };
    assert.deepEqual(
      (await start('runbook orders orders-silent', rulesIn(alert))).errors,
      [],
      text.slice(0, 80),
    );
  }
});

test('the alert of a file is the one of the rule to the letter, whatever reads the YAML', async () => {
  const names = load(readFileSync('tests/fixtures/hostile/alert-names.yaml', 'utf8')) as {
    name: string;
    problem?: string;
  }[];
  const others = [
    '+4930123456',
    '1e3',
    '0x1F',
    '0o17',
    '.5',
    '1_000',
    '12:30:45',
    '2026-11-30',
    '.inf',
    '=',
    '<<',
    'Y',
  ];
  const long = ['x', '🔥', '👩‍👩‍👧‍👦', '支', '*']
    .flatMap((part) => [part, `a${part}`])
    .map((part) => part.repeat(60));
  const marks = [
    'a: b',
    'a #b',
    '- a',
    '? a',
    '* a',
    '& a',
    '! a',
    '% a',
    '@ a',
    '`a`',
    '{a}',
    '[a]',
    "it's",
    '"a"',
    '*/',
    '| a',
    '> a',
    ', a',
    'a\\n',
    '${x}',
    '$&',
    '<team>',
  ];
  for (const name of [
    ...names.filter(({ problem }) => !problem).map((each) => each.name),
    ...others,
    ...long,
    ...marks,
  ]) {
    const { text, errors } = await start(
      'runbook orders orders-silent',
      rulesIn({ alert: name, expr: 'up', labels: { service: name, team: 'yes', zone: '0123' } }),
    );
    assert.deepEqual(errors, [], name);
    for (const read of [
      load(text, { schema: CORE_SCHEMA }),
      parse(text, { version: '1.1' }) as unknown,
      parse(text, { version: '1.2' }) as unknown,
    ]) {
      const { alerts } = read as { alerts: { name: unknown; labels: Record<string, unknown> }[] };
      assert.equal(alerts[0]?.name, name);
      // A label that is filled in when the alert fires tells nothing apart, and a runbook has no longer ones.
      const isLabel =
        !name.includes('{{') && name === name.replace(/\p{Cf}/gu, ' ') && [...name].length <= 120;
      const service = isLabel ? { service: name } : {};
      assert.deepEqual(alerts[0].labels, { ...service, team: 'yes', zone: '0123' });
    }
  }
});

test('from an alert comes no remedy, and no service that it does not name', async () => {
  const rule = (labels: object): object => ({ alert: 'OrdersSilent', expr: 'up == 0', labels });
  const none = await start('runbook orders orders-silent', rulesIn(rule({ team: 'orders' })));
  assert.deepEqual(none.errors, []);
  assert.doesNotMatch(none.text, /^services:|restart|health|service\.example/im);
  assert.match(none.text, /# FILL IN: Which services is it about\?/);
  assert.match(none.text, /# FILL IN: What do you look at first, what do you change,/);
  const named = await start('runbook orders orders-silent', rulesIn(rule({ service: 'order-intake' })));
  assert.match(named.text, /^services:\n {2}- order-intake$/m);
  const wrong = await start('runbook orders orders-silent', rulesIn(rule({ service: 'order-intak' })));
  assert.doesNotMatch(wrong.text, /^services:/m);
  const given = await start('runbook orders orders-silent', {
    ...rulesIn(rule({})),
    service: 'order-intake',
  });
  assert.match(given.text, /^services:\n {2}- order-intake$/m);
});

test('the labels of a group are those of its alerts, and their own win', async () => {
  const { alerts } = readRules(
    'r.yaml',
    'groups: [{ name: g, labels: { team: orders, severity: critical }, rules: [{ alert: A1, expr: up, labels: { severity: warning } }] }]',
  );
  const { text } = await start('runbook orders orders-silent', { rules: alerts });
  assert.match(text, /labels:\n {6}team: orders\n {6}severity: warning\n/);
});

test('a wrong request is refused with what to write instead', () => {
  for (const [words, said] of [
    ['', /Missing what to write/],
    ['runbok orders x', /did you mean "runbook"/],
    ['drill x', /Expected runbook, team, service, role, message/],
    ['runbook orders', /npm run new -- runbook TEAM NAME/],
    ['team a b', /npm run new -- team NAME/],
    ['runbook order x', /Unknown team "order"; did you mean "orders"/],
    ['runbook orders ../x', /"\.\.\/x" is not a valid id/],
    ['team con', /Windows keeps for a device/],
    ['runbook orders nul', /Windows keeps for a device/],
    ['runbook orders /etc/passwd', /not a valid id/],
    ['runbook orders a.b', /not a valid id/],
    ['runbook orders a\\b', /not a valid id/],
    ['team Harbour', /"Harbour" is not a valid id/],
  ] as const)
    assert.throws(() => requestOf(words.split(' '), catalog), said, words);
});
