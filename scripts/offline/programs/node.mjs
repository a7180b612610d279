import { writeFileSync } from "node:fs";
import { runCell } from "./cell.mjs";

writeFileSync(process.env.OFFLINE_RESULT, JSON.stringify(await runCell("node")));
process.exit();
