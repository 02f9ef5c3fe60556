import { hash } from 'node:crypto';
import type { Asset } from '../model/asset.ts';

/** What the bytes of a file for the theme say about it. */
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
  const text = textOf(bytes);
  if (text === undefined || !/<svg[\s>]/.test(text)) return { ...of, format: undefined };
  return { ...of, format: 'svg', text, ...sizeOf(text) };
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
