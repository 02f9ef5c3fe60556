import { ENGLISH, isEnglish } from '../model/language.ts';
import { buildContext } from './build-context.ts';

/**
 * A text of the interface with characters around it that say which language it is in: a template cannot know whether the
 * text becomes an attribute, and which language the element around it has. Without marks where everything is English.
 */
export function marked(text: string, language: string): string {
  const site = buildContext.interface?.language ?? ENGLISH;
  if (isEnglish(site)) return text;
  return `${language === ENGLISH ? START_ENGLISH : START}${text}${END}`;
}

/** The text without the characters, for an address. */
export function unmarked(text: string): string {
  return text.replace(MARKS, '');
}

/**
 * Gives the elements of a page their `lang` where the language changes: the strings that are not translated, the article
 * of a page that is written in another language, and the strings of the interface in that. In an attribute a text has no
 * language of its own, so only an element without content takes that of its attribute.
 */
export function withLanguages(html: string, { site, article, nameAt }: PageLanguages): string {
  const out: string[] = [];
  const open: Open[] = [{ name: '', lang: site }];
  const here = (): string => open.at(-1)?.lang ?? site;
  const tokens = html.match(TOKEN) ?? [];
  for (const [at, token] of tokens.entries()) {
    if (!token.startsWith('<') || token.startsWith('<!') || token === '<') {
      out.push(textWith(token, site, open));
      continue;
    }
    const { name, isEnd, isEmpty } = tagIn(token);
    if (isEnd) {
      const at = open.findLastIndex((element) => element.name === name);
      if (at > 0) open.length = at;
      out.push(token);
      continue;
    }
    const own = /\slang="([^"]*)"/.exec(token)?.[1];
    const wanted = own ?? languageOfTag(name, token, tokens, at);
    const tag = unmarked(token);
    out.push(own === undefined && wanted !== undefined && wanted !== here() ? withLang(tag, wanted) : tag);
    if (!isEmpty) open.push({ name, lang: wanted ?? here() });
  }
  return out.join('').replace(ONLY_CHILD, lifted);

  function languageOfTag(name: string, token: string, all: string[], at: number): string | undefined {
    if (name === 'article') return article;
    if (VOID.has(name))
      return token.includes(START_ENGLISH) ? ENGLISH : token.includes(START) ? site : undefined;
    if (name !== 'a' || all[at + 2] !== '</a>') return undefined;
    return nameAt(/\shref="([^"]*)"/.exec(token)?.[1] ?? '', (all[at + 1] ?? '').trim());
  }
}

/** A text with each mark as the start or the end of a span, as far as it changes the language. */
function textWith(text: string, site: string, open: Open[]): string {
  if (!ANY_MARK.test(text)) return text;
  const around = open.at(-1)?.name ?? '';
  return text.replace(MARKS, (mark) => {
    const here = open.at(-1)?.lang ?? site;
    if (mark === END)
      return open.at(-1)?.name.startsWith(SPAN) ? (open.pop()?.name === SPAN ? '</span>' : '') : '';
    const lang = mark === START_ENGLISH ? ENGLISH : site;
    const isChange = lang !== here && !TEXT_ONLY.has(around);
    open.push({ name: isChange ? SPAN : NO_SPAN, lang });
    return isChange ? `<span lang="${lang}">` : '';
  });
}

/** An element whose only content is a span takes over its language. */
function lifted(all: string, name: string, attributes: string, lang: string, text: string): string {
  return attributes.includes(' lang=') ? all : `<${name}${attributes} lang="${lang}">${text}</${name}>`;
}

function tagIn(token: string): { name: string; isEnd: boolean; isEmpty: boolean } {
  const [, slash, name = ''] = /^<(\/?)([a-z][^\s/>]*)/i.exec(token) ?? [];
  return { name, isEnd: slash === '/', isEmpty: VOID.has(name) || token.endsWith('/>') };
}

function withLang(tag: string, lang: string): string {
  return tag.replace(/^<[^\s/>]+/, (start) => `${start} lang="${lang}"`);
}

/** Unicode keeps these for use inside a program, so no text has them. */
const START = '\uFDD0';
const START_ENGLISH = '\uFDD1';
const END = '\uFDD2';
const MARKS = /[\uFDD0-\uFDD2]/g;
const ANY_MARK = /[\uFDD0-\uFDD2]/;

/** Scripts and styles as a whole, comments, tags and the text between them. */
const TOKEN =
  /<(script|style)\b[^]*?<\/\1>|<!--[^]*?-->|<![^>]*>|<\/?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+|</gi;
const ONLY_CHILD = /<([a-z][a-z0-9]*)((?:\s[^<>]*)?)><span lang="([^"]+)">([^<]*)<\/span><\/\1>/g;

/** The names of spans on the stack of open elements. No element is called so. */
const SPAN = '#span';
const NO_SPAN = '#span-less';

/** Elements that can hold text and nothing else. */
const TEXT_ONLY = new Set(['title', 'option', 'textarea']);
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

interface Open {
  name: string;
  lang: string;
}

export interface PageLanguages {
  /** The language of the interface, which `<html lang>` says. */
  site: string;
  /** The language that the content of the page is written in. */
  article: string;
  /** The language of the page at an address, if a text is what that page is called. */
  nameAt: (href: string, text: string) => string | undefined;
}
