import { finding, type At, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import {
  addressesIn,
  hostLook,
  hostOf,
  hostProblem,
  isPageAbout,
  isSameSite,
  namedHost,
  type HostProblem,
} from '../../markdown/host.ts';
import { inspectProse } from '../../markdown/prose.ts';
import { percentDecoded } from '../../model/site-address.ts';
import { pathOf, pointerOf } from '../../schema/pointer.ts';
import { partsOf } from '../part.ts';
import type { ReadFile } from '../read.ts';
import { withoutCode, type Rule } from './rule.ts';

export const linkHost: Rule = {
  finds: {
    'link/user-info': {
      level: 'error',
      reason:
        'A browser goes to the host after the @, so an address that starts with the name of your own host opens a page of someone else.',
      example: { kind: 'runbook' },
    },
    'link/host': {
      level: 'error',
      reason:
        'A host that looks like one you know belongs to someone else, and what you type there at night is theirs.',
      example: { kind: 'runbook' },
    },
    'link/other-host': {
      level: 'error',
      reason:
        'A reader trusts the address that a link shows, and on paper types it, but the link opens another one.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    const places = files.flatMap((file) => [...addressesOf(file)]);
    for (const { file, url, at, place } of places) {
      const problem = hostProblem(url, place);
      if (problem) yield hostFinding(file, url, at, problem);
    }
    yield* lookalikeHosts(places);
    for (const file of files)
      for (const { url, words, at } of linksOf(file)) {
        const other = otherTarget(words, url);
        if (other !== undefined)
          yield {
            file: file.file,
            rule: 'link/other-host',
            level: 'error',
            message: `link shows ${quote(words)}, but leads to ${quote(other)}`,
            help: 'Describe the page in words, or show the address that the link opens.',
            at,
          };
      }
  },
};

function hostFinding(file: ReadFile, url: string, at: At, { rule, what }: HostProblem): Finding {
  const help =
    rule === 'link/user-info'
      ? 'Remove everything up to the @, and check that the address is the one you mean.'
      : 'Type the host again, letter by letter, and check that the address is the one you mean.';
  return { file: file.file, rule, level: 'error', message: `address ${quote(url)} ${what}`, help, at };
}

/** Hosts that look like another one of the content, or that continue one: the organisation's own are right. */
function* lookalikeHosts(places: Place[]): Generator<Finding> {
  const counts = new Map<string, number>();
  const owned = new Set<string>();
  const named = places.flatMap((place) => {
    const host = hostOf(place.url);
    return host === undefined ? [] : [{ ...place, host }];
  });
  for (const { file, host } of named) {
    const own = file.placement?.kind === 'organisation';
    if (own) owned.add(host);
    counts.set(host, (counts.get(host) ?? 0) + (own ? OWN : 1));
  }
  const looks = new Map([...counts.keys()].map((host) => [host, hostLook(host)]));
  const right = new Map<string, string>();
  for (const [host, count] of counts) {
    const look = looks.get(host) ?? '';
    const other = right.get(look);
    if (other === undefined || seemsRight(host, count) > seemsRight(other, counts.get(other) ?? 0))
      right.set(look, host);
  }
  for (const { file, url, at, host } of named) {
    if (owned.has(host)) continue;
    const like = right.get(looks.get(host) ?? '');
    const continued = [...owned].find((own) => host.startsWith(`${own}.`) && own.includes('.'));
    if (like !== undefined && like !== host)
      yield hostFinding(file, url, at, {
        rule: 'link/host',
        what: `has a host that looks like "${like}" but is another`,
      });
    else if (continued !== undefined)
      yield hostFinding(file, url, at, {
        rule: 'link/host',
        what: `starts like "${continued}", but its host is ${quote(host)}`,
      });
  }
}

/** Of two hosts that look alike, the one in plain letters is meant, and then the one that is named more often. */
function seemsRight(host: string, count: number): number {
  return count < OWN && host.includes('xn--') ? count - OWN : count;
}

/** Where a link leads, if its words name another place; undefined if they do not. */
function otherTarget(words: string, url: string): string | undefined {
  if (/^mailto:/i.test(url)) {
    const address = percentDecoded(url.slice('mailto:'.length).split('?')[0] ?? '');
    return /^[^\s@]+@[^\s@]+\.\w+$/.test(words.trim()) && words.trim().toLowerCase() !== address.toLowerCase()
      ? address
      : undefined;
  }
  if (/^tel:/i.test(url)) {
    const [shown, called] = [words, url].map((text) => text.replace(/\D/g, ''));
    const isNumber = /^\+?[\d\s().\/-]{6,}$/.test(words.trim());
    return isNumber && !called?.endsWith(shown?.replace(/^0+/, '') ?? '') ? url : undefined;
  }
  const [named, host] = [namedHost(words), hostOf(url)];
  if (named === undefined || host === undefined || isSameSite(named, host)) return undefined;
  return isPageAbout(words, url) ? undefined : host;
}

/** Every web address of a file, with how strictly it is judged. */
function* addressesOf(file: ReadFile): Generator<Place> {
  if (!mayHaveAddress(file)) return;
  const { strings } = walked(file);
  for (const { text, path } of strings) {
    const pointer = pointerOf(path);
    const form = file.texts.find((each) => each.pointer === pointer)?.form;
    const seen = new Set<string>();
    const bare = form === 'prose' ? withoutCode(text) : text;
    for (const { url, offset } of addressesIn(text)) {
      seen.add(url);
      const inCode = form === 'command' || bare[offset] !== text[offset];
      const { at } = finding(file.file, path, '', '', { offset });
      yield { file, url, at, place: inCode ? 'command' : 'text' };
    }
    // With entities and backslashes Markdown can write an address in other ways.
    if (form === 'prose' && /[&\\]/.test(text))
      for (const { url, offset } of inspectProse(text, 'block').links)
        if (!seen.has(url))
          yield { file, url, at: finding(file.file, path, '', '', { offset }).at, place: 'text' };
  }
  if (!file.mdx) return;
  const { links, body } = file.mdx;
  for (const { url, ...range } of links) yield { file, url, at: { type: 'text', ...range }, place: 'text' };
  const linked = new Set(links.map(({ url }) => url));
  for (const [index, line] of body.split('\n').entries())
    for (const { url, offset } of addressesIn(line))
      if (!linked.has(url)) {
        const [number, column] = [index + 1, offset + 1];
        const at: At = {
          type: 'text',
          line: number,
          column,
          endLine: number,
          endColumn: column + url.length,
        };
        yield { file, url, at, place: 'command' };
      }
}

/** A quick test, because most files have no address of another host. */
function mayHaveAddress(file: ReadFile): boolean {
  return (
    file.mdx !== undefined ||
    partsOf(file).some(({ yaml }) => yaml !== undefined && MAY_LEAD_AWAY.test(yaml.text))
  );
}

const MAY_LEAD_AWAY = /:[\\/]{2}|mailto:|tel:|[&\\]/i;

/** Every link of a file with the words that a reader sees. */
function* linksOf(file: ReadFile): Generator<{ url: string; words: string; at: At }> {
  if (!mayHaveAddress(file)) return;
  for (const { form, text, pointer } of file.texts)
    if (form === 'prose' && text.includes(']') && /\][([:]/.test(text))
      for (const { url, words, offset } of inspectProse(text, 'block').linkTexts)
        yield { url, words, at: { type: 'value', path: pathOf(pointer), offset } };
  for (const { value, path } of walked(file).objects)
    for (const key of LABELS) {
      const [words, url] = [value[key], value['url']];
      if (typeof words === 'string' && typeof url === 'string')
        yield { url, words, at: { type: 'value', path: [...path, key] } };
    }
  for (const { url, words, ...range } of file.mdx?.linkTexts ?? [])
    yield { url, words, at: { type: 'text', ...range } };
}

function walked(file: ReadFile): Walked {
  let found = WALKED.get(file);
  if (!found) WALKED.set(file, (found = walk(file.data, [], { strings: [], objects: [] })));
  return found;
}

const WALKED = new WeakMap<ReadFile, Walked>();

/** The strings in a value that may name a host, and the objects with an address of their own. Walks without generators, because a handbook has many. */
function walk(value: unknown, path: (string | number)[], found: Walked): Walked {
  if (typeof value === 'string') {
    if (MAY_BE_ADDRESS.test(value)) found.strings.push({ text: value, path: [...path] });
  } else if (typeof value === 'object' && value !== null) {
    if (!Array.isArray(value) && 'url' in value) found.objects.push({ value: value, path: [...path] });
    for (const key of Object.keys(value)) {
      path.push(key);
      walk((value as Record<string, unknown>)[key], path, found);
      path.pop();
    }
  }
  return found;
}

const MAY_BE_ADDRESS = /:[\\/]{2}|[&\\]/;

const LABELS = ['label', 'name', 'title', 'short'];

/** More than any host is named. */
const OWN = 1_000_000;

interface Walked {
  strings: { text: string; path: ValuePath }[];
  objects: { value: Record<string, unknown>; path: ValuePath }[];
}

interface Place {
  file: ReadFile;
  url: string;
  at: At;
  place: 'text' | 'command';
}
