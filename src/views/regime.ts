import { CLOCKS } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import type { ContactView } from './contact.ts';
import type { Regimes, Sources } from '../model/content.ts';
import { formatDuration } from '../model/duration.ts';
import { dayAfter, reverifyEvery } from '../model/freshness.ts';
import { CLOCKS_ID, neighboursOf } from './handbook.ts';
import { refTo, type LinkRef } from '../model/reference.ts';
import { sourceOf, type PageSource } from './frame.ts';
import { linesOf } from './line.ts';

/** The regulatory clocks in words, and what is counted from them; undefined where there are none. */
export function clocksView(catalog: Catalog): ClocksView | undefined {
  if (!catalog.regimes) return undefined;
  const { data, file } = catalog.regimes;
  const every = reverifyEvery(catalog);
  const regimes = data.regimes.map((regime) => regimeView(catalog, regime, every));
  return {
    href: CLOCKS,
    purpose: data.purpose,
    rules: linesOf(data.rules),
    counting: data.counting ?? [],
    events: data.events,
    questions: (data.questions ?? []).map(({ id, ask, hint, regimes: named }) => ({
      id,
      ask,
      hint,
      regimes: regimes.filter((regime) => named.includes(regime.id)),
    })),
    regimes,
    pending: (data.pending ?? []).map((law) => ({ ...law, sources: sourcesFor(catalog, law.sources) })),
    every: formatDuration(every),
    counsel: counselOf(catalog),
    pages: ['variants/personal-data', 'variants/security-incident'].flatMap((id) => {
      const ref = refTo(catalog, 'page', id);
      return ref.type === 'link' ? [ref] : [];
    }),
    place: neighboursOf(catalog, CLOCKS_ID),
    source: sourceOf(catalog, file),
  };
}

/** When a stage is due, in words: Within 4 h of having classified it, or within 24 h of being aware: the earlier. */
export function dueWords({ due }: Stage, { stages, counted_from }: Regime): string {
  const parts = due.map(({ within, from }) => {
    const start = startWords(from, stages, counted_from.other);
    return within === undefined
      ? `without undue delay after ${start}`
      : `within ${withinText(within)} of ${start}`;
  });
  const words = parts.length > 1 ? `${parts.join(', or ')}: the earlier` : (parts[0] ?? '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function regimeView(catalog: Catalog, regime: Regime, every: string): RegimeView {
  const sure = regime.evidence === 'primary';
  return {
    ...regime,
    countedFrom: Object.entries(regime.counted_from).map(([event, text]) => ({
      event: EVENTS[event as keyof typeof EVENTS],
      text,
    })),
    stages: regime.stages.map((stage) => ({
      ...stage,
      when: dueWords(stage, regime),
      unsure: (stage.evidence ?? regime.evidence) === 'secondary',
    })),
    sources: sourcesFor(catalog, regime.sources),
    validTo: dayAfter(regime.last_verified, every),
    sure,
  };
}

function startWords(from: string, stages: Stage[], other = ''): string {
  const [event = '', sent] = from.split(':');
  if (event === 'other') return lowerFirst(other.replace(/\.$/, ''));
  if (sent !== undefined) {
    const stage = stages.find(({ id }) => id === sent);
    return `sending the ${lowerFirst(stage?.name ?? sent)}`;
  }
  return STARTS[event as keyof typeof STARTS];
}

function withinText(within: string): string {
  return /^\d+[hd]$/.test(within) ? formatDuration(within) : within;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function sourcesFor(catalog: Catalog, ids: string[] = []): Source[] {
  return (catalog.sources?.data.sources ?? []).filter(({ id }) => ids.includes(id));
}

/** Internal, as every contact is. */
function counselOf(catalog: Catalog): ContactView | undefined {
  return catalog.audience === 'public'
    ? undefined
    : catalog.organisation?.data.contacts?.find(({ id }) => id === 'counsel');
}

const STARTS = {
  aware: 'being aware',
  determined: 'having determined it',
  classified: 'having classified it',
};

const EVENTS = {
  aware: 'Aware',
  determined: 'Determined',
  classified: 'Classified',
  other: 'Also counted from',
};

export interface ClocksView {
  href: string;
  purpose: string;
  rules: string[];
  counting: string[];
  events: Regimes['events'];
  questions: { id: string; ask: string; hint: string | undefined; regimes: RegimeView[] }[];
  regimes: RegimeView[];
  pending: (Omit<NonNullable<Regimes['pending']>[number], 'sources'> & { sources: Source[] })[];
  /** How long a clock is shown after it was verified, as it is printed. */
  every: string;
  /** Whom to call; undefined where there is nobody in the list, or where this audience may not see it. */
  counsel: ContactView | undefined;
  pages: LinkRef[];
  place: ReturnType<typeof neighboursOf>;
  source: PageSource | undefined;
}

export interface RegimeView extends Omit<Regime, 'stages' | 'sources'> {
  countedFrom: { event: string; text: string }[];
  /** `unsure`: it rests on what others write, so that no time is shown for it. */
  stages: (Stage & { when: string; unsure: boolean })[];
  sources: Source[];
  /** The last day on which its times are shown, as YYYY-MM-DD. */
  validTo: string;
  /** Whether the law's own words were read. */
  sure: boolean;
}

type Regime = Regimes['regimes'][number];
type Stage = Regime['stages'][number];
type Source = Sources['sources'][number];
