import type { RateLimit } from "../api.ts";
import { formatCount, formatDuration } from "../format.ts";

/** Shows how much of the rate limit's window is used. */
export function Gauge({ rate }: { rate: RateLimit }) {
  if (!rate.enabled) return <p class="muted">This emulator was started without a rate limit.</p>;
  const { limit = 0, used = 0, left = 0, resetsInMs = 0, windowSeconds = 60, per } = rate;
  const part = limit === 0 ? 1 : Math.min(1, used / limit);
  const tone = part >= 0.9 ? "bad" : part >= 0.6 ? "warn" : "good";
  return (
    <div class="gauge">
      <p class="gauge-figure">
        <strong>{formatCount(left)}</strong> <span class="muted">of {formatCount(limit)} left</span>
      </p>
      <meter class="visually-hidden" aria-label="Rate limit, used" min={0} max={limit} value={used} />
      <div class={`gauge-bar ${tone}`} aria-hidden="true">
        <span style={{ width: `${part * 100}%` }} />
      </div>
      <p class="muted">
        {used === 0
          ? `Windows of ${windowSeconds} seconds, one bucket per ${per}.`
          : `${formatCount(used)} used. The window ends in ${formatDuration(resetsInMs)}. One bucket per ${per}.`}
      </p>
    </div>
  );
}
