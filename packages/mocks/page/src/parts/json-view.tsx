import type { ComponentChildren } from "preact";

/** Matches a string, a name with its colon, a number or a word, as `JSON.stringify` writes them. */
const token = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)/g;

/** Shows a value as indented JSON. Every part is a text node, so no part of a record can become markup. */
export function JsonView({ value, label }: { value: unknown; label: string }) {
  const text = typeof value === "string" ? value : JSON.stringify(value, undefined, 2);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach an area that scrolls
    <section class="code" tabIndex={0} aria-label={label}>
      <pre>{typeof value === "string" ? text : coloured(text)}</pre>
    </section>
  );
}

function coloured(text: string): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [whole, quoted, colon, other] = match;
    parts.push(text.slice(end, match.index));
    if (other !== undefined) parts.push(<span class="json-other">{other}</span>);
    else if (colon === undefined) parts.push(<span class="json-text">{quoted}</span>);
    else parts.push(<span class="json-name">{quoted}</span>, colon);
    end = match.index + whole.length;
  }
  parts.push(text.slice(end));
  return parts;
}
