import { escapeHtml } from '../../markdown/prose.ts';
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
  return `<time datetime="${escapeHtml(day)}">${escapeHtml(day)}</time>`;
}
