// One thing that is done to the server: busy while it runs, its problem when it failed. A second press while it runs does nothing.
//
//   const close = useAction(async () => { await closeCase(number, reason); say(text().closed); });
//   <button disabled={close.busy} onClick={close.run}>…</button>   {close.problem && <ErrorPanel problem={close.problem} />}
import { useRef, useState } from "preact/hooks";
import { type Problem, problemOf } from "../api/problem";

export interface Action<A extends unknown[]> {
  busy: boolean;
  problem: Problem | undefined;
  run: (...given: A) => Promise<boolean>; // true when it was done
}

export function useAction<A extends unknown[]>(doIt: (...given: A) => Promise<void>): Action<A> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const running = useRef(false);
  const run = async (...given: A) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      await doIt(...given);
      return true;
    } catch (reason) {
      setProblem(problemOf(reason));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, problem, run };
}
