export { type DocumentPdf, documentPdf, type PdfLine } from "./document-pdf.ts";
export { countPages, textPdf } from "./text-pdf.ts";
