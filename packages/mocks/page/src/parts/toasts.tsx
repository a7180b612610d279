import { useEffect, useState } from "preact/hooks";

interface Toast {
  readonly id: number;
  readonly text: string;
}

/** Milliseconds for which a message is shown. */
const stay = 4000;

const listeners = new Set<(toast: Toast) => void>();
let count = 0;

/** Shows a short message in a corner. */
export function say(text: string): void {
  count += 1;
  for (const listener of listeners) listener({ id: count, text });
}

export function Toasts() {
  const [shown, setShown] = useState<readonly Toast[]>([]);
  useEffect(() => {
    const show = (toast: Toast) => {
      setShown((before) => [...before, toast]);
      setTimeout(() => setShown((before) => before.filter(({ id }) => id !== toast.id)), stay);
    };
    listeners.add(show);
    return () => {
      listeners.delete(show);
    };
  }, []);
  return (
    <div class="toasts" role="status">
      {shown.map(({ id, text }) => (
        <p key={id} class="toast">
          {text}
        </p>
      ))}
    </div>
  );
}
