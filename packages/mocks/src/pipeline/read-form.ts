/**
 * Reads a `multipart/form-data` body. `Response.formData()` does not work where jsdom replaces the global `File`: it
 * makes files that Node's own forms refuse. Throws a TypeError for a body that is not a form.
 */
export function readForm(bytes: Uint8Array, contentType: string): FormData {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)?.slice(1).find(Boolean);
  const text = binaryText(bytes);
  const form = new FormData();
  if (boundary === undefined || !text.includes(`--${boundary}--`))
    throw new TypeError("the body is not a form");
  const delimiter = `\r\n--${boundary}`;
  // A line break is put in front, because the first delimiter may be the very beginning of the body.
  const whole = `\r\n${text}`;
  let start = whole.indexOf(delimiter) + delimiter.length;
  while (!whole.startsWith("--", start)) {
    const end = whole.indexOf(delimiter, start);
    const headersEnd = whole.indexOf("\r\n\r\n", start);
    if (end < 0 || headersEnd < 0 || headersEnd > end) throw new TypeError("the body is not a form");
    // `whole` has two more characters in front than `bytes`, so each index is two less there.
    const content = bytes.slice(headersEnd + 4 - 2, end - 2);
    append(form, utf8(bytes.slice(start - 2, headersEnd - 2)), content);
    start = end + delimiter.length;
  }
  return form;
}

function append(form: FormData, headers: string, content: Uint8Array<ArrayBuffer>): void {
  const name = parameter(headers, "name");
  if (name === undefined) throw new TypeError("a part of the form has no name");
  const fileName = parameter(headers, "filename");
  const type = /^content-type:\s*(.*?)\s*$/im.exec(headers)?.[1] ?? "application/octet-stream";
  form.append(name, fileName === undefined ? utf8(content) : new File([content], fileName, { type }));
}

/** Reads a parameter of `content-disposition`, and resolves the escapes of forms. */
function parameter(headers: string, name: string): string | undefined {
  const value = new RegExp(`^content-disposition:.*;\\s*${name}="([^"]*)"`, "im").exec(headers)?.[1];
  return value?.replace(/%0D/gi, "\r").replace(/%0A/gi, "\n").replace(/%22/g, '"');
}

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Returns the bytes as a text with one character for each, to search in. */
function binaryText(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 32_768)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)));
  return pieces.join("");
}
