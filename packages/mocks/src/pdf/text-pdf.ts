import { createPage, pageWidth } from "./page.ts";
import { pdfFile } from "./pdf-file.ts";
import { shorten } from "./text-width.ts";

/**
 * Makes a PDF of plain text: one array for each page, one string for each line (at most 50). Without pages it has one
 * page with the title.
 */
export function textPdf({
  title,
  pages,
}: {
  title: string;
  pages: readonly (readonly string[])[];
}): Uint8Array {
  const contents = pages.length > 0 ? pages : [[]];
  return pdfFile(
    title,
    contents.map((lines) => {
      const page = createPage();
      page.text(50, 780, shorten(title, 14, pageWidth - 100), { size: 14, bold: true });
      for (const [at, line] of lines.slice(0, 50).entries())
        page.text(50, 755 - at * 14, shorten(line, 10, pageWidth - 100), { size: 10 });
      return page;
    }),
  );
}

/**
 * Counts the pages of an uploaded file, for an attachment's metadata. It counts page objects, or reads the page tree if
 * they are compressed. A file that is not a PDF has one page.
 */
export function countPages(bytes: Uint8Array): number {
  const text = new TextDecoder("latin1").decode(bytes);
  if (!text.startsWith("%PDF-")) return 1;
  const objects = text.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
  if (objects > 0) return objects;
  const counts = Array.from(text.matchAll(/\/Count\s+(\d+)/g), (match) => Number(match[1]));
  return Math.max(1, ...counts);
}
