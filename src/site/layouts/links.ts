import { escapeHtml } from '../../markdown/prose.ts';
import { parseDay } from '../../model/day.ts';
import { isEnglish } from '../../model/language.ts';
import { interfaceLanguage } from '../strings.ts';
import { href } from './href.ts';

/**
 * Links separated by commas, as HTML. Written as a string, because a template sets a space before each comma.
 */
export function linkList(refs: { name: string; href: string }[], separator = ', '): string {
  return refs.map(link).join(separator);
}

/** One link as HTML. */
export function link(ref: { name: string; href: string }): string {
  return `<a href="${escapeHtml(href(ref.href))}">${escapeHtml(ref.name)}</a>`;
}

/** A day as HTML. */
export function time(day: string): string {
  return `<time datetime="${escapeHtml(day)}">${escapeHtml(dayText(day))}</time>`;
}

/** A day in words, as in 24. November 2026. English keeps the digits, whose order no reader of any country mistakes. */
export function dayText(day: string): string {
  const language = interfaceLanguage();
  const date = parseDay(day);
  if (isEnglish(language) || !date) return day;
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}
