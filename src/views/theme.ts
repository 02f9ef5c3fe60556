import { isPicture } from '../model/asset.ts';
import { pictureAddress } from '../model/picture.ts';
import { accentsOf, assetsNamed } from '../model/theme.ts';
import type { PlacedAsset } from '../model/asset.ts';
import type { Catalog } from '../model/catalog.ts';
import { digest } from '../model/digest.ts';
import type { Theme } from '../model/content.ts';

/** What every page needs of the theme; undefined without one. */
export function themeView(catalog: Catalog): ThemeView | undefined {
  const theme = catalog.theme?.data;
  const stylesheet = stylesheetOf(catalog);
  if (!theme || !stylesheet) return undefined;
  const { file, alt = '' } = theme.logo ?? {};
  const logo = file === undefined ? undefined : catalog.assets[`theme/${file}`];
  if (file === undefined || !logo) return { stylesheet: stylesheet.address };
  const { width = 1, height = 1 } = logo;
  return {
    stylesheet: stylesheet.address,
    logo: { src: addressOf(`theme/${file}`, logo), alt, width, height },
  };
}

/** The style sheet of a theme with its address; undefined without a theme. */
export function stylesheetOf(catalog: Catalog): { address: string; text: string } | undefined {
  const theme = catalog.theme?.data;
  if (!theme) return undefined;
  const text = cssOf(theme, catalog.assets);
  return { address: `/theme/theme.${digest(text)}.css`, text };
}

/** The address of each file that a theme or a runbook uses, with the name of that file. */
export function assetAddresses({ theme, assets }: Catalog): Map<string, string> {
  const named = theme ? assetsNamed(theme.data) : [];
  const pictures = Object.entries(assets).filter(([path]) => isPicture(path));
  return new Map([
    ...named.flatMap(({ path }): [string, string][] => {
      const asset = assets[path];
      return asset ? [[addressOf(path, asset), asset.file]] : [];
    }),
    ...pictures.map(([path, asset]): [string, string] => [pictureAddress(path, asset), asset.file]),
  ]);
}

/** With the digest of its bytes, so that a browser never shows an old one. */
function addressOf(path: string, { digest: of }: PlacedAsset): string {
  return `/${path.replace(/\.(\w+)$/, `.${of}.$1`)}`;
}

/**
 * Sets the tokens of src/site/styles/tokens.css and the parts that only a theme has. Which of the two style sheets comes
 * first is for Astro to say, so the order of the layers is repeated, and a selector is one step more specific.
 */
function cssOf(theme: Theme, assets: Catalog['assets']): string {
  const accents = accentsOf(theme);
  const { header, typeface, logo } = theme;
  const tokens = [
    ...(accents ? [`--link:light-dark(${accents.light},${accents.dark})`] : []),
    ...(typeface ? [`--text:${familyOf(typeface.names)}`] : []),
  ];
  return [
    '@layer tokens,base,components,pages,print;',
    ...(typeface ? facesOf(typeface, assets) : []),
    ...(tokens.length ? [`@layer tokens{html:root{${tokens.join(';')}}}`] : []),
    ...(typeface ? [TYPEFACE_CSS] : []),
    ...(header ? [headerCss(header)] : []),
    ...(logo ? [LOGO_CSS] : []),
    '',
  ].join('\n');
}

function facesOf({ names, regular, bold }: Typeface, assets: Catalog['assets']): string[] {
  const face = (file: string | undefined, weight: string): string[] => {
    const asset = file === undefined ? undefined : assets[`theme/${file}`];
    if (!asset) return [];
    const [name = ''] = addressOf(`theme/${file ?? ''}`, asset)
      .split('/')
      .slice(-1);
    return [
      `@font-face{font-family:"${names[0] ?? ''}";src:url("${name}")format("woff2");font-weight:${weight};font-display:swap}`,
    ];
  };
  return [...face(regular, bold === undefined ? '100 900' : '100 500'), ...face(bold, '600 900')];
}

function familyOf(names: readonly string[]): string {
  const quoted = names.map((name) => (GENERIC.has(name) ? name : `"${name}"`));
  return [...quoted, "'Hyperlegible fallback'", 'system-ui', 'sans-serif'].join(',');
}

function headerCss({ background, text }: NonNullable<Theme['header']>): string {
  return `@layer components{
html .top{background:${background};color:${text};border-color:${background}}
html .top>:focus-visible{outline-color:${text}}
html .top>button{border-color:currentColor}
@media screen and (min-width:78.01rem){html .top nav{background:none;color:inherit}html .top nav :focus-visible{outline-color:${text}}html .top nav a[aria-current]{box-shadow:inset 0 -3px}}
}`;
}

const LOGO_CSS = `@layer components{
html .top .name{display:flex;gap:.6rem;align-items:center;padding:0;min-width:0}
.logo{width:auto;height:1.75rem;max-width:9rem;object-fit:contain}
.card-logo{display:none}
}
@layer print{@media print{.card-logo{display:block;float:right;width:auto;height:9mm;max-width:45mm}}}`;

/** A typeface may be wider than ours. Then the menu takes a second line instead of leaving the screen. */
const TYPEFACE_CSS = `@layer components{@media screen and (min-width:78.01rem){html .top nav{flex:1;flex-wrap:wrap;row-gap:0}}}`;

/** Names that stand for a typeface of the device. In quotation marks they would be names of fonts. */
const GENERIC: ReadonlySet<string> = new Set([
  'system-ui',
  'serif',
  'sans-serif',
  'ui-sans-serif',
  'ui-serif',
  'ui-rounded',
]);

type Typeface = NonNullable<Theme['typeface']>;

export interface ThemeView {
  /** Without the base path. */
  stylesheet: string;
  logo?: { src: string; alt: string; width: number; height: number };
}
