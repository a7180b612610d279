/** Links that lead to a 404, each with the reason, or why the reason is unknown. */
export const nowhere: readonly (readonly [why: string, path: RegExp])[] = [
  ["L-107: an attachment that is not there", /\/attachment(\/file)?$/],
  ["U-12: nobody recorded what is there", /^\/(languages|employee-groups|projects|cost-types)\/\d+$/],
];

/** Returns whether the reason why a link leads to a 404 is known. */
export const isExcused = (url: string): boolean =>
  nowhere.some(([, path]) => path.test(new URL(url).pathname));
