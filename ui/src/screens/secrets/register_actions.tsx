// What can be done with the register as a whole.
import { text } from "./words";

export function RegisterActions({ first }: { onChange: () => void; first?: boolean }) {
  const words = text();
  if (first) return null;
  return (
    <p class="row no-print">
      <button type="button" class="button" onClick={() => window.print()}>
        {words.print}
      </button>
    </p>
  );
}
