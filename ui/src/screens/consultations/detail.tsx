// One case: what was said, how it is coded, its triage, what is done with it.
import { type DeskTexts, showConsultation } from "../../api/desk";
import { may } from "../../api/session";
import { addressOf } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { Filled, Panel } from "../../components/panel";
import { time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { Acts } from "./acts";
import { Referrals } from "./referrals";
import { Clock, contents, deskName, told } from "./shown";
import { Triage } from "./triage";
import { text } from "./words";

export function Detail({ number, texts }: { number: string; texts: DeskTexts }) {
  const words = text();
  const say = words.detail;
  const found = useResource((signal) => showConsultation(number, signal), [number]);
  return (
    <>
      <header class="screen-head">
        <div>
          <p>
            <a href={addressOf("consultations")}>{say.back}</a>
          </p>
          <h1>{number}</h1>
        </div>
      </header>
      <Filled of={found}>
        {(one) => {
          const industry = texts.industries.find((row) => row.code === one.attributes.industry);
          const topic = texts.topics.find((row) => row.id === one.attributes.topic);
          const identity = [one.identity.organisation, one.identity.person, one.identity.phone, one.identity.mail].filter(
            Boolean,
          );
          const rows: [string, string][] = [
            [words.stateWord, words.lists.state[one.state]],
            [words.where, deskName(one.desk, texts)],
            [words.urgencyWord, words.lists.urgency[one.attributes.urgency]],
            [words.about, contents(one)],
            [words.figures.topic, topic ? told(topic.name) : "-"],
            [words.intake.asker, words.lists.asker[one.attributes.asker]],
            [words.intake.band, words.lists.band[one.attributes.band]],
            [words.intake.industry, industry ? told(industry.name) : "-"],
            [words.intake.prefecture, one.attributes.prefecture || "-"],
            [words.intake.source, words.lists.source[one.attributes.source]],
            [
              say.byMailWish,
              one.by_mail.agreed_at
                ? `${words.lists.byMail[one.by_mail.wish]} (${time(one.by_mail.agreed_at)})${
                    one.by_mail.wish !== "none" && !one.by_mail.confirmed_at ? ` ${say.mailWaits}` : ""
                  }`
                : words.lists.byMail.none,
            ],
            [say.adviser, one.adviser_login || say.none],
            [say.experts, one.experts.join(", ") || say.none],
          ];
          return (
            <>
              <p class="row">
                <Clock of={one} /> {time(one.received_at)} {words.lists.channel[one.channel]}
              </p>
              <Acts of={one} texts={texts} onDone={found.again} />
              <div class="panels panels-two">
                <Panel title={say.said}>
                  {one.erased_at && <p class="note">{say.erased}</p>}
                  {one.forget_wished_at && !one.erased_at && (
                    <p class="note note-warn">{say.forgetWished(time(one.forget_wished_at))}</p>
                  )}
                  <dl>
                    {one.words.map((entry) => (
                      <div key={`${entry.at} ${entry.side} ${entry.text}`}>
                        <dt>
                          {say.sides[entry.side]} <span class="faint">{time(entry.at)}</span> {entry.by}
                        </dt>
                        <dd class="prose">{entry.text}</dd>
                      </div>
                    ))}
                  </dl>
                </Panel>
                <Panel title={say.triage}>
                  <Triage of={one} texts={texts} onDone={found.again} />
                </Panel>
                <Panel title={say.attributes}>
                  <dl class="facts">
                    {rows.map(([label, value]) => (
                      <div key={label}>
                        <dt>{label}</dt>
                        <dd>{value}</dd>
                      </div>
                    ))}
                  </dl>
                </Panel>
                <Panel title={say.identity}>
                  {identity.length > 0 ? (
                    <ul>
                      {identity.map((row) => (
                        <li key={row}>{row}</li>
                      ))}
                      {one.identity.counterparties.map((row) => (
                        <li key={row}>
                          {words.intake.counterparties}: {row}
                        </li>
                      ))}
                    </ul>
                  ) : (
                    <p class="faint">{say.anonymous}</p>
                  )}
                </Panel>
                {may("desk_referral", "list") && (
                  <Panel title={say.referrals}>
                    <Referrals of={one} />
                  </Panel>
                )}
                {(one.hand_overs.length > 0 || one.case_number || one.proposal) && (
                  <Panel title={say.becomes}>
                    <ul>
                      {one.hand_overs.map((step) => (
                        <li key={step.at}>
                          {time(step.at)} {deskName(step.from, texts)} → {deskName(step.to, texts)}: {step.reason}
                        </li>
                      ))}
                      {one.case_number && (
                        <li>
                          <a href={addressOf("cases", one.case_number)}>{one.case_number}</a>
                        </li>
                      )}
                      {one.proposal && <li>{one.proposal}</li>}
                    </ul>
                  </Panel>
                )}
              </div>
            </>
          );
        }}
      </Filled>
      <CopyAs command={["consultation", "show", number]} call={{ method: "GET", path: `/api/v1/consultations/${number}` }} />
    </>
  );
}
