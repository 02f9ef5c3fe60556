import { finding } from '../../diagnostics/diagnostic.ts';
import type { SuggestedFix } from '../../diagnostics/diagnostic.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const alertDashboard: Rule = {
  finds: {
    'link/no-dashboard': {
      level: 'warning',
      reason: 'Whoever is woken by an alert wants to see what the alert saw.',
      bad: {
        kind: 'runbook',
        yaml: `links: [{ id: scans, label: Scans source code, url: "https://git.larkspur.example/scans", type: code }]
`,
      },
      good: {
        kind: 'runbook',
        yaml: `links: [{ id: scans, label: Scans dashboard, url: "https://grafana.larkspur.example/d/scans", type: dashboard }]
`,
      },
    },
    'link/fixed-time': {
      level: 'warning',
      reason: 'A dashboard that is linked with fixed times opens on the week in which the link was copied.',
      bad: {
        kind: 'runbook',
        yaml: `links: [{ id: scans, label: Scans dashboard, url: "https://grafana.larkspur.example/d/scans?from=1700000000000&to=1700003600000", type: dashboard }]
`,
      },
      good: {
        kind: 'runbook',
        yaml: `links: [{ id: scans, label: Scans dashboard, url: "https://grafana.larkspur.example/d/scans?from=now-1h&to=now", type: dashboard }]
`,
      },
    },
  },
  *check({ files }) {
    for (const { file, data } of runbooksIn(files)) {
      const links = data.links ?? [];
      if (data.kind === 'alert' && !links.some(({ type }) => SHOWS.has(type)))
        yield finding(file, ['links'], 'link/no-dashboard', 'no link shows what the alert saw', {
          on: 'key',
          level: 'warning',
          help: 'Add one under links with type: dashboard or type: logs.',
        });
      for (const [index, { url }] of links.entries()) {
        if (!FIXED.test(url)) continue;
        yield finding(
          file,
          ['links', index, 'url'],
          'link/fixed-time',
          'this link opens on one day in the past',
          {
            level: 'warning',
            help: 'Write the time relative to now, as in ?from=now-1h&to=now.',
            suggestedFix: relativeTimes(url),
          },
        );
      }
    }
  },
};

/** Only for from and to, which the dashboards that know them take as now-1h and now. */
function relativeTimes(url: string): SuggestedFix | undefined {
  const times = [...url.matchAll(/([?&](from|to)=)(\d{10,13})(?=&|#|$)/g)];
  if (times.length !== 2 || times[0]?.[2] !== 'from' || times[1]?.[2] !== 'to') return undefined;
  if (FIXED.test(url.replace(/[?&](?:from|to)=/g, '&'))) return undefined;
  const changes = times.map(({ index, 1: before = '', 2: name, 3: time = '' }) => ({
    offset: index + before.length,
    length: time.length,
    text: name === 'from' ? 'now-1h' : 'now',
  }));
  return { description: 'Open on the last hour', changes };
}

const SHOWS: ReadonlySet<string> = new Set(['dashboard', 'logs']);

/** A time in seconds or milliseconds since 1970, as monitoring tools copy it. */
const FIXED = /[?&](from|to|start|end|from_ts|to_ts)=\d{10,13}\b/;
