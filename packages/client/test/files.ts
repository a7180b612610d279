import type { mockWith } from "./mock-client.ts";

type Mocked = Pick<ReturnType<typeof mockWith>, "mock" | "economic">;

/** Returns a text as bytes, one for each character. */
export const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

export const pdf = bytes("%PDF-1.7 receipt");
export const gif = bytes("GIF89a");
/** A photo of a phone, in a format that e-conomic refuses. */
export const heic = bytes("\0\0\0\x18ftypheic");

export function pdfOfSize(size: number): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(size);
  file.set(pdf);
  return file;
}

/** Makes a voucher in journal 1, in an accounting year with a slash in its name. */
export async function voucherOf({ mock, economic }: Mocked) {
  for (const [fromDate, toDate] of [
    ["2028-01-01", "2028-06-30"],
    ["2028-07-01", "2029-06-30"],
  ] as const)
    await economic.rest.post("/accounting-years", { body: { fromDate, toDate } });
  const { year, voucherNumber } = mock.agreement().draftEntries.add({ date: "2028-08-14" });
  return { journalNumber: 1, accountingYear: year, voucherNumber };
}
