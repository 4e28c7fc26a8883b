/**
 * Serif for what is read, sans for headings: what offices use, Word has everywhere and LibreOffice puts a font of the same
 * kind for. The other names are for a machine that lacks the first.
 */
export const FONTS = {
  text: { name: 'ＭＳ 明朝', others: 'MS Mincho,游明朝,Yu Mincho,Hiragino Mincho ProN', family: 'roman' },
  heading: {
    name: 'ＭＳ ゴシック',
    others: 'MS Gothic,游ゴシック,Yu Gothic,Hiragino Sans',
    family: 'modern',
  },
} as const;

/** fontTable.xml, for the library knows embedded fonts only. */
export function fontTable(): string {
  const fonts = Object.values(FONTS).map(
    ({ name, others, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="80"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}

/** The library would write the machine's clock; a document says when it was asked for. */
export function coreProperties(title: string, madeAt: Date): string {
  const text = title.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const moment = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${madeAt.toISOString()}</dcterms:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${text}</dc:title>${moment('created')}${moment('modified')}</cp:coreProperties>`;
}
