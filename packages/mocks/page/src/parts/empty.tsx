import type { ComponentChildren } from "preact";

/** Stands where there is nothing yet, with a hint of what to do. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <strong>{title}</strong>
      {children}
    </div>
  );
}
