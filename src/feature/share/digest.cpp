#include "feature/share/digest.h"

#include <map>

namespace sekimori::share {
namespace {

constexpr std::array<Text, 5> headings = {{{.ja = "注意喚起", .en = "Shares"},
                                           {.ja = "取り消された注意喚起", .en = "Shares that were recalled"},
                                           {.ja = "フォーラム", .en = "Forum"},
                                           {.ja = "アンケート", .en = "Polls"},
                                           {.ja = "スレッドの書き込み", .en = "Notes in threads"}}};

// The member as a reader: what the permission check lets it see is what it is told.
record::Actor reader_of(const Member& member) {
  record::Actor actor;
  actor.account = "system:digest";
  actor.roles = {record::Role::member_contact};
  actor.groups.push_back(group_of_member(member.number));
  for (const std::string& sig : member.sigs) actor.groups.push_back(group_of_sig(sig));
  return actor;
}

std::string in_language(const std::vector<DigestLine>& told, std::size_t waiting, std::string_view link, Language language) {
  std::string out;
  for (std::size_t kind = 0; kind < headings.size(); ++kind) {
    std::string lines;
    for (const DigestLine& line : told)
      if (static_cast<std::size_t>(line.kind) == kind)
        lines += fmt::format("- {} [TLP:{}] {}\n", line.number, line.tlp, line.title.in(language));
    if (!lines.empty()) out += fmt::format("{}\n{}\n", headings.at(kind).in(language), lines);
  }
  if (waiting > 0)
    out += language == Language::ja ? fmt::format("{} 件はハブで待っています。この経路では内容をお知らせできません。\n\n", waiting)
                                    : fmt::format("{} items wait at the hub: this way may not carry them.\n\n", waiting);
  if (!link.empty()) out += fmt::format("{}\n", link);
  return out;
}

}  // namespace

DigestMail compose_digest(const std::vector<DigestLine>& lines, Channel channel, std::string_view link) {
  DigestMail out;
  std::vector<DigestLine> told;
  for (const DigestLine& line : lines)
    if (may_travel(line.tlp, channel)) told.push_back(line);
  out.told = told.size();
  out.waiting = lines.size() - told.size();
  out.subject = fmt::format("関守ハブ: 新着 {0} 件 / Sekimori hub: {0} new", lines.size());
  out.text = in_language(told, out.waiting, link, Language::ja) + "\n----\n\n" + in_language(told, out.waiting, link, Language::en);
  return out;
}

Result<std::vector<DigestLine>> Digests::news(const Member& member, Instant since, Instant until) {
  std::vector<DigestLine> out;
  if (member.state != MemberState::active) return out;
  const record::Actor reader = reader_of(member);
  const auto fresh = [&](Instant at) { return at.nanoseconds > since.nanoseconds && at.nanoseconds <= until.nanoseconds; };
  std::map<std::string, std::string, std::less<>> labels;  // of what may have a thread
  for (const KnownShare& known : TRY(reports_.shares(reader))) {
    const Share& share = known.value;
    if (!share.recalled_at) labels[share.number] = share.tlp;
    if (share.recalled_at ? fresh(*share.recalled_at) && share.released_at.nanoseconds <= since.nanoseconds : fresh(share.released_at))
      out.push_back({.kind = share.recalled_at ? DigestKind::recall : DigestKind::share,
                     .number = share.number,
                     .tlp = share.tlp,
                     .title = share.recalled_at ? model::Wording{"取り消されました", "was recalled"}
                                                : model::Wording{summary_of(share, Language::ja), summary_of(share, Language::en)}});
  }
  for (const KnownItem& known : TRY(forum_.items(reader))) {
    if (known.value.withdrawn_at) continue;
    labels[known.value.number] = known.value.tlp;
    if (fresh(known.value.published_at))
      out.push_back(
          {.kind = DigestKind::forum_item, .number = known.value.number, .tlp = known.value.tlp, .title = known.value.content.title});
  }
  for (const PollView& view : TRY(polls_.list(reader))) {
    const Poll& poll = view.poll.value;
    if (poll.state == PollState::open && fresh(poll.opened_at))
      out.push_back({.kind = DigestKind::poll, .number = poll.number, .tlp = poll.tlp, .title = poll.question.question});
  }
  std::map<std::string, std::size_t, std::less<>> notes;
  for (const KnownNote& known : TRY(notes_.since(reader, since)))
    if (known.value.written_at.nanoseconds <= until.nanoseconds && labels.contains(known.value.subject)) ++notes[known.value.subject];
  for (const auto& [subject, count] : notes)
    out.push_back({.kind = DigestKind::notes,
                   .number = subject,
                   .tlp = labels[subject],
                   .title = {fmt::format("新しい書き込み {} 件", count), fmt::format("new notes: {}", count)}});
  return out;
}

Result<std::optional<Instant>> Digests::told_until(std::string_view member, std::string_view mail) {
  const auto row = TRY(database_.read([&](sql::Transaction& tx) {
    return tx.query_one("SELECT told_until FROM share_digest WHERE member = ? AND mail = ?", member, mail);
  }));
  return row ? std::optional<Instant>(row->instant(0)) : std::optional<Instant>();
}

Result<void> Digests::note_told(sql::Transaction& tx, std::string_view member, std::string_view mail, Instant until) {
  TRY(tx.execute(
      "INSERT INTO share_digest(member, mail, told_until) VALUES (?, ?, ?) ON CONFLICT (member, mail) DO UPDATE SET told_until = "
      "excluded.told_until",
      member, mail, until));
  return {};
}

}  // namespace sekimori::share
