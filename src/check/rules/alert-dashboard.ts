import { finding } from '../../diagnostics/diagnostic.ts';
import type { SuggestedFix } from '../../diagnostics/diagnostic.ts';
import { isWritten, runbooksIn, type Rule } from './rule.ts';

export const alertDashboard: Rule = {
  finds: {
    'link/no-dashboard': {
      level: 'warning',
      reason: 'A person who is woken by an alert wants to see what triggered it.',
      example: { kind: 'runbook' },
    },
    'link/fixed-time': {
      level: 'warning',
      fix: 'sometimes',
      reason: 'A dashboard link with fixed times always opens on the week in which it was copied.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, data } of runbooksIn(files)) {
      const links = data.links ?? [];
      if (isWritten(data) && data.kind === 'alert' && !links.some(({ type }) => SHOWS.has(type)))
        yield finding(
          file,
          ['links'],
          'link/no-dashboard',
          'alert runbook has no link to a dashboard or to logs',
          {
            on: 'key',
            level: 'warning',
            help: 'Add a link with `type: dashboard` or `type: logs` under `links`.',
          },
        );
      for (const [index, { url }] of links.entries()) {
        if (!FIXED.test(url)) continue;
        yield finding(
          file,
          ['links', index, 'url'],
          'link/fixed-time',
          'link opens at a fixed time in the past',
          {
            level: 'warning',
            help: 'Write times relative to now, as in `?from=now-1h&to=now`.',
            suggestedFix: relativeTimes(url),
          },
        );
      }
    }
  },
};

/** A fix only for `from` and `to`, because the dashboards that use these two also accept now-1h and now. */
function relativeTimes(url: string): SuggestedFix | undefined {
  const times = [...url.matchAll(/([?&](from|to)=)(\d{10,13})(?=&|#|$)/g)];
  if (times.length !== 2 || times[0]?.[2] !== 'from' || times[1]?.[2] !== 'to') return undefined;
  if (FIXED.test(url.replace(/[?&](?:from|to)=/g, '&'))) return undefined;
  const changes = times.map(({ index, 1: before = '', 2: name, 3: time = '' }) => ({
    offset: index + before.length,
    length: time.length,
    text: name === 'from' ? 'now-1h' : 'now',
  }));
  return { description: 'Show the last hour', changes };
}

const SHOWS: ReadonlySet<string> = new Set(['dashboard', 'logs']);

/** A time in seconds or milliseconds since 1970, as monitoring tools copy it. */
const FIXED = /[?&](from|to|start|end|from_ts|to_ts)=\d{10,13}\b/;
