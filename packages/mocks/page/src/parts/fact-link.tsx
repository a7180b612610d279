import { href } from "../router.ts";

/** Links an id such as "L-14" to its fact. */
export function FactLink({ id }: { id: string }) {
  return (
    <a class="badge accent" href={href(["facts", id])}>
      {id}
    </a>
  );
}
