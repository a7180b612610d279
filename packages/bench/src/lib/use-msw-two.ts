import { registerHooks } from "node:module";

/** Makes `import "msw"` load msw 2 from now on, inside the mocks too. Call it before msw or the mocks are imported. */
export function useMswTwo(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      /^msw(\/|$)/.test(specifier)
        ? next(specifier.replace("msw", "msw-2"), { ...context, parentURL: import.meta.url })
        : next(specifier, context),
  });
}
