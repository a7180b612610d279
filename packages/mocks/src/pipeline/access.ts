import { Refusal } from "../errors/refusal.ts";
import type { Match } from "../routing/router.ts";
import type { MockOptions } from "../settings/options.ts";
import type { Agreement } from "../store/agreement.ts";

/** REST's code for a module that the agreement lacks (L-154). */
export const missingAddOn = "E03040";

/** Throws the 403 of a missing module, a role that is not enough, or a write on a read-only agreement. */
export function checkAccess(match: Match, agreement: Agreement, options: MockOptions): void {
  const { settings } = agreement;
  const module =
    match.operation.module ??
    (match.document.document === "projects" && options.rulings.employeesNeedProject ? "Project" : undefined);
  if (module !== undefined && !settings.modules.includes(module)) {
    // REST refuses a missing module in its own words (L-154).
    if (match.surface === "rest")
      throw new Refusal(403, {
        message: `To use this feature you must be authorized to use the ${module} add-on module.`,
        code: missingAddOn,
        hint: `The agreement lacks the module ${module}; the role of the app has nothing to do with it.`,
      });
    // The only 403 of a service that was recorded (O-25).
    throw new Refusal(403, {
      message: `Missing modules: ${module}`,
      code: "AccessDeniedAgreementMissingModules",
    });
  }
  const { roles } = match.operation;
  if (roles.length > 0 && !roles.includes(settings.role)) {
    throw new Refusal(403, {
      message: "Forbidden",
      hint: `The app's role is ${settings.role}; this needs ${roles.join(" or ")}.`,
      code: { apis: "AccessDenied" },
    });
  }
  if (settings.readOnly && match.document.document === "webhooks" && !options.rulings.demoWebhooks) {
    throw new Refusal(403, {
      message: "The demo agreement has no webhooks.",
      code: { apis: "AccessDenied" },
    });
  }
  if (settings.readOnly && match.operation.method !== "GET") {
    throw new Refusal(options.rulings.demoWriteStatus, {
      message: "The demo agreement is read-only.",
      code: { apis: "AccessDenied" },
    });
  }
}
