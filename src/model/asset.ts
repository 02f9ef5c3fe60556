/** Whether a path in a layer is that of a file for the theme, which is not text to be read. */
export function isAsset(path: string): boolean {
  return /^theme\/[^/]+\.(?:svg|png|woff2)$/.test(path);
}

/** What a file of a theme holds, as far as its bytes tell. */
export interface Asset {
  /** In bytes. */
  size: number;
  /** Changes with its bytes, so that a browser may keep it. */
  digest: string;
  /** What its first bytes say that it is; undefined if they say nothing that a theme may have. */
  format: 'svg' | 'png' | 'woff2' | undefined;
  /** In pixels; undefined for a font and for a picture that does not say. */
  width?: number;
  height?: number;
  /** The text of an SVG. */
  text?: string;
}

/** A file of the theme that a handbook uses. */
export interface PlacedAsset extends Pick<Asset, 'digest' | 'width' | 'height'> {
  /** Its name in findings. */
  file: string;
}
