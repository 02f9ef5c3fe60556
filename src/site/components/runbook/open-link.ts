import { escapeHtml, markVariables } from '../../../markdown/html.ts';
import { isOpenAddress } from '../../../model/environment.ts';

/**
 * A link as HTML. While a value is missing in its address it leads nowhere and the address is there to read; the script of the
 * page fills in both.
 */
export function openLinkHtml({ label, url }: { label: string; url: string }): string {
  const address = escapeHtml(url);
  if (!isOpenAddress(url)) return `<a href="${address}">${escapeHtml(label)}</a>`;
  const shown = `<code>${markVariables(address)}</code>`;
  return label === url
    ? `<a data-address="${address}">${shown}</a>`
    : `<a data-address="${address}">${escapeHtml(label)}</a> ${shown}`;
}
