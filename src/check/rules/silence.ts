import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { commandsOf, type JudgedProgram } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const silence: Rule = {
  finds: {
    'risk/silence-unbounded': {
      level: 'error',
      reason:
        'An alert that is switched off without an end stays off during the next incident, and nobody notices.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const { use, step, programs, path } of commandsOf(data, parseShell)) {
        // What a step names under `leaves` is on the put-back list, which is cleared before closing.
        if (use !== 'run' || (step?.kind !== 'do' && step?.kind !== 'rollback') || step.leaves !== undefined)
          continue;
        const endless = programs.find(silencesForGood);
        if (!endless) continue;
        yield finding(
          file,
          path,
          'risk/silence-unbounded',
          `${quote(endless.name)} switches alerts off without an end`,
          {
            help: 'Give it an end, as in `amtool silence add --duration=1h`, or say under `leaves` what has to be put back before closing.',
            offset: endless.offset,
          },
        );
      }
    }
  },
};

/** Without a duration, amtool silences for one hour, so only a duration of many days counts as endless. */
function silencesForGood({ name, args }: JudgedProgram): boolean {
  const words = args.join(' ');
  if (name === 'amtool')
    return /\bsilence add\b/.test(words) && /(?:--duration|-d)[= ](?:\d+y|\d+w|\d{2,}d)\b/.test(words);
  return SILENCES.some(([program, pattern]) => program === name && pattern.test(words));
}

const SILENCES: [string, RegExp][] = [
  ['aws', /\bcloudwatch disable-alarm-actions\b/],
  ['gcloud', /\bmonitoring policies update\b.*--no-enabled\b/],
  ['az', /\bmonitor\b.*\balert\b.*\bupdate\b.*--(?:enabled|disabled) (?:false|true)\b/],
  ['monit', /^unmonitor\b/],
  ['systemctl', /^(?:stop|mask|disable)\b.*\b(?:alertmanager|prometheus|node_exporter|monit)\b/],
  [
    'kubectl',
    /\bscale\b.*\balertmanager\b.*--replicas[= ]0\b|\bscale\b.*--replicas[= ]0\b.*\balertmanager\b/,
  ],
  ['kubectl', /\bdelete\b.*\b(?:prometheusrules?|servicemonitors?)\b/],
];
