import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { didYouMean, quote } from '../../diagnostics/spelling.ts';
import { isPicture, LONGEST_SIDE, type Asset, type PictureFault } from '../../model/asset.ts';
import { pathOf } from '../../schema/pointer.ts';
import { picturesIn, type PictureUse } from '../picture.ts';
import type { ReadFile } from '../read.ts';
import type { Rule } from './rule.ts';

export const picture: Rule = {
  finds: {
    'picture/missing': {
      level: 'error',
      reason: 'A picture that is not there leaves a hole in the page.',
      example: { kind: 'runbook' },
    },
    'picture/words': {
      level: 'error',
      reason:
        'Someone who cannot see the picture, or whose connection is too slow for it, has only its words. Search has no more.',
      example: { kind: 'runbook' },
    },
    'picture/size': {
      level: 'error',
      reason: 'A heavy picture keeps a phone from the words around it.',
    },
    'picture/format': {
      level: 'error',
      reason: 'A browser goes by what a file holds. A file that is not a picture could hold anything.',
    },
    'picture/unused': {
      level: 'warning',
      reason: 'A picture that no text shows is not published.',
    },
  },
  *check({ files }) {
    const pictures = new Map(
      files.flatMap(({ path, file, asset }) => (asset && isPicture(path) ? [[path, { file, asset }]] : [])),
    );
    const used = new Set<string>();
    for (const file of files)
      for (const use of file.valid ? picturesIn(file) : []) {
        if (use.path !== undefined) used.add(use.path);
        yield* findingsOf(file, use, pictures);
      }
    // What a broken file shows is not known.
    if (files.some(({ valid, placement }) => !valid && placement?.kind === 'runbook')) return;
    for (const [path, { file }] of pictures)
      if (!used.has(path))
        yield {
          file,
          rule: 'picture/unused',
          level: 'warning',
          message: 'no text of its runbook shows this picture',
          help: `Show it with ![what it shows](${path.split('/').slice(-2).join('/')}), or delete it.`,
          at: { type: 'file' },
        };
  },
};

function* findingsOf(
  { file, path: runbook }: ReadFile,
  { url, alt, path, pointer, offset }: PictureUse,
  pictures: ReadonlyMap<string, { asset: Asset }>,
): Generator<Finding> {
  const report = (rule: string, message: string, help: string): Finding =>
    finding(file, pathOf(pointer), rule, message, { help, offset });
  const id = /([^/]+)\.yaml$/.exec(runbook)?.[1] ?? '';
  if (!/\p{L}{2}/u.test(alt) || /\.(?:png|jpe?g|webp)$/i.test(alt))
    yield report(
      'picture/words',
      alt === '' ? 'picture has no words' : `${quote(alt)} does not say what the picture shows`,
      'Say what the reader sees in it, as in ![The panel while the queue is stuck](…).',
    );
  const found = path === undefined ? undefined : pictures.get(path);
  if (path === undefined || !isPicture(path))
    yield report(
      'picture/missing',
      `a picture cannot be at ${quote(url)}`,
      `Put a PNG, JPEG or WebP file into the folder ${id} beside the runbook, and write ${id}/NAME.png.`,
    );
  else if (!found) {
    const own = [...pictures.keys()].filter((other) =>
      other.startsWith(`${path.split('/').slice(0, -1).join('/')}/`),
    );
    const near = didYouMean(
      url,
      own.map((other) => other.split('/').slice(-2).join('/')),
    );
    yield report(
      'picture/missing',
      `no picture at ${quote(url)}${near}`,
      `Put it into the folder ${id} beside the runbook.`,
    );
  } else if (found.asset.fault) {
    const [what, help] = FAULTS[found.asset.fault];
    yield report('picture/format', `${quote(url)} ${what}`, help);
  } else if (!fits(path, found.asset))
    yield report(
      'picture/format',
      `${quote(url)} is not the kind of picture that its name says`,
      'Save it as PNG, JPEG or WebP, under the name of that kind.',
    );
  else if (found.asset.size > LARGEST)
    yield report(
      'picture/size',
      `${quote(url)} has ${Math.ceil(found.asset.size / 1000)} kB; a picture may have ${LARGEST / 1000} kB`,
      'Cut it to what matters, make it smaller, or save it as WebP.',
    );
}

/** What is wrong with a picture of a format that is published, and what to do. */
const FAULTS: Record<PictureFault, readonly [what: string, help: string]> = {
  broken: [
    'is incomplete, so a browser cannot show all of it',
    'Save it again, or copy it again from where it came from.',
  ],
  vast: [
    `has a side of more than ${LONGEST_SIDE} pixels`,
    'Save it in fewer pixels: a phone has no memory for so many.',
  ],
  moving: ['moves, and a reader cannot stop it', 'Save the frame that matters as a PNG.'],
  position: [
    'says where it was taken, and so where your equipment is',
    'Remove its metadata, as with `exiftool -gps:all= -xmp:all= FILE`, or take a screenshot of it.',
  ],
};

/** Whether the bytes are what the name says, and say how large the picture is. */
function fits(path: string, { format, width = 0, height = 0 }: Asset): boolean {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return format === (ending === 'jpg' ? 'jpeg' : ending) && width > 0 && height > 0;
}

/** In bytes. Half a second on a slow phone. */
const LARGEST = 300_000;
