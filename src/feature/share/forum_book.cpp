#include "feature/share/forum_book.h"

#include <algorithm>

#include "base/text.h"
#include "model/names.h"
#include "record/running_number.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 4> stance_names = {"none", "considering", "adopted", "not_applicable"};
constexpr std::size_t longest_author = 100;
constexpr std::size_t salt_bytes = 16;

void describe_proposal(const ForumProposal& proposal, record::Draft& draft) {
  draft.summary = Json::object({{"number", proposal.number}, {"state", name_of(proposal.state)}});
  draft.keys = {{"number", proposal.number, record::Uniqueness::unique}};
}
void describe_item(const ForumItem& item, record::Draft& draft) {
  draft.summary = Json::object({{"number", item.number}, {"audience", item.audience}, {"tlp", item.tlp}});
  draft.keys = {{"number", item.number, record::Uniqueness::unique}};
}
void describe_answer(const ForumAnswer& answer, record::Draft& draft) {
  draft.summary = Json::object({{"item", answer.item}});
  draft.keys = {{"item", answer.item, record::Uniqueness::shared},
                {"whose", answer.item + "/" + answer.member, record::Uniqueness::unique}};
}

record::Actor hub_itself() { return record::Actor::system("share"); }

Result<void> check_open(const ForumProposal& proposal) {
  if (proposal.state == ProposalState::open) return {};
  return error(ErrorCode::conflict, "{} is {}, no longer open", proposal.number, name_of(proposal.state));
}

}  // namespace

SourceClass source_of(MemberClass kind) {
  switch (kind) {
    case MemberClass::association: return SourceClass::association;
    case MemberClass::government: return SourceClass::government;
    case MemberClass::police: return SourceClass::police;
    case MemberClass::response_team: return SourceClass::response_team;
    default: return SourceClass::member;
  }
}

std::string_view name_of(Stance one) { return stance_names.at(static_cast<std::size_t>(one)); }
std::optional<Stance> stance_from(std::string_view name) { return model::value_named<Stance>(stance_names, name); }

Json to_json(const ForumAnswer& answer) {
  return Json::object({{"item", answer.item},
                       {"member", answer.member},
                       {"stance", name_of(answer.stance)},
                       {"helpful", answer.helpful},
                       {"salt", answer.salt}});
}
Result<ForumAnswer> forum_answer_from(const Json& json) {
  ForumAnswer out;
  TRY(model::read_text(json, "item", out.item));
  TRY(model::read_text(json, "member", out.member));
  TRY(model::read_named(json, "stance", stance_names, out.stance));
  out.helpful = json["helpful"].bool_or(false);
  TRY(model::read_text(json, "salt", out.salt));
  return out;
}
Json to_json(const ForumCounts& counts) {
  return Json::object({{"stances", to_json(counts.stances)}, {"helpful", count_json(counts.helpful)}});
}

ForumBook::ForumBook(ForumParts parts, Audiences& audiences, MemberGate& gate)
    : parts_(std::move(parts)),
      audiences_(audiences),
      gate_(gate),
      proposals_(parts_.database, parts_.records, parts_.clock, parts_.random, "forum_proposal", forum_proposal_from, describe_proposal),
      items_(parts_.database, parts_.records, parts_.clock, parts_.random, "forum_item", forum_item_from, describe_item),
      answers_(parts_.database, parts_.records, parts_.clock, parts_.random, "forum_answer", forum_answer_from, describe_answer) {}

std::string ForumBook::hash_of(const ForumContent& content) { return to_hex(sha256(to_json(content).dump())); }

Result<void> ForumBook::check_reach(const ForumReach& reach) {
  if (!is_tlp(reach.tlp))
    return error(ErrorCode::invalid_input, "'{}' is no label of TLP 2.0: CLEAR, GREEN, AMBER, AMBER+STRICT or RED", reach.tlp);
  TRY(audiences_.readers_of(reach.audience));
  return {};
}

Result<KnownProposal> ForumBook::propose(const record::Actor& actor, ForumContent content, const ForumReach& widest) {
  TRY(check(content));
  TRY(check_reach(widest));
  ForumProposal proposal;
  proposal.member = is_hub(actor) ? std::string() : member_of(actor);
  if (!proposal.member.empty()) {
    const Member member = TRY(audiences_.member(proposal.member));
    content.source = source_of(member.kind);
    const bool authority = content.source != SourceClass::member && content.source != SourceClass::association;
    if (authority) content.direction = Direction::to_industry;
  } else if (!is_hub(actor) && !actor.has(record::Role::contributor)) {
    return error(ErrorCode::not_permitted, "only the hub, a contributor or whoever speaks for an active member writes in the forum");
  } else if (!is_hub(actor)) {
    if (content.source != SourceClass::government && content.source != SourceClass::police && content.source != SourceClass::response_team)
      return error(ErrorCode::invalid_input, "source: a contributor is government, police or response_team");
    content.direction = Direction::to_industry;
  }
  proposal.content = std::move(content);
  proposal.audience = widest.audience;
  proposal.tlp = widest.tlp;
  proposal.by = actor.account;
  proposal.at = parts_.clock.now();
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownProposal> {
    proposal.number = TRY(next_number(tx, parts_.records, "forum_proposal", "FP", parts_.zone.day_of(proposal.at).year()));
    auto made = TRY(proposals_.create(tx, actor, proposal, "proposed"));
    std::vector<std::string> readers{"account:" + actor.account};
    if (!proposal.member.empty()) readers = {"group:" + group_of_member(proposal.member)};
    if (!actor.is_system)
      TRY(parts_.records.set_readers(tx, "forum_proposal", made.id, readers, {.actor = hub_itself(), .reason = "whose proposal it is"}));
    return made;
  });
}

Result<KnownProposal> ForumBook::proposal(const record::Actor& actor, std::string_view number) {
  auto found = TRY(proposals_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no proposal {} in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownProposal>> ForumBook::proposals(const record::Actor& actor) {
  auto out = TRY(proposals_.list(actor));
  std::ranges::sort(out, {}, [](const KnownProposal& one) { return one.value.number; });
  return out;
}

Result<KnownProposal> ForumBook::step(const record::Actor& actor, std::string_view number, std::string_view action, std::string_view reason,
                                      const std::function<Result<void>(ForumProposal&)>& edit) {
  const KnownProposal known = TRY(proposal(actor, number));
  return proposals_.change(
      actor, known.id, reason,
      [&](ForumProposal& one) -> Result<void> {
        TRY(check_open(one));
        return edit(one);
      },
      record::Verb::update, fmt::format("forum_proposal.{}", action));
}

Result<KnownProposal> ForumBook::amend(const record::Actor& actor, std::string_view number, ForumContent content, std::string_view reason) {
  TRY(check(content));
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a change of a proposal needs a reason");
  return step(actor, number, "amend", reason, [&](ForumProposal& one) -> Result<void> {
    if (!is_hub(actor) && (one.member.empty() || one.member != member_of(actor)) && one.by != actor.account)
      return error(ErrorCode::not_permitted, "{} is another's proposal", number);
    if (!is_hub(actor)) {
      content.source = one.content.source;
      if (one.member.empty()) content.direction = one.content.direction;
    }
    one.content = content;
    one.note = reason;
    one.naming.reset();
    return {};
  });
}

Result<KnownProposal> ForumBook::name_author(const record::Actor& actor, std::string_view number, std::string_view sha256,
                                             std::string_view name) {
  if (trim(name).empty() || count_code_points(name) > longest_author)
    return error(ErrorCode::invalid_input, "a name of at most {} characters is needed", longest_author);
  return step(actor, number, "name_author", "wants to be named", [&](ForumProposal& one) -> Result<void> {
    if (one.member.empty() || one.member != member_of(actor))
      return error(ErrorCode::not_permitted, "only whoever speaks for the member that proposed lets it be named");
    if (const std::string now = hash_of(one.content); now != sha256)
      return error(ErrorCode::conflict, "{}: the words are {} by now, not {}; read them anew", number, now, sha256);
    one.naming = ForumNaming{.sha256 = std::string(sha256), .name = std::string(trim(name)), .by = actor.account, .at = parts_.clock.now()};
    return {};
  });
}

Result<KnownProposal> ForumBook::decline(const record::Actor& actor, std::string_view number, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "declining a proposal needs a reason");
  return step(actor, number, "decline", reason, [&](ForumProposal& one) -> Result<void> {
    if (!is_hub(actor)) return error(ErrorCode::not_permitted, "the hub declines; whoever proposed takes back");
    one.state = ProposalState::declined;
    one.note = reason;
    return {};
  });
}

Result<KnownProposal> ForumBook::take_back(const record::Actor& actor, std::string_view number, std::string_view reason) {
  return step(actor, number, "take_back", reason.empty() ? "taken back" : reason, [&](ForumProposal& one) -> Result<void> {
    if (one.by != actor.account && (one.member.empty() || one.member != member_of(actor)))
      return error(ErrorCode::not_permitted, "{} is another's proposal", number);
    one.state = ProposalState::withdrawn;
    one.note = reason;
    return {};
  });
}

Result<KnownItem> ForumBook::publish(const record::Actor& actor, std::string_view number, const mask::Masked<Json>& content,
                                     const ForumReach& reach) {
  TRY(check_reach(reach));
  const KnownProposal known = TRY(proposal(actor, number));
  const std::vector<std::string> readers = TRY(audiences_.readers_of(reach.audience));
  const std::vector<std::string> agreed = TRY(audiences_.readers_of(known.value.audience));
  const bool wider = std::ranges::any_of(readers, [&](const std::string& one) { return std::ranges::find(agreed, one) == agreed.end(); });
  if (wider || strictness_of(reach.tlp) < strictness_of(known.value.tlp))
    return error(ErrorCode::not_permitted, "{}: whoever proposed agreed to {} under TLP:{} and no further", number, known.value.audience,
                 known.value.tlp);
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownItem> {
    std::optional<KnownItem> made;
    TRY(proposals_.change(
        tx, actor, known.id, "published",
        [&](ForumProposal& one) -> Result<void> {
          TRY(check_open(one));
          const std::string hash = to_hex(content.digest());
          if (hash != hash_of(one.content))
            return error(ErrorCode::conflict, "{}: the gate searched other words than the proposal's; read it anew", number);
          ForumItem item;
          item.number = TRY(next_number(tx, parts_.records, "forum_item", "F", parts_.zone.day_of(parts_.clock.now()).year()));
          item.content = TRY(forum_content_from(content.value()));
          item.audience = reach.audience;
          item.tlp = reach.tlp;
          if (one.naming && one.naming->sha256 == hash) item.author = one.naming->name;
          item.sha256 = hash;
          item.published_at = parts_.clock.now();
          made = TRY(items_.create(tx, actor, item, "published", {}, "forum_item.publish"));
          TRY(parts_.records.set_readers(tx, "forum_item", made->id, readers, {.actor = hub_itself(), .reason = "audience"}));
          one.state = ProposalState::published;
          one.item = item.number;
          return {};
        },
        record::Verb::update, "forum_proposal.publish"));
    return *std::move(made);
  });
}

Result<KnownItem> ForumBook::item(const record::Actor& actor, std::string_view number) {
  auto found = TRY(items_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no forum item {} in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownItem>> ForumBook::items(const record::Actor& actor, const ForumFilter& filter) {
  auto out = TRY(items_.list(actor));
  std::erase_if(out, [&](const KnownItem& one) {
    const ForumContent& content = one.value.content;
    return (filter.kind && *filter.kind != content.kind) || (filter.source && *filter.source != content.source) ||
           (filter.direction && *filter.direction != content.direction);
  });
  std::ranges::sort(out, {}, [](const KnownItem& one) { return one.value.number; });
  return out;
}

Result<KnownItem> ForumBook::withdraw(const record::Actor& actor, std::string_view number, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a withdrawal needs a reason");
  const KnownItem known = TRY(item(actor, number));
  TRY(parts_.database.read(
      [&](sql::Transaction& tx) { return parts_.records.check(tx, actor, record::Verb::update, "forum_item", known.id); }));
  TRY(gate_.admit(std::string(reason)));
  return items_.change(
      actor, known.id, reason,
      [&](ForumItem& one) -> Result<void> {
        if (one.withdrawn_at) return error(ErrorCode::conflict, "{} was withdrawn already", number);
        one.withdrawn_at = parts_.clock.now();
        one.withdraw_reason = reason;
        return {};
      },
      record::Verb::update, "forum_item.withdraw");
}

Result<ForumAnswer> ForumBook::answer(const record::Actor& actor, std::string_view number, const ForumAnswer& wish) {
  const KnownItem known = TRY(item(actor, number));
  ForumAnswer answer = wish;
  answer.item = known.value.number;
  answer.member = member_of(actor);
  answer.salt = to_hex(ByteView(parts_.random.bytes(salt_bytes)));
  if (answer.member.empty()) return error(ErrorCode::not_permitted, "only whoever speaks for an active member answers for it");
  if (known.value.withdrawn_at) return error(ErrorCode::conflict, "{} was withdrawn: {}", number, known.value.withdraw_reason);
  if (answer.stance != Stance::none && known.value.content.kind != ForumKind::measure)
    return error(ErrorCode::invalid_input, "{} is no measure: it can be helpful, but not be adopted", number);
  const std::string whose = answer.item + "/" + answer.member;
  return parts_.database.write([&](sql::Transaction& tx) -> Result<ForumAnswer> {
    const auto before = TRY(answers_.list(tx, hub_itself(), "whose", whose));
    if (!before.empty()) {
      TRY(answers_.change(tx, actor, before.front().id, "answered", [&](ForumAnswer& one) -> Result<void> {
        one = answer;
        return {};
      }));
      return answer;
    }
    const auto made = TRY(answers_.create(tx, actor, answer, "answered"));
    TRY(parts_.records.set_readers(tx, "forum_answer", made.id, {"group:" + group_of_member(answer.member)},
                                   {.actor = hub_itself(), .reason = "whose answer it is"}));
    return answer;
  });
}

Result<std::optional<ForumAnswer>> ForumBook::own_answer(const record::Actor& actor, std::string_view number) {
  const std::string member = member_of(actor);
  if (member.empty()) return std::optional<ForumAnswer>();
  auto found = TRY(answers_.find_by(actor, "whose", std::string(number) + "/" + member));
  return found ? std::optional<ForumAnswer>(std::move(found->value)) : std::optional<ForumAnswer>();
}

Result<ForumCounts> ForumBook::counts(const record::Actor& actor, std::string_view number) {
  const KnownItem known = TRY(item(actor, number));
  const std::vector<std::string> members = TRY(audiences_.members_of(known.value.audience));
  const std::int64_t floor = TRY(audiences_.floor_of(known.value.audience));
  std::vector<std::pair<std::string, std::int64_t>> parts;
  for (std::size_t i = 1; i < stance_names.size(); ++i) parts.emplace_back(stance_names.at(i), 0);
  std::int64_t helpful = 0;
  for (const auto& one : TRY(answers_.list(hub_itself(), "item", known.value.number))) {
    if (!std::ranges::binary_search(members, one.value.member)) continue;  // who is suspended or left counts no more
    if (one.value.stance != Stance::none) ++parts.at(static_cast<std::size_t>(one.value.stance) - 1).second;
    helpful += one.value.helpful ? 1 : 0;
  }
  return ForumCounts{.stances = count_with_floor(parts, floor), .helpful = helpful >= floor ? std::optional(helpful) : std::nullopt};
}

}  // namespace sekimori::share
