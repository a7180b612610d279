import { render } from "preact";
import { App } from "./app.tsx";
import { follow } from "./live.ts";

const root = document.getElementById("app");
if (root === null) throw new Error("The page has no element #app.");
follow();
render(<App />, root);
