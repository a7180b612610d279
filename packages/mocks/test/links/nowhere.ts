/** Links that lead to a 404, each with what is known or unknown about it. */
export const nowhere: readonly (readonly [why: string, path: RegExp])[] = [
  ["L-107: an attachment that is not there", /\/attachment(\/file)?$/],
  ["U-12: nobody recorded what is there", /^\/(languages|employee-groups|projects|cost-types)\/\d+$/],
];

/** Whether it is known why a link leads nowhere. */
export const isExcused = (url: string): boolean =>
  nowhere.some(([, path]) => path.test(new URL(url).pathname));
