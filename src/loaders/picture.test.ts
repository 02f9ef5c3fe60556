import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Asset } from '../model/asset.ts';
import { decodeSource } from './catalog.ts';
import { pictureOf } from './picture.ts';

/** Pictures of 40 by 20 pixels. The first word of a name says what is expected of it. */
const FOLDER = 'tests/fixtures/pictures';
const pictures = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name))]));
const whole = [...pictures].filter(([name]) => name.startsWith('whole'));

test('the size of a picture is read from its bytes', () => {
  assert.ok(whole.length >= 8);
  for (const [name, bytes] of whole) {
    const format = name.endsWith('jpg') ? 'jpeg' : name.split('.').at(-1);
    const { digest, ...rest } = pictureOf(bytes);
    assert.deepEqual(rest, { size: bytes.length, format, width: 40, height: 20 }, name);
    assert.match(digest, /^[0-9a-f]{16}$/);
  }
});

test('a picture that was taken with the camera turned is as high as it is shown', () => {
  const { digest, size, ...rest } = pictureOf(named('turned.jpg'));
  assert.ok(digest.length > 0 && size > 0);
  assert.deepEqual(rest, { format: 'jpeg', width: 20, height: 40 });
});

test('what moves or says where it was taken is refused', () => {
  for (const [name, bytes] of pictures) {
    const fault = /^(?:position|moving)/.exec(name)?.[0];
    const { width, ...found } = pictureOf(bytes);
    assert.equal(found.fault, fault, name);
    assert.equal(width === undefined, fault !== undefined || found.format === undefined, name);
  }
});

test('what is no picture is none, whatever its name says', () => {
  assert.equal(read(named('format.gif')).format, undefined);
  for (const text of [
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<!doctype html><script>1</script>',
    'RIFF',
    '',
  ])
    assert.equal(read(Buffer.from(text)).format, undefined, text);
});

test('a picture that is cut off anywhere is not published', () => {
  for (const [name, bytes] of whole)
    for (let length = 0; length < bytes.length; length++) {
      const { format, fault, width } = pictureOf(bytes.subarray(0, length));
      assert.ok(
        width === undefined && (format === undefined || fault === 'broken'),
        `${name}, ${length} bytes`,
      );
    }
});

test('a header that promises more than there is, or than a phone can show, is refused', () => {
  const changed = (name: string, change: (bytes: Buffer) => void): Asset['fault'] => {
    const bytes = Buffer.from(named(name));
    change(bytes);
    return pictureOf(bytes).fault;
  };
  assert.equal(
    changed('whole.png', (bytes) => bytes.writeUInt32BE(4_000_000_000, 16)),
    'vast',
  );
  assert.equal(
    changed('whole.png', (bytes) => bytes.writeUInt32BE(0, 20)),
    'broken',
  );
  assert.equal(
    changed('whole.png', (bytes) => bytes.writeUInt32BE(0xffffffff, 8)),
    'broken',
  );
  assert.equal(
    changed('whole.webp', (bytes) => bytes.writeUInt32LE(0xffffffff, 4)),
    'broken',
  );
  assert.equal(
    changed('whole.jpg', (bytes) => bytes.writeUInt16BE(0xffff, 4)),
    'broken',
  );
});

test('no change of a byte in the head makes it throw', () => {
  for (const [name, bytes] of pictures)
    for (let at = 0; at < Math.min(300, bytes.length); at++)
      for (const value of [0, 0x7f, 0xff]) {
        const changed = Buffer.from(bytes);
        changed[at] = value;
        assert.equal(pictureOf(changed).size, bytes.length, name);
      }
});

function named(name: string): Buffer {
  const bytes = pictures.get(name);
  assert.ok(bytes, name);
  return bytes;
}

/** Read by the loader, as a file with the name of a picture. */
function read(bytes: Uint8Array): Asset {
  const source = decodeSource('teams/orders/runbooks/queue/panel.png', bytes);
  assert.ok('asset' in source);
  return source.asset;
}
