import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { readRuleFile } from '../loaders/rule-files.ts';

/**
 * Each file of the folder is read by us and compared with what promtool and Prometheus said about it. Neither is run
 * here: npm run record-promtool, on a machine that has them, writes their answers again. Where we differ on purpose,
 * differences.yaml says why.
 */
const FOLDER = 'tests/fixtures/hostile/rules';
const RECORD = JSON.parse(readFileSync(join(FOLDER, 'promtool.json'), 'utf8')) as PromtoolRecord;
const DIFFERENCES = load(readFileSync(join(FOLDER, 'differences.yaml'), 'utf8')) as Record<
  string,
  Difference
>;

test(`the verdicts of promtool ${RECORD.promtool} were recorded on ${RECORD.recorded}; promtool itself was not run`, (t) => {
  t.diagnostic(
    `promtool was not run: its answers are those of ${RECORD.promtool}, recorded on ${RECORD.recorded}`,
  );
  assert.ok(Object.keys(RECORD.files).length >= 100);
  for (const name of Object.keys(DIFFERENCES)) assert.ok(RECORD.files[name], name);
});

for (const [name, verdict] of Object.entries(RECORD.files))
  test(`rule file ${name} is read as Prometheus reads it`, async () => {
    const ours = await readRuleFile(name, FOLDER);
    const alerts = ours.alerts.map((rule) => ({
      name: rule.name,
      group: rule.group,
      for: secondsOf(rule.for),
      keep_firing_for: secondsOf(rule.keepFiringFor),
      labels: rule.labels,
      annotations: rule.annotations,
    }));
    const isAccepted = !ours.findings.some(({ level }) => level === 'error');
    const difference = DIFFERENCES[name];
    if (difference) {
      const { why, ...expected } = difference;
      assert.ok(why);
      const summary = {
        accepted: isAccepted,
        alerts: ours.alerts.map((rule) => `${rule.line}:${rule.column} ${rule.name}`),
        passed_over: ours.passedOver.map(({ line, what }) => `${line} ${what}`),
      };
      assert.deepEqual(summary, { alerts: [], passed_over: [], ...expected });
      // A difference that no longer exists has to be removed from the list.
      assert.notDeepEqual(
        [isAccepted, isAccepted ? alerts.length : 0],
        [verdict.accepted, verdict.alerts?.length ?? 0],
      );
      return;
    }
    assert.equal(isAccepted, verdict.accepted, verdict.said ?? JSON.stringify(ours.findings));
    if (isAccepted) assert.deepEqual(alerts, verdict.alerts);
    for (const { message, help, line, column } of ours.findings) {
      assert.ok(line >= 1 && column >= 1);
      assert.doesNotMatch(`${message} ${help ?? ''}`, /undefined|\[object|NaN/);
    }
  });

/** A duration as Prometheus writes it, in seconds. */
function secondsOf(text: string | undefined): number {
  const units: Record<string, number> = {
    y: 31_536_000,
    w: 604_800,
    d: 86_400,
    h: 3600,
    m: 60,
    s: 1,
    ms: 0.001,
  };
  return [...(text ?? '').matchAll(/(\d+)(ms|[ywdhms])/g)].reduce(
    (sum, [, number, unit = '']) => sum + Number(number) * (units[unit] ?? 0),
    0,
  );
}

interface PromtoolRecord {
  promtool: string;
  recorded: string;
  files: Record<string, { accepted: boolean; said?: string; alerts?: object[] }>;
}

interface Difference {
  why: string;
  accepted: boolean;
  /** With their places, as line:column name. */
  alerts?: string[];
  /** With their lines. */
  passed_over?: string[];
}
