// A panel that could not be filled: what happened, why, what to do; the panels beside it stay as they are.
import { fieldOf, type Problem } from "../api/problem";
import { go, place } from "../app/router";
import { t } from "../i18n";

export function ProblemText({ problem }: { problem: Problem }) {
  const words = t().error;
  const detail =
    problem.code === "unreachable"
      ? words.unreachable
      : problem.status === 403
        ? words.forbidden
        : problem.status === 404 && (!problem.body.detail || problem.body.detail.startsWith("/api/"))
          ? words.missing
          : (problem.body.detail ?? problem.body.title);
  return (
    <>
      <p>{detail}</p>
      {problem.body.errors && (
        <ul>
          {problem.body.errors.map((one) => (
            <li key={fieldOf(one)}>
              <code>{fieldOf(one)}</code> {one.detail}
            </li>
          ))}
        </ul>
      )}
      {problem.requestId && <p class="faint">{words.request(problem.requestId)}</p>}
    </>
  );
}

export function ErrorPanel({ problem, again, kept }: { problem: Problem; again?: () => void; kept?: boolean }) {
  const words = t().error;
  return (
    <section class="note note-bad" role="alert">
      <p>
        <strong>{words.title}</strong>
      </p>
      <ProblemText problem={problem} />
      {kept && <p>{words.kept}</p>}
      <p class="row">
        {again && (
          <button type="button" class="button" onClick={again}>
            {words.again}
          </button>
        )}
        {[...place.value.query.keys()].length > 0 && (
          <button type="button" class="button button-quiet" onClick={() => go(place.value.path)}>
            {words.reset}
          </button>
        )}
      </p>
    </section>
  );
}
