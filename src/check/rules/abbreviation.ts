import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import { proseIn, withoutCode, type Rule } from './rule.ts';

export const abbreviation: Rule = {
  finds: {
    'text/abbreviation': {
      level: 'info',
      reason: "Tonight's on-call may have joined last month and may not know your team's abbreviations.",
      example: { kind: 'runbook' },
    },
  },
  *check({ catalog, files }) {
    const terms = catalog.glossary?.data.terms ?? [];
    const explained = new Set(
      terms.flatMap(({ text, aliases = [] }) => [text, ...aliases]).flatMap(capitalsIn),
    );
    const reported = new Set<string>();
    for (const { file, text, pointer } of proseIn(files)) {
      if (!/[A-Z]{2}/.test(text)) continue;
      for (const { 0: word, index } of withoutCode(text).matchAll(CAPITALS)) {
        const place = `${file} ${word}`;
        if (KNOWN.has(word) || explained.has(word) || reported.has(place)) continue;
        reported.add(place);
        // It is explained just before or just after it.
        if (text[index - 1] === '(' || text[index + word.length + 1] === '(') continue;
        yield finding(
          file,
          pathOf(pointer),
          'text/abbreviation',
          `abbreviation ${quote(word)} is not in the glossary`,
          {
            level: 'info',
            help: 'Write it out, or add it to glossary.yaml.',
            offset: index,
          },
        );
      }
    }
  },
};

function capitalsIn(text: string): string[] {
  return [...text.matchAll(CAPITALS)].map(([word]) => word);
}

/** A word of capitals, and not a part of a name such as SEV2, AWS_PROFILE or {{SHARD}}. */
const CAPITALS = /(?<![\w{.-])[A-Z]{2,6}(?:s(?!\w))?(?![\w}.-]|\s?[A-Z]{2})/g;

/** Known to everyone who may be paged, or written in capitals for emphasis. */
const KNOWN: ReadonlySet<string> = new Set(
  'API APIs HTTP HTTPS URL URLs DNS IP IPs TCP UDP TLS SSL SSH VPN CPU CPUs GPU RAM GB MB KB TB OS ID IDs UI SQL JSON YAML XML CSV HTML CSS PDF UTC OK DB CDN VM VMs SMS EU UK US EUR USD FAQ NOT AND OR ON OFF NO YES LAN WAN NTP CI CD AWS GCP RPC REST GET PUT POST HEAD PATCH SEV NB MD5 PIN QR USB WAL LSN PID PIDs TTL SLA SLO I/O IO AM PM'.split(
    ' ',
  ),
);
