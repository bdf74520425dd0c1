// A question to the server, asked anew when the address it rests on changes. What was on the screen stays while the next answer
// is on its way and when it fails: each panel fails alone.
//
//   const alerts = useResource(() => listAlerts({ state: query("state") }), [query("state")]);
//   alerts.data  alerts.problem  alerts.busy  alerts.again()
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type Problem, problemOf } from "../api/problem";

export interface Resource<T> {
  data: T | undefined;
  problem: Problem | undefined;
  busy: boolean;
  again: () => void;
  put: (value: T) => void;
}

export function useResource<T>(ask: (signal: AbortSignal) => Promise<T>, on: readonly unknown[]): Resource<T> {
  const [state, setState] = useState<{ data?: T; problem?: Problem; busy: boolean }>({ busy: true });
  const [turn, setTurn] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    const stop = new AbortController();
    setState((before) => ({ ...before, busy: true }));
    latest.current(stop.signal).then(
      (data) => !stop.signal.aborted && setState({ data, busy: false }),
      (reason: unknown) =>
        !stop.signal.aborted && setState((before) => ({ data: before.data, problem: problemOf(reason), busy: false })),
    );
    return () => stop.abort();
  }, [...on, turn]);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  const put = useCallback((data: T) => setState({ data, busy: false }), []);
  return { data: state.data, problem: state.problem, busy: state.busy, again, put };
}

export interface Page<T> {
  items: T[];
  next: string | null;
  total?: number;
}

// Pages by cursor: what has been loaded stays, more is added below.
export function usePages<T>(ask: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>, on: readonly unknown[]) {
  const first = useResource((signal) => ask(undefined, signal), on);
  const [adding, setAdding] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const more = async () => {
    if (!first.data?.next || adding) return;
    setAdding(true);
    setProblem(undefined);
    const before = first.data;
    try {
      const page = await ask(before.next ?? undefined, new AbortController().signal);
      first.put({ ...page, items: [...before.items, ...page.items], total: before.total ?? page.total });
    } catch (reason) {
      setProblem(problemOf(reason));
    } finally {
      setAdding(false);
    }
  };
  return { ...first, problem: first.problem ?? problem, more, adding };
}
