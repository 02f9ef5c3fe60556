/**
 * The first thing in an SVG that a logo may not have, with its place; undefined if it holds nothing but shapes. Only the
 * elements and attributes of a list are allowed: everything that could run, load or restyle something is refused.
 */
export function svgProblem(text: string): SvgProblem | undefined {
  let from = 0;
  const open: string[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const { 0: token, index } = match;
    const between = text.slice(from, index);
    if (/[<>]/.test(between))
      return { offset: from + between.search(/[<>]/), what: 'markup that cannot be read' };
    from = index + token.length;
    if (token.startsWith('<!--') || (token.startsWith('<?xml ') && index === 0)) continue;
    const problem = tagProblem(match.groups ?? {}, open);
    if (problem !== undefined) return { offset: index, what: problem };
  }
  if (/[<>]/.test(text.slice(from)) || open.length > 0 || from === 0)
    return { offset: Math.max(0, from - 1), what: 'markup that cannot be read' };
  return undefined;
}

function tagProblem(
  { closing, name, attributes = '', single }: Record<string, string | undefined>,
  open: string[],
): string | undefined {
  if (name === undefined) return 'markup that cannot be read';
  if (closing) return open.pop() === name ? undefined : 'markup that cannot be read';
  if (!ELEMENTS.has(name)) return `the element <${name.slice(0, 40)}>`;
  if ((open.length === 0) !== (name === 'svg'))
    return `the element <${name}> in a place that it may not have`;
  if (!single) open.push(name);
  for (const { groups = {} } of attributes.matchAll(ATTRIBUTE)) {
    const { key = '', double, one } = groups;
    const problem = attributeProblem(key, double ?? one ?? '');
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function attributeProblem(key: string, value: string): string | undefined {
  const shown = `the attribute ${key.slice(0, 40)}`;
  if (key === 'xmlns' || key.startsWith('xmlns:'))
    return /^http:\/\/www\.w3\.org\/(?:2000\/svg|1999\/xlink)$/.test(value) ? undefined : shown;
  if (key === 'href' || key === 'xlink:href')
    return /^#[\w-]+$/.test(value) ? undefined : `${shown} with an address`;
  if (!/^(?:[a-z][a-zA-Z-]*|xml:space)$/.test(key) || /^on/i.test(key)) return shown;
  // An entity or a backslash could write what the tests below look for in another way.
  if (/&|\\/.test(value)) return `${shown} with an escaped character`;
  if (/url\s*\(/i.test(value.replace(/url\(#[\w-]+\)/g, ''))) return `${shown} with an address`;
  if (key === 'style') return /@|\/\*|import|expression/i.test(value) ? shown : undefined;
  return /[\w/]:/.test(value) ? `${shown} with an address` : undefined;
}

/** A comment, the first line of XML, or a tag with all of its attributes. */
const TOKEN =
  /<!--(?:(?!--)[^])*-->|<\?xml [^<>?]*\?>|<(?<closing>\/)?(?<name>[A-Za-z][\w:.-]*)(?<attributes>(?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<single>\/)?>/g;
const ATTRIBUTE = /(?<key>[A-Za-z_][\w:.-]*)\s*=\s*(?:"(?<double>[^"]*)"|'(?<one>[^']*)')/g;

const ELEMENTS: ReadonlySet<string> = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan defs symbol use title desc linearGradient radialGradient stop clipPath mask'.split(
    ' ',
  ),
);

export interface SvgProblem {
  offset: number;
  /** As in "an SVG may not have …". */
  what: string;
}
