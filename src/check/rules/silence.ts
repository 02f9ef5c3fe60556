import { finding } from '../../diagnostics/diagnostic.ts';
import { commandsOf, type JudgedProgram } from '../../shell/runbook-command.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const silence: Rule = {
  finds: {
    'risk/silence-unbounded': {
      level: 'error',
      reason:
        'An alert that is switched off without an end is not there for the next incident, and nobody misses it.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, parseShell }) {
    if (!parseShell) return;
    for (const { file, data } of runbooksIn(files)) {
      for (const { use, step, programs, path } of commandsOf(data, parseShell)) {
        // What a step says that it leaves is on the list of what is put back before closing.
        if (use !== 'run' || (step?.kind !== 'do' && step?.kind !== 'rollback') || step.leaves !== undefined)
          continue;
        const endless = programs.find(silencesForGood);
        if (!endless) continue;
        yield finding(
          file,
          path,
          'risk/silence-unbounded',
          'this switches alerts off, and nothing switches them on',
          {
            help: 'Give it an end (amtool silence add --duration=1h), or say under leaves what has to be put back before closing.',
            offset: endless.offset,
          },
        );
      }
    }
  },
};

/** Without a duration amtool takes an hour, so only one of many days has no end that somebody lives to see. */
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
