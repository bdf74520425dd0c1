#include "feature/protect/level_book.h"

#include <algorithm>
#include <map>
#include <ranges>

#include "base/phrase.h"
#include "base/text.h"
#include "feature/protect/content.h"
#include "model/names.h"

namespace sekimori::protect {
namespace {

using model::Level;
using model::LevelDefinition;

constexpr std::array<std::string_view, 3> state_names = {"proposed", "approved", "refused"};
constexpr std::array<std::string_view, 4> level_names = {"", "level_internal", "level_confidential", "level_top"};
constexpr std::array<Level, 3> highest_first = {Level::top, Level::confidential, Level::internal};

const std::map<Level, LevelDefinition>& built_in() {
  static const auto all = [] {
    std::map<Level, LevelDefinition> out;
    for (const Json& row : content("levels")["level"].items()) {
      auto definition = model::level_definition_from_json(row);
      SEKIMORI_CHECK(definition.has_value());
      out.emplace(definition->level, *definition);
    }
    SEKIMORI_CHECK(out.size() == highest_first.size());
    return out;
  }();
  return all;
}

bool holds_any_role(const record::Actor& actor, const std::vector<std::string>& roles) {
  return actor.is_system ||
         std::ranges::any_of(actor.roles, [&](record::Role role) { return std::ranges::find(roles, identifier_of(role)) != roles.end(); });
}

}  // namespace

std::string_view name_of(ProposalState state) { return state_names.at(static_cast<size_t>(state)); }

Json to_json(const LevelProposal& p) {
  return Json::object({{"number", p.number},
                       {"from", identifier_of(p.from)},
                       {"level", identifier_of(p.level)},
                       {"proposer", p.proposer},
                       {"reason", p.reason},
                       {"proposed_on", p.proposed_on.to_string()},
                       {"state", name_of(p.state)},
                       {"decided_by", p.decided_by},
                       {"decision_reason", p.decision_reason},
                       {"decided_on", model::day_json(p.decided_on)}});
}

record::Draft Filed<LevelDefinition>::draft(const LevelDefinition& item) {
  record::Draft draft;
  draft.kind = kind;
  draft.id = identifier_of(item.level);
  draft.body = to_json(item);
  draft.summary = Json::object({{"name", item.name.ja}});
  return draft;
}

record::Draft Filed<LevelProposal>::draft(const LevelProposal& item) {
  record::Draft draft;
  draft.kind = kind;
  draft.body = to_json(item);
  draft.summary = Json::object({{"number", item.number}, {"state", name_of(item.state)}});
  draft.keys = {{"number", item.number, record::Uniqueness::shared},
                {"state", std::string(name_of(item.state)), record::Uniqueness::shared}};
  return draft;
}

Result<LevelProposal> Filed<LevelProposal>::read(const Json& body) {
  LevelProposal out;
  TRY(model::read_text(body, "number", out.number));
  TRY(model::read_named(body, "from", level_names, out.from));
  TRY(model::read_named(body, "level", level_names, out.level));
  TRY(model::read_text(body, "proposer", out.proposer));
  TRY(model::read_text(body, "reason", out.reason));
  std::optional<Day> proposed_on;
  TRY(model::read_day(body, "proposed_on", proposed_on));
  out.proposed_on = proposed_on.value_or(Day{});
  TRY(model::read_named(body, "state", state_names, out.state));
  TRY(model::read_text(body, "decided_by", out.decided_by));
  TRY(model::read_text(body, "decision_reason", out.decision_reason));
  TRY(model::read_day(body, "decided_on", out.decided_on));
  return out;
}

Day months_later(Day day, std::int64_t months) {
  const std::int64_t count = std::int64_t(day.year()) * 12 + day.month() - 1 + months;
  const int year = static_cast<int>(count / 12);
  const int month = static_cast<int>(count % 12) + 1;
  for (int last = day.day(); last > 28; --last)
    if (const auto found = Day::from_date(year, month, last)) return *found;
  return Day::from_date(year, month, std::min(day.day(), 28)).value_or(day);
}

Result<std::vector<LevelDefinition>> LevelBook::definitions(const record::Actor& actor, const record::AsOf& as_of) {
  auto found = built_in();
  for (auto& kept : TRY(shelf_.all<LevelDefinition>(actor, as_of))) found[kept.item.level] = std::move(kept.item);
  std::vector<LevelDefinition> out;
  for (Level level : highest_first) out.push_back(std::move(found[level]));
  return out;
}

Result<LevelDefinition> LevelBook::definition(const record::Actor& actor, Level level, const record::AsOf& as_of) {
  auto kept = TRY(shelf_.find_by_id<LevelDefinition>(actor, identifier_of(level), as_of));
  return kept ? std::move(kept->item) : built_in().at(level);
}

Result<void> LevelBook::change(const record::Actor& actor, const LevelDefinition& definition, std::string_view reason,
                               std::optional<Instant> valid_from) {
  // Read back as whoever opens it later will: what is not a level is refused here.
  LevelDefinition checked = TRY(model::level_definition_from_json(to_json(definition)));
  std::vector<inspect::MarkAlias> aliases;
  for (const LevelDefinition& other : TRY(definitions(actor)))
    for (const std::string& alias : other.level == checked.level ? checked.aliases : other.aliases) {
      for (const inspect::MarkAlias& known : aliases)
        if (fold(known.text) == fold(alias) && known.level != other.level)
          return error(ErrorCode::invalid_input, "the word '{}' cannot mark {} and {}", alias, Phrase(name_of(known.level)),
                       Phrase(name_of(other.level)));
      aliases.push_back({alias, other.level});
    }
  TRY(inspect::MarkVocabulary::with(aliases));
  const auto before = TRY(shelf_.find_by_id<LevelDefinition>(actor, identifier_of(checked.level)));
  if (before) TRY(shelf_.change(actor, *before, checked, reason, {.valid_from = valid_from}));
  else TRY(shelf_.add(actor, checked, reason, {.valid_from = valid_from}));
  return {};
}

Result<inspect::MarkVocabulary> LevelBook::vocabulary(const record::Actor& actor) {
  std::vector<inspect::MarkAlias> aliases;
  for (const LevelDefinition& definition : TRY(definitions(actor))) {
    for (const std::string& alias : definition.aliases) aliases.push_back({alias, definition.level});
    // A firm that calls a level by a name of its own marks with that name.
    for (const std::string& name : {definition.name.ja, definition.name.en}) {
      const model::Wording& usual = built_in().at(definition.level).name;
      if (name != usual.ja && name != usual.en) aliases.push_back({name, definition.level});
    }
  }
  return inspect::MarkVocabulary::with(aliases);
}

Result<SecretRecord> LevelBook::secret(const record::Actor& actor, std::string_view number) {
  auto found = TRY(register_.find_secret_by_number(actor, number));
  if (!found) return error(ErrorCode::not_found, "no secret with the number '{}'", number);
  return *std::move(found);
}

Result<LevelProposal> LevelBook::propose(const record::Actor& actor, LevelProposal proposal) {
  const SecretRecord known = TRY(secret(actor, proposal.number));
  proposal.from = known.secret.level;
  proposal.state = ProposalState::proposed;
  proposal.proposed_on = today();
  if (proposal.proposer.empty()) return error(ErrorCode::invalid_input, "the proposer's staff number is missing");
  if (proposal.level < proposal.from && trim(proposal.reason).empty())
    return error(ErrorCode::invalid_input, "lowering {} from {} to {} needs a reason", proposal.number, Phrase(name_of(proposal.from)),
                 Phrase(name_of(proposal.level)));
  for (const auto& other : TRY(shelf_.all<LevelProposal>(actor, {}, "number", proposal.number)))
    if (other.item.state == ProposalState::proposed)
      return error(ErrorCode::conflict, "a proposal of {} for {} waits for a decision", other.item.proposer, proposal.number);
  return TRY(shelf_.add(actor, proposal, proposal.reason.empty() ? "level proposed" : proposal.reason)).item;
}

Result<LevelProposal> LevelBook::decide(const record::Actor& actor, std::string_view number, ProposalState decision,
                                        std::string_view approver, std::string_view reason) {
  std::optional<Kept<LevelProposal>> waiting;
  for (auto& known : TRY(shelf_.all<LevelProposal>(actor, {}, "number", number)))
    if (known.item.state == ProposalState::proposed) waiting = std::move(known);
  if (!waiting) return error(ErrorCode::not_found, "no proposal waits for the secret '{}'; 'sekimori secret propose' makes one", number);
  if (approver.empty()) return error(ErrorCode::invalid_input, "the approver's staff number is missing");
  LevelProposal decided = waiting->item;
  const LevelDefinition wanted = TRY(definition(actor, decided.level));
  if (!holds_any_role(actor, wanted.approvers)) {
    Phrase list = word("role", wanted.approvers.front());
    for (const std::string& role : wanted.approvers | std::views::drop(1)) list = phrase("{}, {}", list, word("role", role));
    return error(ErrorCode::not_permitted, "{} is approved by one of: {}", Phrase(name_of(decided.level)), list);
  }
  if (decided.level < decided.from && decided.proposer == approver)
    return error(ErrorCode::not_permitted, "{} proposed to lower {} and cannot approve it himself", approver, number);
  decided.state = decision;
  decided.decided_by = approver;
  decided.decision_reason = reason;
  decided.decided_on = today();
  const SecretRecord known = TRY(secret(actor, number));
  model::TradeSecret changed = known.secret;
  changed.level = decided.level;
  changed.proposed_by = decided.proposer;
  changed.approved_by = decided.decided_by;
  changed.review_day = months_later(today(), wanted.review_months);
  TRY(shelf_.database().write([&](sql::Transaction& tx) -> Result<void> {
    TRY(shelf_.change(tx, actor, *waiting, decided, reason, {.verb = record::Verb::approve}));
    if (decision != ProposalState::approved) return {};
    return register_.put_secret(tx, actor, known, changed, record::Verb::approve, reason);
  }));
  return decided;
}

Result<std::vector<LevelProposal>> LevelBook::proposals(const record::Actor& actor, std::optional<ProposalState> state) {
  std::vector<LevelProposal> out;
  for (auto& kept : TRY(shelf_.all<LevelProposal>(actor, {}, state ? "state" : "", state ? name_of(*state) : "")))
    out.push_back(std::move(kept.item));
  return out;
}

Result<std::vector<DueReview>> LevelBook::due(const record::Actor& actor, Day until) {
  std::vector<DueReview> out;
  for (const SecretRecord& known : TRY(register_.secrets(actor))) {
    const model::TradeSecret& secret = known.secret;
    if (!secret.review_day || *secret.review_day <= until)
      out.push_back({secret.number, secret.department, secret.owner, secret.level, secret.review_day});
  }
  std::ranges::stable_sort(out, [](const DueReview& a, const DueReview& b) { return a.review_day < b.review_day; });
  return out;
}

Result<Day> LevelBook::review(const record::Actor& actor, std::string_view number, std::string_view reviewer, std::string_view reason) {
  const SecretRecord known = TRY(secret(actor, number));
  if (reviewer.empty()) return error(ErrorCode::invalid_input, "the reviewer's staff number is missing");
  model::TradeSecret changed = known.secret;
  changed.approved_by = reviewer;
  const Day next = months_later(today(), TRY(definition(actor, changed.level)).review_months);
  changed.review_day = next;
  TRY(shelf_.database().write(
      [&](sql::Transaction& tx) { return register_.put_secret(tx, actor, known, changed, record::Verb::approve, reason); }));
  return next;
}

}  // namespace sekimori::protect
