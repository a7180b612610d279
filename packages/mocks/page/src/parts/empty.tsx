import type { ComponentChildren } from "preact";

/** Shows that a list is empty, with a hint on what to do. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <strong>{title}</strong>
      {children}
    </div>
  );
}
