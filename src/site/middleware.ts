import type { MiddlewareHandler } from 'astro';
import { emptyCatalog } from '../model/catalog.ts';
import { isEnglish } from '../model/language.ts';
import { pageLanguages, type FindLanguage } from '../views/page-language.ts';
import { buildContext } from './build-context.ts';
import { withLanguages } from './language-marks.ts';
import { interfaceLanguage } from './strings.ts';

/** Gives parts of a page their language, on a site that is not in English. */
export const onRequest: MiddlewareHandler = async ({ url }, next) => {
  const response = await next();
  const site = interfaceLanguage();
  if (isEnglish(site) || !response.headers.get('content-type')?.startsWith('text/html')) return response;
  const { languageAt, nameAt } = languagesNow();
  const html = withLanguages(await response.text(), {
    site,
    article: languageAt(withoutBase(url.pathname)) ?? site,
    nameAt: (href, text) => nameAt(withoutBase(href), text),
  });
  return new Response(html, response);
};

/** Worked out once for each catalog. */
function languagesNow(): FindLanguage {
  const catalog = buildContext.catalog ?? emptyCatalog();
  if (known?.catalog !== catalog) known = { catalog, find: pageLanguages(catalog) };
  return known.find;
}

function withoutBase(path: string): string {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  return path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}

let known: { catalog: object; find: FindLanguage } | undefined;
