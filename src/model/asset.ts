/** Whether a path in a layer is that of a file for the theme or of a picture, which is not text to be read. */
export function isAsset(path: string): boolean {
  return /^theme\/[^/]+\.(?:svg|png|woff2)$/.test(path) || isPicture(path);
}

/** Whether a path in a layer is that of a picture, in a folder beside its runbook that has the runbook's name. */
export function isPicture(path: string): boolean {
  return /^teams\/[^/]+\/runbooks\/[^/]+\/[^/]+\.(?:png|jpe?g|webp)$/i.test(path);
}

/** What a file of a theme or a picture holds, as far as its bytes tell. */
export interface Asset {
  /** In bytes. */
  size: number;
  /** Changes with its bytes, so that a browser may keep it. */
  digest: string;
  /** What its first bytes say that it is; undefined if they say nothing that a handbook may have. */
  format: 'svg' | 'png' | 'jpeg' | 'webp' | 'woff2' | undefined;
  /** In pixels; undefined for a font and for a picture that does not say. */
  width?: number;
  height?: number;
  /** Why a picture is not published although it is one; it has no width and height then. */
  fault?: PictureFault;
  /** The text of an SVG. */
  text?: string;
}

/** It is cut off, has more pixels than a phone can show, moves, or says where it was taken. */
export type PictureFault = 'broken' | 'vast' | 'moving' | 'position';

/** The longest side of a picture that is published, in pixels. */
export const LONGEST_SIDE = 20_000;

/** A file of the theme, or a picture, that a handbook uses. */
export interface PlacedAsset extends Pick<Asset, 'digest' | 'width' | 'height'> {
  /** Its name in findings. */
  file: string;
}
