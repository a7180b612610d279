import { say } from "./toasts.tsx";

/** Copies a text. Only HTTPS and loopback have `navigator.clipboard`; elsewhere the text is selected and copied. */
export function CopyButton({ text, children }: { text: () => string; children: string }) {
  const copy = async () => {
    try {
      if (navigator.clipboard === undefined) copySelection(text());
      else await navigator.clipboard.writeText(text());
      say("Copied.");
    } catch {
      say("The browser did not allow copying.");
    }
  };
  return (
    <button type="button" class="button small" onClick={copy}>
      {children}
    </button>
  );
}

function copySelection(text: string): void {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
