import { textPdf } from "../pdf/index.ts";

/** Makes a receipt with this many pages. */
export const receiptPdf = (pages = 1): Uint8Array =>
  textPdf({ title: "Kvittering", pages: Array.from({ length: pages }, () => ["Tekst"]) });

export const pngBytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
