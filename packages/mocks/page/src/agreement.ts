import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Agreement } from "./api.ts";

const AgreementContext = createContext<Agreement | undefined>(undefined);
export const AgreementProvider = AgreementContext.Provider;

/** Returns the agreement that the page shows. Throws outside of the frame, which draws views only when it has an agreement. */
export function useAgreement(): Agreement {
  const agreement = useContext(AgreementContext);
  if (agreement === undefined) throw new Error("This view stands outside of the frame.");
  return agreement;
}
