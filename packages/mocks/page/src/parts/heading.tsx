import type { ComponentChildren } from "preact";

interface HeadingProps {
  readonly title: ComponentChildren;
  readonly text?: ComponentChildren;
  readonly crumbs?: readonly { readonly title: string; readonly address: string }[];
  /** The view's actions, at the right. */
  readonly children?: ComponentChildren;
}

/** Shows the heading of a view. */
export function Heading({ title, text, crumbs = [], children }: HeadingProps) {
  return (
    <div class="view-head">
      <div>
        {crumbs.length > 0 && (
          <nav aria-label="Breadcrumb">
            <ol class="crumbs">
              {crumbs.map((crumb) => (
                <li key={crumb.address}>
                  <a href={crumb.address}>{crumb.title}</a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <h1>{title}</h1>
        {text !== undefined && <p>{text}</p>}
      </div>
      {children !== undefined && <div class="actions">{children}</div>}
    </div>
  );
}
