#include "feature/share/poll_book.h"

#include <algorithm>

#include "base/text.h"
#include "record/running_number.h"

namespace sekimori::share {
namespace {

constexpr std::size_t salt_bytes = 32;

void describe(const Poll& poll, record::Draft& draft) {
  draft.summary = Json::object({{"number", poll.number}, {"audience", poll.audience}, {"state", name_of(poll.state)}});
  draft.keys = {{"number", poll.number, record::Uniqueness::unique},
                {"state", std::string(name_of(poll.state)), record::Uniqueness::shared}};
}

record::Actor hub_itself() { return record::Actor::system("share"); }

}  // namespace

Json to_json(const PollView& view) {
  Json out = to_json(view.poll.value).set("voted", view.voted).set("may_vote", view.may_vote);
  if (!view.of_hub) out.set("held", Json());
  return out;
}

PollBook::PollBook(ForumParts parts, Audiences& audiences, ReportBook& reports, MemberGate& gate)
    : parts_(std::move(parts)),
      audiences_(audiences),
      reports_(reports),
      gate_(gate),
      polls_(parts_.database, parts_.records, parts_.clock, parts_.random, "poll", poll_from_json, describe) {}

Result<Sensitive<Bytes>> PollBook::key_of(ByteView salt) {
  const Sensitive<Bytes> own = TRY(reports_.pseudonym_key());
  const Digest digest = hmac_sha256(own.reveal(), salt);
  return Sensitive<Bytes>(Bytes(digest.begin(), digest.end()));
}

Result<KnownPoll> PollBook::ask(const record::Actor& actor, const PollQuestion& question, const ForumReach& reach, Day ends) {
  Poll poll;
  poll.question = question;
  TRY(check(poll.question));
  if (!is_tlp(reach.tlp))
    return error(ErrorCode::invalid_input, "'{}' is no label of TLP 2.0: CLEAR, GREEN, AMBER, AMBER+STRICT or RED", reach.tlp);
  if (ends < today()) return error(ErrorCode::invalid_input, "a poll until {} is over already", ends.to_string());
  std::vector<std::string> readers = TRY(audiences_.readers_of(reach.audience));
  poll.asked_by = "hub";
  if (!is_hub(actor)) {
    const std::string number = member_of(actor);
    const bool association = !number.empty() && TRY(audiences_.member(number)).kind == MemberClass::association;
    // A chair asks the groups that it leads, not all those that its member belongs to.
    const bool leads = !readers.empty() && std::ranges::all_of(readers, [&](const std::string& reader) {
      constexpr std::string_view group = "group:sig:";
      return reader.starts_with(group) && is_chair_of(actor, std::string_view(reader).substr(group.size()));
    });
    if (!leads && !association) return error(ErrorCode::not_permitted, "the hub, the chair of a group and associations ask");
    const bool own = std::ranges::all_of(readers, [&](const std::string& reader) {
      return std::ranges::any_of(actor.groups, [&](const std::string& group) { return reader == "group:" + group; });
    });
    if (!own) return error(ErrorCode::not_permitted, "this account does not belong to the audience {}", reach.audience);
    poll.asked_by = association ? "association" : "chair";
    poll.held = TRY(gate_.weigh(number, to_json(poll.question).dump())) == Names::another;
    if (poll.held) readers = {number.empty() ? "account:" + actor.account : "group:" + group_of_member(number)};
  } else {
    TRY(gate_.admit(to_json(poll.question)));
  }
  poll.audience = reach.audience;
  poll.tlp = reach.tlp;
  poll.opened_at = parts_.clock.now();
  poll.ends = ends;
  const Bytes salt = parts_.random.bytes(salt_bytes);
  const Bytes box = PollUrn(poll.question.options.size()).seal(TRY(key_of(salt)), parts_.random);
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownPoll> {
    poll.number = TRY(next_number(tx, parts_.records, "poll", "Q", today().year()));
    auto made = poll.held ? TRY(polls_.create(tx, actor, poll, "it names a member", {}, "poll.hold"))
                          : TRY(polls_.create(tx, actor, poll, "asked"));
    TRY(tx.execute("INSERT INTO share_poll_urn(poll, salt, box) VALUES (?, ?, ?)", poll.number, salt, box));
    TRY(parts_.records.set_readers(tx, "poll", made.id, readers, {.actor = hub_itself(), .reason = "audience"}));
    return made;
  });
}

Result<KnownPoll> PollBook::known(const record::Actor& actor, std::string_view number) {
  auto found = TRY(polls_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no poll {} in sight", number);
  if (found->value.state == PollState::open && found->value.ends < today()) return count(*std::move(found));
  return *std::move(found);
}

Result<KnownPoll> PollBook::count(KnownPoll poll) {
  const std::int64_t floor = TRY(audiences_.floor_of(poll.value.audience));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownPoll> {
    // Of two who look first after the end, the second finds it counted.
    for (KnownPoll& now : TRY(polls_.list(tx, hub_itself(), "number", poll.value.number)))
      if (now.value.state != PollState::open) return std::move(now);
    const auto row = TRY(tx.query_one("SELECT salt, box FROM share_poll_urn WHERE poll = ?", poll.value.number));
    PollResult result;
    result.floor = floor;
    if (row) {
      const PollUrn urn = TRY(PollUrn::open(row->bytes(1), TRY(key_of(row->bytes(0)))));
      std::vector<std::pair<std::string, std::int64_t>> options;
      for (const std::int64_t votes : urn.votes()) options.emplace_back(std::string(), votes);
      const Counted counted = count_with_floor(options, floor);
      result.ballots = counted.total;
      if (urn.ballots() >= floor)
        for (const CountedPart& one : counted.parts) result.votes.push_back(one.count);
      TRY(tx.execute("UPDATE share_poll_urn SET salt = ?, box = ? WHERE poll = ?", Bytes(salt_bytes), Bytes(row->bytes(1).size()),
                     poll.value.number));
      TRY(tx.execute("DELETE FROM share_poll_urn WHERE poll = ?", poll.value.number));
    }
    return polls_.change(
        tx, hub_itself(), poll.id, "the last day is over",
        [&](Poll& one) -> Result<void> {
          if (one.state != PollState::open) return error(ErrorCode::conflict, "{} is {}", one.number, name_of(one.state));
          one.state = PollState::counted;
          one.result = result;
          return {};
        },
        record::Verb::update, "poll.count");
  });
}

Result<PollView> PollBook::view_of(const record::Actor& actor, KnownPoll poll) {
  PollView out;
  out.of_hub = is_hub(actor);
  const std::string member = is_hub(actor) ? std::string() : member_of(actor);
  if (!member.empty() && poll.value.state == PollState::open) {
    const auto row = TRY(parts_.database.read(
        [&](sql::Transaction& tx) { return tx.query_one("SELECT salt, box FROM share_poll_urn WHERE poll = ?", poll.value.number); }));
    if (row) {
      const Sensitive<Bytes> key = TRY(key_of(row->bytes(0)));
      out.voted = TRY(PollUrn::open(row->bytes(1), key)).has(voter_mark(key, member));
      out.may_vote = !out.voted;
    }
  }
  out.poll = std::move(poll);
  return out;
}

Result<PollView> PollBook::find(const record::Actor& actor, std::string_view number) { return view_of(actor, TRY(known(actor, number))); }

Result<std::vector<PollView>> PollBook::list(const record::Actor& actor) {
  TRY(count_due());
  auto all = TRY(polls_.list(actor));
  std::ranges::sort(all, {}, [](const KnownPoll& one) { return one.value.number; });
  std::vector<PollView> out;
  for (KnownPoll& one : all) out.push_back(TRY(view_of(actor, std::move(one))));
  return out;
}

Result<void> PollBook::vote(const record::Actor& actor, std::string_view number, std::size_t option) {
  const KnownPoll poll = TRY(known(actor, number));
  const std::string member = member_of(actor);
  if (is_hub(actor) || member.empty()) return error(ErrorCode::not_permitted, "only whoever speaks for an active member votes");
  const std::vector<std::string> asked = TRY(audiences_.members_of(poll.value.audience));
  if (std::ranges::find(asked, member) == asked.end())
    return error(ErrorCode::not_permitted, "only whoever speaks for an active member votes");
  if (poll.value.state != PollState::open) return error(ErrorCode::conflict, "{} is {}", number, name_of(poll.value.state));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    const auto row = TRY(tx.query_one("SELECT salt, box FROM share_poll_urn WHERE poll = ?", poll.value.number));
    if (!row) return error(ErrorCode::conflict, "{} is {}", number, name_of(PollState::counted));
    const Sensitive<Bytes> key = TRY(key_of(row->bytes(0)));
    PollUrn urn = TRY(PollUrn::open(row->bytes(1), key));
    TRY(urn.cast(voter_mark(key, member), option));
    TRY(tx.execute("UPDATE share_poll_urn SET box = ? WHERE poll = ?", urn.seal(key, parts_.random), poll.value.number));
    return {};
  });
}

Result<PollView> PollBook::let_out(const record::Actor& actor, std::string_view number, std::string_view reason) {
  if (!is_hub(actor)) return error(ErrorCode::not_permitted, "what is held is the hub's to look at");
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "letting a poll out needs a reason");
  const KnownPoll poll = TRY(known(actor, number));
  const std::vector<std::string> readers = TRY(audiences_.readers_of(poll.value.audience));
  auto changed = TRY(parts_.database.write([&](sql::Transaction& tx) -> Result<KnownPoll> {
    auto out = TRY(polls_.change(
        tx, actor, poll.id, reason,
        [&](Poll& one) -> Result<void> {
          if (!one.held || one.state != PollState::open) return error(ErrorCode::conflict, "{} is not held", number);
          one.held = false;
          return {};
        },
        record::Verb::update, "poll.let_out"));
    TRY(parts_.records.set_readers(tx, "poll", out.id, readers, {.actor = hub_itself(), .reason = "audience"}));
    return out;
  }));
  return view_of(actor, std::move(changed));
}

Result<KnownPoll> PollBook::withdraw(const record::Actor& actor, std::string_view number, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a withdrawal needs a reason");
  const KnownPoll poll = TRY(known(actor, number));
  TRY(parts_.database.read([&](sql::Transaction& tx) { return parts_.records.check(tx, actor, record::Verb::update, "poll", poll.id); }));
  TRY(gate_.admit(std::string(reason)));  // whoever could vote is told it
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownPoll> {
    TRY(tx.execute("DELETE FROM share_poll_urn WHERE poll = ?", poll.value.number));
    return polls_.change(
        tx, actor, poll.id, reason,
        [&](Poll& one) -> Result<void> {
          if (one.state != PollState::open) return error(ErrorCode::conflict, "{} is {}", number, name_of(one.state));
          one.state = PollState::withdrawn;
          one.note = reason;
          return {};
        },
        record::Verb::update, "poll.withdraw");
  });
}

Result<std::size_t> PollBook::count_due() {
  std::size_t counted = 0;
  for (KnownPoll& one : TRY(polls_.list(hub_itself(), "state", "open"))) {
    if (today() <= one.value.ends) continue;
    TRY(count(std::move(one)));
    ++counted;
  }
  return counted;
}

}  // namespace sekimori::share
