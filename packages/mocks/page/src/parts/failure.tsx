/** What the emulator said against showing something. */
export function Failure({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p class="notice" role="alert">
      {text}
    </p>
  );
}
