// What one person prefers, of what he is told, and who may log in.
import { addressWith, query } from "../../app/router";
import { text } from "./words";
import "../shared.css";
import { Accounts } from "./accounts";
import { Look } from "./look";
import { NoticeSettings } from "./notices";
import { Security } from "./security";
import { Tokens } from "./tokens";

const tabs = ["look", "security", "notices", "accounts", "tokens"] as const;

export default function Settings() {
  const words = text();
  const tab = tabs.find((one) => one === query("tab")) ?? "look";
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </header>
      <nav class="tabs no-print" aria-label={words.sections}>
        {tabs.map((one) => (
          <a
            key={one}
            aria-current={one === tab ? "page" : undefined}
            href={addressWith({ tab: one === "look" ? null : one, account: null })}
          >
            {words.tabs[one]}
          </a>
        ))}
      </nav>
      {tab === "look" && <Look />}
      {tab === "security" && <Security />}
      {tab === "notices" && <NoticeSettings />}
      {tab === "accounts" && <Accounts />}
      {tab === "tokens" && <Tokens />}
    </>
  );
}
