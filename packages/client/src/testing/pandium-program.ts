/** Runs an integration on Pandium, for tests that need a process. Its first argument selects its actions. */
import { pandiumRun } from "../pandium.ts";

const [what] = process.argv.slice(2);
const planted = process.env.PAN_CFG_SHOP_URL;

await pandiumRun({
  main(run) {
    if (what === "large") run.finish({ text: "æ".repeat(3_000_000) });
    if (what === "prints") {
      console.log("from a dependency", planted);
      console.error(new Error(`of a dependency: ${planted}`), { nested: [planted] });
      process.stdout.write(new TextEncoder().encode("bytes\n"));
      run.finish({ cursor: 1 });
    }
    if (what === "throws") {
      run.finish({ cursor: 1 });
      throw new Error(`no shop at ${planted}`);
    }
    if (what === "stray") {
      run.finish({ cursor: 1 });
      Promise.reject(new Error(`nobody waits for ${planted}`));
      return new Promise((resolve) => setTimeout(resolve, 1000));
    }
    return undefined;
  },
});
if (what === "prints") console.log("after the run");
