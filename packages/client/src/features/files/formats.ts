import { invalid } from "../../errors/invalid.ts";

/** A kind of file that e-conomic takes. */
export interface Format {
  name: "PDF" | "JPG" | "PNG" | "GIF";
  contentType: string;
  /** The ending that e-conomic expects of the name. */
  extension: string;
  /** Whether the first kilobyte, as one character per byte, is that of such a file. */
  matches: (head: string) => boolean;
}

/** The formats by name. The content of a file decides, because names and declared types are often wrong. */
export const formats = {
  pdf: {
    name: "PDF",
    contentType: "application/pdf",
    extension: ".pdf",
    // The PDF standard allows other bytes before the header.
    matches: (head) => head.includes("%PDF-"),
  },
  jpg: {
    name: "JPG",
    contentType: "image/jpeg",
    extension: ".jpeg",
    matches: (head) => head.startsWith("\xff\xd8\xff"),
  },
  png: {
    name: "PNG",
    contentType: "image/png",
    extension: ".png",
    matches: (head) => head.startsWith("\x89PNG"),
  },
  gif: {
    name: "GIF",
    contentType: "image/gif",
    extension: ".gif",
    matches: (head) => head.startsWith("GIF8"),
  },
} as const satisfies Record<string, Format>;

/** Phones take photos as HEIC, which e-conomic refuses. HEIC is a container with its brand after `ftyp`. */
const isHeic = (head: string): boolean => /^[\s\S]{4}ftyp(heic|heix|heif|mif1|msf1)/.test(head);

/**
 * Returns the format of a file, which must be one of those that are taken.
 * @throws ValidationError for another format.
 */
export function formatOf(head: string, taken: readonly Format[]): Format {
  const format = taken.find(({ matches }) => matches(head));
  if (format) return format;
  const names = taken.map(({ name }) => name).join(" or ");
  if (head === "") invalid("The file is empty.", "file");
  if (isHeic(head))
    invalid(`The file is a HEIC photo, which e-conomic refuses: convert it to JPG first.`, "file");
  return invalid(
    `The file must be one of ${names}: it begins with ${JSON.stringify(head.slice(0, 12))}.`,
    "file",
  );
}
