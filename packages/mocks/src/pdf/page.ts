import { textWidth } from "./text-width.ts";
import { pdfString, winAnsi } from "./win-ansi.ts";

/** A4 in points; the origin is the lower left corner. */
export const pageWidth = 595;
export const pageHeight = 842;

export interface TextStyle {
  /** The font size in points. */
  readonly size: number;
  readonly bold?: boolean;
  /** Whether `x` is the right end of the text. */
  readonly right?: boolean;
}

/** The drawing of one page: content stream operators, with one character for each byte. */
export interface Page {
  text(x: number, y: number, text: string, style: TextStyle): void;
  line(fromX: number, toX: number, y: number): void;
  content(): string;
}

export function createPage(): Page {
  const operators: string[] = [];
  return {
    text(x, y, text, { size, bold = false, right = false }) {
      const left = right ? x - textWidth(text, size) : x;
      operators.push(
        `BT /${bold ? "F2" : "F1"} ${size} Tf ${points(left)} ${points(y)} Td ${pdfString(winAnsi(text))} Tj ET`,
      );
    },
    line(fromX, toX, y) {
      operators.push(`0.5 w ${points(fromX)} ${points(y)} m ${points(toX)} ${points(y)} l S`);
    },
    content: () => operators.join("\n"),
  };
}

function points(value: number): string {
  return String(Math.round(value * 100) / 100);
}
