// Whether others met what a share tells of, in numbers, and our own answer.
import { answerShare, showSightings } from "../../api/membership";
import { may } from "../../api/session";
import { ErrorPanel } from "../../components/error_panel";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { count, time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function Sightings({ number }: { number: string }) {
  const say = text().sightings;
  const found = useResource((signal) => showSightings(number, signal), [number]);
  const answer = useAction(async (outcome: "seen" | "not_seen") => {
    await answerShare(number, { outcome, count: outcome === "seen" ? 1 : 0 });
    tell(say.done);
    found.again();
  });
  return (
    <>
      <h3>{say.title}</h3>
      <p>{say.text}</p>
      <Filled of={found}>
        {({ counts, answers }) => (
          <>
            <p>
              {counts.seen !== null && counts.not_seen !== null
                ? say.counts(count(counts.seen), count(counts.not_seen))
                : counts.seen !== null
                  ? say.some(say.seen, count(counts.seen))
                  : counts.not_seen !== null
                    ? say.some(say.notSeen, count(counts.not_seen))
                    : say.few(count(counts.floor))}
            </p>
            {may("sighting", "create") && (
              <p class="row">
                {answers.map((one) => (
                  <Mark key={one.at} kind="info">
                    {one.outcome === "seen" ? say.seen : say.notSeen} {say.mine(time(one.at))}
                  </Mark>
                ))}
              </p>
            )}
          </>
        )}
      </Filled>
      {answer.problem && <ErrorPanel problem={answer.problem} />}
      {may("sighting", "create") && (
        <p class="row no-print">
          {(["seen", "not_seen"] as const).map((outcome) => (
            <button key={outcome} type="button" class="button" disabled={answer.busy} onClick={() => void answer.run(outcome)}>
              {outcome === "seen" ? say.seen : say.notSeen}
            </button>
          ))}
        </p>
      )}
    </>
  );
}
