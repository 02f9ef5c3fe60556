import { domainToUnicode } from 'node:url';
import { asciiOf } from './character.ts';

/** Every web address in a text, with its offset, whether or not a page makes a link of it. */
export function addressesIn(text: string): { url: string; offset: number }[] {
  if (!/:[\\/]{2}/.test(text)) return [];
  return [...text.matchAll(ADDRESS)].map(({ 0: url, index }) => ({
    url: url.replace(/[.,;:!?\\…]+$/, ''),
    offset: index,
  }));
}

/**
 * What in the host of a web address is not what it seems. In a command, a user before the host is usual, and a backslash
 * is often the shell's own.
 */
export function hostProblem(url: string, place: 'text' | 'command' = 'text'): HostProblem | undefined {
  const [, authority = ''] = /^[a-z][a-z\d+.-]*:[\\/]{2,}([^/?#]*)/i.exec(url) ?? [];
  const [before = '', after] = authority.split('\\', 2);
  if (place === 'text' && after !== undefined)
    return {
      rule: 'link/host',
      what: 'has a backslash, which some programs read as part of the host and browsers as a slash',
    };
  const user = before.includes('@') ? before.slice(0, before.lastIndexOf('@')) : undefined;
  const host = before.slice(before.lastIndexOf('@') + 1).replace(/:[\d]*$/, '');
  if (user !== undefined && (place === 'text' || /^[^:]*[^\s:]\.[^\s:]/.test(user)))
    return {
      rule: 'link/user-info',
      what: `leads to ${shown(host)}; what is before the @ is only a user name`,
    };
  const variable = /\{\{|\$/.test(host);
  const imitation = variable ? undefined : imitationOf(host, url);
  return imitation === undefined ? undefined : { rule: 'link/host', what: imitation };
}

/** The host of a web address, as a browser reads it; undefined without one, or if a variable is in it. */
export function hostOf(url: string): string | undefined {
  if (!/^[a-z]+:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  return hostname === '' || /%7b|\{|\$/i.test(hostname) ? undefined : hostname.replace(/\.$/, '');
}

/** The host that a link's text names; undefined if it names none. */
export function namedHost(text: string): string | undefined {
  const [written] = addressesIn(text);
  if (written) return hostOf(written.url.replace(/^(\w+:\/\/)[^/?#]*@/, '$1'));
  const [, host = '', rest = ''] = NAMED.exec(text.trim()) ?? [];
  // "socket.io" and "node.js" are names of software, "values.prod.yaml" of a file, and "apps.k8s.io/v1" of an interface.
  const isHost =
    host.startsWith('www.') ||
    rest.startsWith('/') ||
    (host.split('.').length > 2 && SOME_ENDS.test(host)) ||
    USUAL_ENDS.test(host);
  return isHost && !/\.k8s\.io\/v\d\w*$/.test(host + rest) ? hostOf(`https://${host}/`) : undefined;
}

/** Whether two hosts belong together: one is the other, or a part of it. */
export function isSameSite(one: string, other: string): boolean {
  const [a, b] = [one, other].map((host) => host.replace(/^www\./, ''));
  return a === b || a?.endsWith(`.${b ?? ''}`) === true || b?.endsWith(`.${a ?? ''}`) === true;
}

/**
 * Whether a page of a public register is about what a link's text names, as hub.docker.com is about docker.io/library/nginx.
 */
export function isPageAbout(words: string, url: string): boolean {
  const [host = '', named = ''] = [hostOf(url), namedHost(words)];
  if (host === 'hub.docker.com') return named === 'docker.io';
  if (host === 'web.archive.org')
    return /\/web\/[^/]+\/https?:\/\/[^/]*/.exec(url)?.[0].includes(named) === true;
  const module = /^(?:pkg\.go\.dev|godoc\.org)$/.test(host) && new URL(url).pathname.slice(1);
  return module !== false && /^[\w.-]+\/\S+$/.test(words.trim()) && module.startsWith(words.trim());
}

/** What a host looks like at a glance: two hosts of the same look are easily mistaken for each other. */
export function hostLook(host: string): string {
  const letters = [...domainToUnicode(host).normalize('NFKD').replace(/\p{M}/gu, '')].map(
    (letter) => asciiOf(letter) ?? letter,
  );
  return letters
    .join('')
    .toLowerCase()
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

/** A host that a browser reads as an address of numbers, in whatever notation. */
const ENDS_IN_NUMBER = /(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/i;

/** What imitates another host; undefined if nothing does. */
function imitationOf(host: string, url: string): string | undefined {
  if (host.includes('%')) return 'has a host that is written in percent signs';
  const labels = host.split('.');
  if (labels.some((label) => /^xn--/i.test(label)))
    return 'has a host in Punycode, in which nobody can read its letters';
  const plain = /^[\x21-\x7E]*$/.test(host);
  if (plain && !ENDS_IN_NUMBER.test(host)) return undefined;
  const sign =
    /[^\x00-\x7F\p{L}\p{M}\p{N}]/u.exec(host)?.[0] ??
    [...host].find((letter) => letter.normalize('NFKC') !== letter.normalize('NFC'));
  if (sign !== undefined)
    return `has ${numberOf(sign)} in its host, which ${/\p{L}|\p{N}/u.test(sign) ? 'a browser reads as another character' : 'does not belong in the name of a host'}`;
  for (const label of labels) {
    const foreign = [...label].filter((letter) => /[^\x00-\x7F]/.test(letter));
    const [first] = foreign;
    if (first === undefined) continue;
    const scripts = SCRIPTS.filter((script) => script.test(label));
    if (scripts.length > 1)
      return `has a host that mixes letters of several scripts (${numberOf(foreign.find((letter) => !/\p{sc=Latin}/u.test(letter)) ?? first)})`;
    if (foreign.every((letter) => asciiOf(letter) !== undefined))
      return `has a host with ${numberOf(first)}, which looks like "${asciiOf(first) ?? ''}"`;
  }
  const read = hostOf(url);
  if (read !== undefined && /^\d+(?:\.\d+){3}$/.test(read) && read !== host)
    return `has a host that a browser reads as ${read}`;
  return undefined;
}

function shown(host: string): string {
  return host === '' ? 'another host' : `"${host.slice(0, 80)}"`;
}

function numberOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A closing mark of quotation or bracket belongs to an address only if that goes on after it, as a deceiving one does. */
const ADDRESS =
  /\b(?:https?|wss?|ftps?):[\\/]{2,}(?:\{\{[A-Z0-9_]+\}\}|\$\{\w+\}|[^\s<>"'`{}|)\]”’»」』）】]|[”’»」』）】](?=[\w/@-]|\.\w))*/gi;

const NAMED = /^((?:[\p{L}\p{N}-]+\.)+[a-z]{2,})(?=$|[:/?#])(.*)$/u;
/** Ends of hosts, but for those of two letters that files and keys of settings have as well. */
const SOME_ENDS = new RegExp(
  `(?:\\.(?:com?|org|net|gov|ac|edu)\\.[a-z]{2}|\\.(?:com|org|net|edu|gov|mil|int|eu|info|biz|name|pro|${[
    'example|test|internal|intranet|local|lan|corp|home|onion|dev|app|cloud|online|site|website|shop|store|xyz|top|live',
    'tech|bank|support|help|tools|digital|space|club|page|blog|wiki|art|icu|vip|work|run|systems|solutions|services',
  ].join(
    '|',
  )}|(?!(?:rb|sh|py|rs|md|pl|so|ps|cs|tf|cc|gz|bz|ml|mk|pm|db|ac|in|id|js|ts|go|kt|hs|xz|vb|cr|st)$)[a-z]{2}))$`,
);
const USUAL_ENDS = /^(?!asp\.net$).*\.(?:com|org|net|edu|gov|eu|example)$/;

/** Scripts that are not written in one word with another. Japanese writes three, which count as one. */
const SCRIPTS = [
  /\p{sc=Latin}/u,
  /\p{sc=Cyrillic}/u,
  /\p{sc=Greek}/u,
  /\p{sc=Armenian}/u,
  /\p{sc=Hebrew}/u,
  /\p{sc=Arabic}/u,
  /\p{sc=Cherokee}/u,
  /\p{sc=Georgian}/u,
  /\p{sc=Devanagari}/u,
  /\p{sc=Thai}/u,
  /\p{sc=Coptic}/u,
  /\p{sc=Canadian_Aboriginal}/u,
  /\p{sc=Lisu}/u,
];

/** What is wrong with a host, as the second half of a sentence about its address. */
export interface HostProblem {
  rule: 'link/host' | 'link/user-info';
  what: string;
}
