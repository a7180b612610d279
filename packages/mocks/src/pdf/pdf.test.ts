import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { danishAmount } from "./document-pdf.ts";
import { countPages, type DocumentPdf, documentPdf, textPdf } from "./index.ts";

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

const invoice: DocumentPdf = {
  title: "Invoice",
  number: 10_001,
  date: "2026-03-01",
  dueDate: "2026-03-09",
  currency: "DKK",
  sender: ["Rødgrød & Fløde ApS", "Ærøvej 1"],
  recipient: ["Åse (Café) Østergård", "Vænget 2", "8000 Århus C"],
  lines: [
    { description: "Blåbær \\ (500 g)", quantity: 2, unitPrice: 1234.5, amount: 2469 },
    { description: "Tak – på gensyn 漢" },
  ],
  totals: [
    { label: "Net", amount: 2469 },
    { label: "VAT", amount: 617.25 },
    { label: "Total", amount: 3086.25 },
  ],
  notes: ["Betales på konto 1234-5678901"],
};

/** Checks every offset of the cross-reference table against the file, and returns the number of objects. */
function checkStructure(bytes: Uint8Array): number {
  const file = latin1(bytes);
  expect(file.startsWith("%PDF-1.4\n")).toBe(true);
  expect(file.endsWith("%%EOF\n")).toBe(true);
  const start = Number(/startxref\n(\d+)\n/.exec(file)?.[1]);
  const table = /^xref\n0 (\d+)\n0000000000 65535 f \n((?:\d{10} 00000 n \n)+)trailer\n/.exec(
    file.slice(start),
  );
  const offsets = (table?.[2] ?? "")
    .trimEnd()
    .split("\n")
    .map((entry) => Number(entry.slice(0, 10)));
  expect(Number(table?.[1])).toBe(offsets.length + 1);
  for (const [at, offset] of offsets.entries())
    expect(file.slice(offset, offset + 12)).toMatch(new RegExp(`^${at + 1} 0 obj\n`));
  for (const [, length, content] of file.matchAll(/\/Length (\d+) >>\nstream\n(.*?)\nendstream/gs))
    expect(content).toHaveLength(Number(length));
  return offsets.length;
}

describe("a document as PDF", () => {
  test("has a cross-reference table with the right offsets", () => {
    expect(checkStructure(documentPdf(invoice))).toBe(7);
  });

  test("shows number, dates, recipient, lines and totals, encoded as WinAnsi", () => {
    const file = latin1(documentPdf(invoice));
    for (const shown of [
      "(Invoice 10001)",
      "(Date: 2026-03-01)",
      "(Due date: 2026-03-09)",
      "(\u00c5se \\(Caf\u00e9\\) \u00d8sterg\u00e5rd)",
      "(Bl\u00e5b\u00e6r \\\\ \\(500 g\\))",
      "(Tak \u0096 p\u00e5 gensyn ?)",
      "(1.234,50)",
      "(3.086,25)",
    ])
      expect(file).toContain(shown);
  });

  test("has the same bytes for the same document", () => {
    expect(documentPdf(invoice)).toEqual(documentPdf({ ...invoice }));
  });

  test("has one page for any number of lines, and counts those that do not fit", () => {
    const lines = Array.from({ length: 500 }, (_, at) => ({ description: `Line ${at + 1}`, amount: 1 }));
    const bytes = documentPdf({ ...invoice, lines });
    expect(countPages(bytes)).toBe(1);
    expect(latin1(bytes)).toContain("(\u0085 and 477 more lines)");
    expect(latin1(bytes)).toContain("(Line 23)");
    expect(latin1(bytes)).not.toContain("(Line 24)");
  });

  test("is a valid file for any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 60 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (text, amount) => {
          const bytes = documentPdf({
            ...invoice,
            recipient: [text],
            lines: [{ description: text, amount }],
            notes: [text],
          });
          expect(checkStructure(bytes)).toBe(7);
        },
      ),
      { numRuns: 50 },
    );
  });

  test("amounts are in the Danish format", () => {
    expect([0, -0.5, 1234567.891, -1000, 999].map(danishAmount)).toEqual([
      "0,00",
      "-0,50",
      "1.234.567,89",
      "-1.000,00",
      "999,00",
    ]);
  });
});

describe("plain text as PDF", () => {
  test("has the given pages, or one if none is given", () => {
    const three = textPdf({ title: "Bilag 1", pages: [["a"], ["b"], ["c"]] });
    expect(checkStructure(three)).toBe(11);
    expect(countPages(three)).toBe(3);
    expect(countPages(textPdf({ title: "Bilag 2", pages: [] }))).toBe(1);
  });

  test("counts the pages of other files, by the tree if objects are compressed", () => {
    const bytes = (text: string) => Buffer.from(text, "latin1");
    expect(countPages(bytes("%PDF-1.7\n<< /Type/Pages /Count 4 >> << /Count 2 >>"))).toBe(4);
    expect(countPages(bytes("%PDF-1.7\n"))).toBe(1);
    expect(countPages(bytes("\u0089PNG /Type /Page /Type /Page"))).toBe(1);
  });
});
