import { exact } from "../money/index.ts";
import { createPage, type Page, pageWidth } from "./page.ts";
import { pdfFile } from "./pdf-file.ts";
import { shorten } from "./text-width.ts";

export interface PdfLine {
  readonly description: string;
  readonly quantity?: number | undefined;
  readonly unitPrice?: number | undefined;
  readonly amount?: number | undefined;
}

export interface DocumentPdf {
  /** "Invoice", "Order", … */
  readonly title: string;
  readonly number: number | string;
  /** `yyyy-MM-dd`. */
  readonly date: string;
  readonly dueDate?: string | undefined;
  readonly currency: string;
  /** The sender's name and address, one entry for each line. */
  readonly sender?: readonly string[] | undefined;
  /** The recipient's name and address, one entry for each line. */
  readonly recipient: readonly string[];
  readonly lines: readonly PdfLine[];
  /** The totals in the order in which they are printed. The last one is bold. */
  readonly totals: readonly { readonly label: string; readonly amount: number }[];
  readonly notes?: readonly string[] | undefined;
}

const left = 50;
const right = pageWidth - 50;
const columns = { quantity: 370, unitPrice: 455, amount: right };
const body = { size: 10 };
const lineHeight = 16;

/**
 * Makes a sales document on one A4 page. Lines that do not fit are not printed but counted; amounts are in the Danish
 * format.
 */
export function documentPdf(document: DocumentPdf): Uint8Array {
  const page = createPage();
  const heading = `${document.title} ${document.number}`;
  page.text(left, 780, heading, { size: 20, bold: true });
  block(page, document.sender ?? [], 780, right, true);
  block(page, document.recipient, 730, left, false);
  const facts = [`Date: ${document.date}`, ...(document.dueDate ? [`Due date: ${document.dueDate}`] : [])];
  block(page, [...facts, `Currency: ${document.currency}`], 730, right, true);
  let y = tableHead(page, 630);
  for (const line of shown(document.lines)) y = tableLine(page, line, y);
  page.line(left, right, y + 10);
  for (const [at, { label, amount }] of document.totals.entries()) {
    const style = { size: 10, bold: at === document.totals.length - 1, right: true };
    page.text(columns.unitPrice, y - 6, label, style);
    page.text(columns.amount, y - 6, danishAmount(amount), style);
    y -= lineHeight;
  }
  block(page, (document.notes ?? []).slice(0, 5), Math.max(y - 30, 110), left, false);
  return pdfFile(heading, [page]);
}

function block(page: Page, lines: readonly string[], y: number, x: number, isRight: boolean): void {
  for (const [at, line] of lines.slice(0, 6).entries())
    page.text(x, y - at * 14, shorten(line, 10, isRight ? 200 : 320), { ...body, right: isRight });
}

function tableHead(page: Page, y: number): number {
  const style = { size: 10, bold: true };
  page.text(left, y, "Description", style);
  page.text(columns.quantity, y, "Quantity", { ...style, right: true });
  page.text(columns.unitPrice, y, "Unit price", { ...style, right: true });
  page.text(columns.amount, y, "Amount", { ...style, right: true });
  page.line(left, right, y - 5);
  return y - 20;
}

function tableLine(page: Page, line: PdfLine, y: number): number {
  page.text(left, y, shorten(line.description, 10, 260), body);
  const cells = { quantity: line.quantity, unitPrice: line.unitPrice, amount: line.amount };
  for (const [name, value] of Object.entries(cells))
    if (value !== undefined)
      page.text(columns[name as keyof typeof columns], y, danishAmount(value), { ...body, right: true });
  return y - lineHeight;
}

/** The number of lines that fit between the head and the totals. */
const mostLines = 24;

function shown(lines: readonly PdfLine[]): readonly PdfLine[] {
  if (lines.length <= mostLines) return lines;
  const kept = lines.slice(0, mostLines - 1);
  return [...kept, { description: `… and ${lines.length - kept.length} more lines` }];
}

/** Formats an amount as `-1.234,50`: two decimals after a comma, and dots between thousands. */
export function danishAmount(value: number): string {
  const [whole = "", cents = ""] = exact(value).toFixed(2).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ".")},${cents}`;
}
