import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface CardProps {
  readonly title?: ComponentChildren;
  /** Content at the right of the title. */
  readonly aside?: ComponentChildren;
  readonly class?: string;
  /** True if the content reaches the card's edges, as a table does. */
  readonly isFlush?: boolean;
  readonly children: ComponentChildren;
}

export function Card({ title, aside, class: name = "", isFlush = false, children }: CardProps) {
  const id = useId();
  return (
    <section class={`card ${name}`} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <div class="card-head">
          <h2 id={id}>{title}</h2>
          {aside}
        </div>
      )}
      {isFlush ? children : <div class="card-body">{children}</div>}
    </section>
  );
}
