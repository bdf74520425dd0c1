// Words for the forum: a trend, a measure or a problem, in both languages, with how far it may go. The same form proposes and amends.
import { amendProposal, directions, type ForumContent, forumKinds, propose } from "../../api/forum";
import { listSigs, type Tlp, tlps } from "../../api/hub";
import { FieldsDialog } from "../../components/fields_dialog";
import { useResource } from "../../state/resource";
import { groupName } from "./marks";
import { shared } from "./words";

interface Props {
  amend?: { number: string; content: ForumContent }; // the proposal whose words are changed
  onClose: () => void;
  onDone: () => void;
}

export function ProposeSheet({ amend, onClose, onDone }: Props) {
  const words = shared();
  const say = words.forum;
  const sigs = useResource((signal) => listSigs(signal), []);
  const groups = sigs.data?.items;
  const audiences = [...(groups ?? []).map((one) => one.sig), "across"];
  const before = amend?.content;
  const pick = <Name extends string>(names: readonly Name[], labels: Record<Name, string>) =>
    names.map((one) => ({ value: one, label: labels[one] }));
  if (!sigs.data) return null; // the first group is what is chosen
  return (
    <FieldsDialog
      kind="sheet"
      title={amend ? say.amend : say.propose}
      text={amend ? say.amendText : say.proposeText}
      done={amend ? say.amended : say.proposed}
      fields={[
        { name: "kind", label: words.kind, options: pick(forumKinds, say.kinds) },
        { name: "direction", label: say.direction, options: pick(directions, say.directions) },
        { name: "title_ja", label: say.titleJa, required: true },
        { name: "title_en", label: say.titleEn, required: true },
        { name: "body_ja", label: say.bodyJa, required: true, rows: 5 },
        { name: "body_en", label: say.bodyEn, required: true, rows: 5 },
        { name: "meeting", label: say.meetingTitle, help: say.meetingHelp },
        { name: "day", label: say.meetingDay, kind: "date" },
        { name: "address", label: say.meetingAddress },
        ...(amend
          ? [{ name: "reason" as const, label: words.reason, required: true, rows: 2 }]
          : [
              {
                name: "audience" as const,
                label: say.widest,
                options: audiences.map((one) => ({ value: one, label: groupName(one, groups) })),
              },
              {
                name: "tlp" as const,
                label: words.tlp,
                options: tlps.map((one) => ({ value: one, label: `TLP:${one} – ${words.tlps[one]}` })),
              },
            ]),
      ]}
      start={{
        kind: before?.kind ?? "trend",
        direction: before?.direction ?? "within_industry",
        title_ja: before?.title.ja,
        title_en: before?.title.en,
        body_ja: before?.body.ja,
        body_en: before?.body.en,
        meeting: before?.meeting?.title,
        day: before?.meeting?.day ?? undefined,
        address: before?.meeting?.address,
        audience: audiences[0],
        tlp: "AMBER",
        reason: "",
      }}
      send={(value) => {
        const content: ForumContent = {
          kind: value.kind as ForumContent["kind"],
          direction: value.direction as ForumContent["direction"],
          title: { ja: value.title_ja, en: value.title_en },
          body: { ja: value.body_ja, en: value.body_en },
          source: before?.source,
          meeting: value.meeting.trim()
            ? { title: value.meeting.trim(), day: value.day || null, address: value.address.trim() }
            : undefined,
        };
        if (amend) return amendProposal(amend.number, content, value.reason);
        return propose({ content, audience: value.audience, tlp: value.tlp as Tlp });
      }}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
