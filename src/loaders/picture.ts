import { hash } from 'node:crypto';
import { LONGEST_SIDE, type Asset, type PictureFault } from '../model/asset.ts';

/** What the bytes of a picture say about it, whatever its name says. Never throws. */
export function pictureOf(bytes: Uint8Array): Asset {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const of = { size: buffer.length, digest: hash('sha256', buffer).slice(0, 16) };
  const reader = READERS.find(({ starts }) => starts(buffer));
  if (!reader) return { ...of, format: undefined };
  const { format } = reader;
  const header = reader.read(buffer);
  const fault = faultOf(header);
  if (fault) return { ...of, format, fault };
  const { width, height } = header;
  const isTurned = format === 'jpeg' && header.metadata[0]?.isTurned === true;
  return { ...of, format, width: isTurned ? height : width, height: isTurned ? width : height };
}

function faultOf({ width, height, isWhole, isMoving, metadata, xmp }: Header): PictureFault | undefined {
  if (!isWhole || width === 0 || height === 0) return 'broken';
  if (Math.max(width, height) > LONGEST_SIDE) return 'vast';
  if (isMoving) return 'moving';
  const isPlaced =
    metadata.some(({ hasPosition }) => hasPosition) || xmp.some((text) => text.includes('GPSLatitude'));
  return isPlaced ? 'position' : undefined;
}

function readPng(bytes: Buffer): Header {
  const header = emptyHeader();
  let hasData = false;
  for (let at = PNG.length; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const start = at + 8;
    at = start + length + 4;
    if (at > bytes.length) break;
    const data = bytes.subarray(start, start + length);
    if (type === 'IHDR' && length === 13)
      [header.width, header.height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
    if (type === 'IDAT') hasData = true;
    if (type === 'acTL') header.isMoving = true;
    if (type === 'eXIf') header.metadata.push(exifOf(data));
    if (type === 'iTXt') header.xmp.push(data.toString('latin1'));
    if (type === 'IEND') return { ...header, isWhole: hasData };
  }
  return header;
}

function readJpeg(bytes: Buffer): Header {
  const header = emptyHeader();
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return header;
    const marker = bytes[at + 1] ?? 0;
    // A marker may have more bytes of 0xFF in front.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    const data = bytes.subarray(at + 4, at + 2 + length);
    if (length < 2 || at + 2 + length > bytes.length) return header;
    if (isFrame(marker) && data.length >= 5)
      [header.height, header.width] = [data.readUInt16BE(1), data.readUInt16BE(3)];
    if (marker === 0xe1 && data.toString('latin1', 0, 6) === 'Exif\0\0')
      header.metadata.push(exifOf(data.subarray(6)));
    else if (marker === 0xe1) header.xmp.push(data.toString('latin1'));
    at += 2 + length;
    // After the start of the data only its end is of interest. A phone may put more behind it.
    if (marker === 0xda) return { ...header, isWhole: bytes.indexOf(END_OF_JPEG, at) >= 0 };
  }
  return header;
}

/** A start of frame has the size. Three numbers between theirs mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function readWebp(bytes: Buffer): Header {
  const header = emptyHeader();
  let hasData = false;
  const end = bytes.readUInt32LE(4) + 8;
  if (end > bytes.length) return header;
  for (let at = 12; at + 8 <= end;) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (data.length < length) return header;
    if (type === 'VP8X' && length >= 10)
      [header.width, header.height] = [data.readUIntLE(4, 3) + 1, data.readUIntLE(7, 3) + 1];
    if (type === 'VP8 ' && length >= 10) {
      hasData = true;
      if (header.width === 0)
        [header.width, header.height] = [data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff];
    }
    if (type === 'VP8L' && length >= 5) {
      hasData = true;
      const bits = data.readUInt32LE(1);
      if (header.width === 0)
        [header.width, header.height] = [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
    }
    if (type === 'ANIM') header.isMoving = true;
    if (type === 'EXIF')
      header.metadata.push(exifOf(data.toString('latin1', 0, 6) === 'Exif\0\0' ? data.subarray(6) : data));
    if (type === 'XMP ') header.xmp.push(data.toString('latin1'));
    at += 8 + length + (length % 2);
  }
  return { ...header, isWhole: hasData || header.isMoving };
}

/** Whether a camera noted where a picture was taken, and whether it noted that width and height are to be exchanged. */
function exifOf(bytes: Buffer): Metadata {
  const none = { hasPosition: false, isTurned: false };
  const order = bytes.toString('latin1', 0, 2);
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) return none;
  const isLittle = order === 'II';
  const short = (at: number): number =>
    at + 2 > bytes.length ? 0 : isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  const long = (at: number): number =>
    at + 4 > bytes.length ? 0 : isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  const entries = (from: number): Map<number, number> => {
    const tags = new Map<number, number>();
    for (let index = 0; index < short(from) && from + 14 + index * 12 <= bytes.length; index++)
      tags.set(short(from + 2 + index * 12), from + 10 + index * 12);
    return tags;
  };
  const main = entries(long(4));
  const [position, turn] = [main.get(GPS), main.get(ORIENTATION)];
  const places = position === undefined ? undefined : entries(long(position));
  return {
    hasPosition: places !== undefined && (places.has(LATITUDE) || places.has(LONGITUDE)),
    isTurned: turn !== undefined && short(turn) >= 5 && short(turn) <= 8,
  };
}

function emptyHeader(): Header {
  return { width: 0, height: 0, isWhole: false, isMoving: false, metadata: [], xmp: [] };
}

const [GPS, ORIENTATION, LATITUDE, LONGITUDE] = [0x8825, 0x0112, 0x0002, 0x0004];
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const END_OF_JPEG = Buffer.from([0xff, 0xd9]);

const READERS: readonly Reader[] = [
  { format: 'png', starts: (bytes) => bytes.subarray(0, 8).equals(PNG), read: readPng },
  {
    format: 'jpeg',
    starts: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff,
    read: readJpeg,
  },
  {
    format: 'webp',
    starts: (bytes) =>
      bytes.length >= 12 &&
      bytes.toString('latin1', 0, 4) === 'RIFF' &&
      bytes.toString('latin1', 8, 12) === 'WEBP',
    read: readWebp,
  },
];

interface Reader {
  format: 'png' | 'jpeg' | 'webp';
  starts: (bytes: Buffer) => boolean;
  read: (bytes: Buffer) => Header;
}

interface Header {
  width: number;
  height: number;
  /** Nothing of the file is missing at its end. */
  isWhole: boolean;
  isMoving: boolean;
  metadata: Metadata[];
  xmp: string[];
}

interface Metadata {
  hasPosition: boolean;
  isTurned: boolean;
}
