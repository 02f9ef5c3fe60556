import { svgProblem } from '../../markdown/svg.ts';
import type { Asset } from '../../model/asset.ts';
import { contrast, nearestColour } from '../../model/colour.ts';
import type { Theme } from '../../model/content.ts';
import { assetsNamed, pairsOf, TEXT, type AssetName, type ColourPair } from '../../model/theme.ts';
import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { didYouMean, quote } from '../../diagnostics/spelling.ts';
import type { Rule } from './rule.ts';

/** The colours of an organisation, and the files of its logo and its typeface. */
export const theme: Rule = {
  finds: {
    'theme/contrast': {
      level: 'error',
      reason:
        'Text that is nearly as light as what is behind it cannot be read on a phone at night or in the sun.',
      example: { kind: 'theme', whole: true },
    },
    'theme/file': {
      level: 'error',
      reason:
        'Every page shows the logo and the typeface, so a missing or heavy file makes every page look broken or load late.',
      example: { kind: 'theme', whole: true },
    },
    'theme/svg': {
      level: 'error',
      reason: 'An SVG can run scripts and load files from elsewhere in the browser of everyone who opens it.',
    },
  },
  *check({ catalog, files }) {
    if (!catalog.theme) return;
    const { file, data } = catalog.theme;
    yield* pale(file, data);
    const assets = new Map(
      files.flatMap(({ path, file: name, asset }) => (asset ? [[path, { name, asset }]] : [])),
    );
    for (const named of assetsNamed(data)) {
      const found = assets.get(named.path);
      const problem = found ? unfit(named, found.asset) : missing(named, assets.keys());
      if (problem) yield finding(file, named.at, 'theme/file', problem.message, { help: problem.help });
      else if (found) yield* unsafe(found.name, found.asset);
    }
  },
};

/** One finding a colour: the pair with the least contrast. */
function* pale(file: string, data: Theme): Generator<Finding> {
  for (const pairs of Map.groupBy(pairsOf(data), ({ path }) => path.join('.')).values()) {
    const ratio = ({ colour, background }: ColourPair): number => contrast(colour, background);
    const [worst] = pairs.sort((a, b) => ratio(a) - ratio(b));
    if (!worst || ratio(worst) >= TEXT) continue;
    const { colour, background, on, path, end } = worst;
    const nearest = nearestColour(colour, end, (tried) =>
      pairs.every((pair) => contrast(tried, pair.background) >= TEXT),
    );
    // Rounded down, so that no ratio that is too small is printed as one that is enough.
    const shown = (Math.floor(ratio(worst) * 100) / 100).toFixed(2);
    yield finding(
      file,
      path,
      'theme/contrast',
      `${colour} on ${on}, ${background}, has a contrast of ${shown}:1; text needs ${TEXT}:1`,
      {
        help: `Write "${nearest}", which is the nearest colour with enough contrast, or choose another one.`,
      },
    );
  }
}

function missing({ path }: AssetName, paths: Iterable<string>): Problem {
  return {
    message: `no layer has the file ${quote(path)}${didYouMean(path, paths)}`,
    help: 'Put it into the folder theme next to theme.yaml, or correct its name.',
  };
}

function unfit(
  { path, limit, formats }: AssetName,
  { format, size, width, height }: Asset,
): Problem | undefined {
  if (format === undefined || !formats.includes(format))
    return {
      message: `${quote(path)} is not a file of the type ${formats.map((name) => name.toUpperCase()).join(' or ')}`,
      help: 'Save it in that format: another ending of its name does not change what it holds.',
    };
  if (size > limit)
    return {
      message: `${quote(path)} has ${Math.ceil(size / 1024)} kB; at most ${limit / 1024} kB are published`,
      help:
        format === 'woff2'
          ? 'Keep only the letters that you use in it.'
          : 'Simplify it, or save it in a smaller size.',
    };
  if (format !== 'woff2' && !(width && height))
    return {
      message: `${quote(path)} does not say how large it is`,
      help: 'Give its <svg> a viewBox, as in viewBox="0 0 120 40".',
    };
  return undefined;
}

function* unsafe(file: string, { text }: Asset): Generator<Finding> {
  const problem = text === undefined ? undefined : svgProblem(text);
  if (text === undefined || !problem) return;
  const before = text.slice(0, problem.offset).split('\n');
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  yield {
    file,
    rule: 'theme/svg',
    level: 'error',
    message: `logo has ${problem.what}`,
    help: 'Save it as a plain SVG, with its text as paths, without metadata, style sheets and effects. Or use a PNG.',
    at: { type: 'text', line, column, endLine: line, endColumn: column + 1 },
  };
}

interface Problem {
  message: string;
  help: string;
}
