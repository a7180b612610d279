import { href } from "../router.ts";

/** An id of the ledger of facts, as "L-14". */
export function FactLink({ id }: { id: string }) {
  return (
    <a class="badge accent" href={href(["facts", id])}>
      {id}
    </a>
  );
}
