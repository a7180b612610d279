import { writeFileSync } from "node:fs";
import { tryToListen } from "./cell.mjs";

writeFileSync(process.env.OFFLINE_RESULT, JSON.stringify(await tryToListen("node")));
process.exit();
