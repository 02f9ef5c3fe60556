import { hash } from 'node:crypto';
import type { Asset } from '../model/asset.ts';

/** What the bytes of a file for the theme, or of a picture, say about it. */
export function assetOf(bytes: Uint8Array): Asset {
  const buffer = Buffer.from(bytes);
  const of = { size: bytes.length, digest: hash('sha256', buffer).slice(0, 16) };
  if (buffer.subarray(0, 8).equals(PNG))
    return {
      ...of,
      format: 'png',
      ...(buffer.length >= 24 && { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) }),
    };
  if (buffer.subarray(0, 4).toString('latin1') === 'wOF2') return { ...of, format: 'woff2' };
  const picture = jpegOf(buffer) ?? webpOf(buffer);
  if (picture) return { ...of, ...picture };
  const text = textOf(bytes);
  if (text === undefined || !/<svg[\s>]/.test(text)) return { ...of, format: undefined };
  return { ...of, format: 'svg', text, ...sizeOf(text) };
}

/** The size of a JPEG is in the first of its frames, after segments that each say their own length. */
function jpegOf(buffer: Buffer): Pick<Asset, 'format' | 'width' | 'height'> | undefined {
  if (buffer.length < 4 || buffer.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 <= buffer.length; at += 2 + buffer.readUInt16BE(at + 2)) {
    const marker = buffer.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker))
      return { format: 'jpeg', height: buffer.readUInt16BE(at + 5), width: buffer.readUInt16BE(at + 7) };
    if (marker < 0xff00 || buffer.readUInt16BE(at + 2) < 2) break;
  }
  return { format: 'jpeg' };
}

/** The three forms of a WebP have their size in different places. */
function webpOf(buffer: Buffer): Pick<Asset, 'format' | 'width' | 'height'> | undefined {
  const word = (at: number): string => buffer.subarray(at, at + 4).toString('latin1');
  if (buffer.length < 30 || word(0) !== 'RIFF' || word(8) !== 'WEBP') return undefined;
  switch (word(12)) {
    case 'VP8 ':
      return {
        format: 'webp',
        width: buffer.readUInt16LE(26) & 0x3fff,
        height: buffer.readUInt16LE(28) & 0x3fff,
      };
    case 'VP8L': {
      const bits = buffer.readUInt32LE(21);
      return { format: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { format: 'webp', width: buffer.readUIntLE(24, 3) + 1, height: buffer.readUIntLE(27, 3) + 1 };
    default:
      return { format: 'webp' };
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The size that the root of an SVG says, in its view box first, because that also says how it is scaled. */
function sizeOf(text: string): Pick<Asset, 'width' | 'height'> {
  const root = /<svg\s[^>]*>/.exec(text)?.[0] ?? '';
  const box = /\sviewBox=["'][\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)[\s,]+([\d.]+)["']/.exec(root);
  const [width, height] = [Number(box?.[1]), Number(box?.[2])];
  return width > 0 && height > 0 ? { width, height } : {};
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
