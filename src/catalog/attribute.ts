import { bmpText, Der, TAG, wideText } from './der.ts';

/** A name with a value that a catalog has of itself or of a member: `OSAttr` with `2:6.1,2:10.0`, say. */
export interface CatalogAttribute {
  readonly name: string;
  readonly value: string;
}

/** Reads an attribute; its flags say only how the text is kept. @see creating-a-catalog-file-for-a-non-pnp-driver-package */
export function readAttribute(content: Uint8Array): CatalogAttribute {
  const der = new Der(content);
  const name = bmpText(der.take(TAG.bmp));
  der.take(TAG.integer);
  return { name, value: wideText(der.take(TAG.octets)) };
}

/** What attributes of a name say, whatever their case. */
export function valuesOf(attributes: readonly CatalogAttribute[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return attributes.filter(one => one.name.toLowerCase() === wanted).map(({ value }) => value);
}
