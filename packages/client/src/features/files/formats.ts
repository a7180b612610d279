import { invalid } from "../../errors/invalid.ts";

/** A format of files that e-conomic takes. */
export interface Format {
  name: "PDF" | "JPG" | "PNG" | "GIF";
  contentType: string;
  /** The extension that e-conomic expects in the file's name. */
  extension: string;
  /** Returns whether a file begins like this format. `head` is its first kilobyte, with one character for each byte. */
  matches: (head: string) => boolean;
}

/** The formats by name. They are recognised by content, because the names and declared types of files are often wrong. */
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

/** Recognises HEIC, the format of phones' photos, which e-conomic refuses. The name of the format follows `ftyp`. */
const isHeic = (head: string): boolean => /^[\s\S]{4}ftyp(heic|heix|heif|mif1|msf1)/.test(head);

/**
 * Returns the format of a file.
 * @param taken the formats that are allowed.
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
    `The file must have the format ${names}: it begins with ${JSON.stringify(head.slice(0, 12))}.`,
    "file",
  );
}
