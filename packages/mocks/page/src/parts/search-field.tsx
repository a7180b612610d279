import { useEffect, useRef, useState } from "preact/hooks";

/** Milliseconds between the last key and the search. */
const pause = 200;

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address may also change without the field, such as by the browser's back button.
  useEffect(() => setText(value), [value]);
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(next), pause);
  };
  return (
    <input
      class="input search"
      type="search"
      aria-label={label}
      placeholder={`${label} (press /)`}
      value={text}
      onInput={({ currentTarget }) => type(currentTarget.value)}
    />
  );
}
