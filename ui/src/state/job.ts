// Follows a job of the node until it ends: told by the live stream, and asked every two seconds where that is cut off.
import { useEffect, useState } from "preact/hooks";
import { type Job, showJob } from "../api/cases";
import { onLive } from "../api/live";

export function useJob(id: string | undefined): Job | undefined {
  const [job, setJob] = useState<Job>();
  useEffect(() => {
    if (!id) return;
    let over = false;
    const ask = async () => {
      try {
        const found = await showJob(id);
        if (over) return;
        setJob(found);
        if (found.state === "done" || found.state === "failed") stop();
      } catch {
        // Asked again at the next beat.
      }
    };
    const beat = window.setInterval(() => void ask(), 2000);
    const quiet = onLive("job", () => void ask());
    const stop = () => {
      over = true;
      window.clearInterval(beat);
      quiet();
    };
    void ask();
    return stop;
  }, [id]);
  return job;
}
