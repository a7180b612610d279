import { type Page, pageHeight, pageWidth } from "./page.ts";
import { pdfString, winAnsi } from "./win-ansi.ts";

/**
 * Writes a PDF 1.4 file: header, objects, cross-reference table, trailer. It contains no date and no file id, so the
 * same pages make the same bytes.
 */
export function pdfFile(title: string, pages: readonly Page[]): Uint8Array {
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const firstPage = 6;
  const pageObjects = pages.flatMap((page, at) => {
    const content = page.content();
    return [
      `<< /Type /Page /Parent 2 0 R /Contents ${firstPage + at * 2 + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ];
  });
  const kids = pages.map((_, at) => `${firstPage + at * 2} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 ${pageWidth} ${pageHeight}] ` +
      "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>",
    font("Helvetica"),
    font("Helvetica-Bold"),
    `<< /Title ${pdfString(winAnsi(title))} >>`,
    ...pageObjects,
  ];
  // Four bytes above 0x7F show tools that the file is not text.
  let file = "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n";
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  // Each entry is 20 bytes, its line end included.
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}
