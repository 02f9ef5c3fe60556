import type { PlacedAsset } from './asset.ts';

/** Where a site has a picture of a runbook. The address changes with its bytes, and says how large it is shown. */
export function pictureAddress(path: string, { digest, width, height }: PlacedAsset): string {
  const [runbook = '', name = ''] = path.split('/').slice(-2);
  const [, stem = name, ending = ''] = /^(.*)(\.[a-z]+)$/i.exec(name) ?? [];
  const plain = stem.replace(/[^A-Za-z0-9_-]+/g, '-');
  return `/pictures/${runbook}/${plain}.${digest}-${width}x${height}${ending.toLowerCase()}`;
}
