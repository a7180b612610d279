/** HTML that is escaped unless it was made here: nothing that a caller stored or sent can become markup. */

/** Finished markup. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Content = Html | string | number | boolean | null | undefined | readonly Content[];

/** A template whose values are escaped; markup of this tag's own and lists of it are taken as they are. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(
    parts.reduce((text, part, at) => text + part + (at < values.length ? write(values[at]) : ""), ""),
  );
}

function write(content: Content): string {
  if (content instanceof Html) return content.text;
  if (Array.isArray(content)) return content.map(write).join("");
  return content === null || content === undefined ? "" : escapeMarkup(String(content));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
