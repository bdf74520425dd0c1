import "../shared.css";

// All 64 digits are there to be copied and read out; the eye gets them in groups of eight.
export function Hash({ of }: { of: string }) {
  return <code class="hash">{of.replace(/(.{8})(?=.)/g, "$1 ")}</code>;
}
