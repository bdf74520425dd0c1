// A password that somebody is given and changes at the first log-in. Shown as it is written: it has to be told.
import { TextField } from "../../components/field";
import { text } from "./words";

export const shortestPassword = 12;
const letters = "abcdefghijkmnpqrstuvwxyz23456789"; // none that are taken for each other; 32 of them

function proposed(): string {
  const drawn = crypto.getRandomValues(new Uint8Array(20));
  return [...drawn]
    .map((one) => letters[one % letters.length])
    .join("")
    .replace(/(.{5})(?=.)/g, "$1-");
}

export function FirstPassword({ value, onValue, error }: { value: string; onValue: (password: string) => void; error?: string }) {
  const words = text().account;
  return (
    <>
      <TextField label={words.password} help={words.passwordHelp} required value={value} onValue={onValue} error={error} />
      <p>
        <button type="button" class="button button-small" onClick={() => onValue(proposed())}>
          {words.propose}
        </button>
      </p>
    </>
  );
}
