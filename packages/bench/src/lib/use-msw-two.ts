import { registerHooks } from "node:module";

/** From here on `import "msw"` means msw 2, also inside the mocks. To be called before anything of either is imported. */
export function useMswTwo(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      /^msw(\/|$)/.test(specifier)
        ? next(specifier.replace("msw", "msw-2"), { ...context, parentURL: import.meta.url })
        : next(specifier, context),
  });
}
