import { useEffect, useRef, useState } from "preact/hooks";
import { AgreementProvider } from "./agreement.ts";
import { type Agreement, api, take } from "./api.ts";
import { formatCount } from "./format.ts";
import { prepareWith, useIsLive } from "./live.ts";
import { Toasts } from "./parts/toasts.tsx";
import { TopBar } from "./parts/top-bar.tsx";
import { href, type Route, useRoute } from "./router.ts";
import { nextTheme, useTheme } from "./theme.ts";
import { useData } from "./use-data.ts";
import { viewOf } from "./views/index.tsx";

const sections = [
  { path: "", title: "Overview" },
  { path: "records", title: "Records" },
  { path: "ledger", title: "Ledger" },
  { path: "requests", title: "Requests" },
  { path: "webhooks", title: "Webhooks" },
  { path: "limits", title: "Keys and limits" },
  { path: "faults", title: "Faults" },
  { path: "facts", title: "Facts" },
] as const;

/** Draws the whole page: the navigation, the agreement with its clock, and a view. */
export function App() {
  const route = useRoute();
  const { agreements, error } = useAgreements();
  const chosen = useChosen(agreements, route);
  useSearchKey();
  return (
    <>
      <div class="frame">
        <Side route={route} />
        <div class="main">
          {chosen !== undefined && (
            <AgreementProvider value={chosen}>
              <TopBar agreements={agreements} chosen={chosen} />
              <View route={route} />
            </AgreementProvider>
          )}
          {error !== undefined && <p class="notice">{error}</p>}
        </div>
      </div>
      <Toasts />
    </>
  );
}

function View({ route }: { route: Route }) {
  const main = useRef<HTMLElement>(null);
  const place = route.path.join("/");
  const before = useRef(place);
  // The focus moves to the heading of a new view, so that a screen reader starts there.
  useEffect(() => {
    if (before.current !== place) main.current?.focus();
    before.current = place;
    document.title = `${titleOf(route)} · e-conomic emulator`;
  }, [place, route]);
  return (
    <main id="main" class="view" tabIndex={-1} ref={main} data-view={place}>
      {viewOf(route)}
    </main>
  );
}

function titleOf({ path }: Route): string {
  const section = sections.find((one) => one.path === (path[0] ?? ""));
  return [section?.title ?? "Not found", ...path.slice(1)].join(" · ");
}

function Side({ route }: { route: Route }) {
  const isLive = useIsLive();
  const [theme, setTheme] = useTheme();
  const { data: overview } = useData("overview", () => take(api.GET("/__mock")), ["request"]);
  return (
    <header class="side">
      <button type="button" class="skip" onClick={focusMain}>
        Skip to the content
      </button>
      <a class="brand" href={href([])}>
        <img src="/page/icon.svg" alt="" />
        <span>
          e-conomic <small>emulator {overview?.version}</small>
        </span>
      </a>
      <nav class="nav" aria-label="Sections">
        {sections.map(({ path, title }) => (
          <a
            key={path}
            href={href(path === "" ? [] : [path])}
            aria-current={path === (route.path[0] ?? "") ? "page" : undefined}
          >
            {title}
            {path === "requests" && overview !== undefined && (
              <span class="count">{formatCount(overview.requests)}</span>
            )}
          </a>
        ))}
      </nav>
      <div class="side-foot">
        <p class={isLive ? "live is-open" : "live"}>
          <span>{isLive ? "Live" : "Not connected"}</span>
        </p>
        <button type="button" class="button small" onClick={() => setTheme(nextTheme(theme))}>
          Theme: {theme}
        </button>
      </div>
    </header>
  );
}

/** Returns the agreements. They are fetched before other data, because the first caller and a reset change an agreement's id. */
function useAgreements() {
  const [state, setState] = useState<{ agreements: readonly Agreement[]; error?: string }>({
    agreements: [],
  });
  useEffect(() => {
    const load = () =>
      take(api.GET("/__mock/agreements")).then(
        ({ items }) => setState({ agreements: items }),
        (error: Error) => setState((before) => ({ ...before, error: error.message })),
      );
    prepareWith(load);
    void load();
  }, []);
  return state;
}

/** Returns the agreement in the address, else the one that was chosen before, else the first one of a caller. */
function useChosen(agreements: readonly Agreement[], route: Route): Agreement | undefined {
  const wanted = route.query.get("agreement");
  const [remembered, remember] = useState(wanted);
  useEffect(() => {
    if (wanted !== undefined) remember(wanted);
  }, [wanted]);
  return (
    agreements.find(({ id }) => id === (wanted ?? remembered)) ??
    agreements.find(({ demo }) => !demo) ??
    agreements[0]
  );
}

/** Moves the focus to the content. A link to `#main` would change the address, and so the view. */
function focusMain(): void {
  document.getElementById("main")?.focus();
}

/** Makes the key "/" focus the search field of the view. */
function useSearchKey(): void {
  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
      const search = document.querySelector<HTMLInputElement>("input[type=search]");
      if (event.key !== "/" || isTyping || search === null) return;
      event.preventDefault();
      search.focus();
    };
    addEventListener("keydown", follow);
    return () => removeEventListener("keydown", follow);
  }, []);
}
