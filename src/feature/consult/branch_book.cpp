#include "feature/consult/branch_book.h"

#include <algorithm>

#include "base/text.h"
#include "model/names.h"

namespace sekimori::consult {
namespace {

constexpr std::array<std::string_view, 3> training_names = {"none", "due", "current"};
constexpr std::int64_t most_staff = 1000;

void describe_branch(const DeskBranch& branch, record::Draft& draft) {
  draft.summary = Json::object({{"code", branch.code}});
  draft.keys = {{"code", std::to_string(branch.code), record::Uniqueness::unique}};
}

Result<void> check_code(int code) {
  if (desk_texts().prefecture_of_code(code) == nullptr)
    return error(ErrorCode::not_found, "no branch {}; they are 1 to {}", code, branch_count);
  return {};
}

std::string id_of(int code) { return fmt::format("branch-{:02}", code); }

}  // namespace

std::string_view name_of(TrainingState state) { return training_names.at(static_cast<std::size_t>(state)); }

Json to_json(const DeskBranch& branch) {
  Json trainings = Json::array();
  for (const BranchTraining& one : branch.trainings)
    trainings.push(Json::object({{"day", one.day.to_string()}, {"topic", name_of(one.topic)}, {"attended", one.attended}, {"by", one.by}}));
  return Json::object({{"code", branch.code}, {"staff", branch.staff}, {"trainings", std::move(trainings)}, {"note", branch.note}});
}

Result<DeskBranch> desk_branch_from(const Json& json) {
  DeskBranch out;
  out.code = static_cast<int>(json["code"].integer_or(0));
  TRY(model::read_integer(json, "staff", out.staff));
  TRY(model::read_text(json, "note", out.note));
  for (const Json& item : json["trainings"].items()) {
    BranchTraining one;
    one.day = TRY(Day::parse(item["day"].text()));
    one.topic = content_from(item["topic"].text()).value_or(Content::secret_management);
    TRY(model::read_integer(item, "attended", one.attended));
    TRY(model::read_text(item, "by", one.by));
    out.trainings.push_back(std::move(one));
  }
  return out;
}

BranchView training_of(const DeskBranch& branch, Day today) {
  BranchView out{.branch = branch, .training = TrainingState::none, .missing = {}, .last_trained = {}};
  for (const BranchTraining& one : branch.trainings)
    if (!out.last_trained || *out.last_trained < one.day) out.last_trained = one.day;
  for (const Content topic : taught) {
    const bool held = std::ranges::any_of(branch.trainings, [&](const BranchTraining& one) {
      return one.topic == topic && today.number - one.day.number <= training_holds_days && one.attended >= branch.staff;
    });
    if (!held) out.missing.push_back(topic);
  }
  if (!branch.trainings.empty()) out.training = out.missing.empty() ? TrainingState::current : TrainingState::due;
  return out;
}

Json to_json(const BranchView& view) {
  const Prefecture* prefecture = desk_texts().prefecture_of_code(view.branch.code);
  Json missing = Json::array();
  for (const Content topic : view.missing) missing.push(name_of(topic));
  return to_json(view.branch)
      .set("name", model::to_json(prefecture->name))
      .set("region", prefecture->region)
      .set("training", name_of(view.training))
      .set("missing", std::move(missing))
      .set("last_trained", model::day_json(view.last_trained))
      .set("open_cases", view.open_cases);
}

BranchBook::BranchBook(const DeskParts& parts)
    : parts_(parts),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "desk_branch", desk_branch_from, describe_branch) {}

Result<std::vector<BranchView>> BranchBook::list(const record::Actor& actor) {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::vector<BranchView>> {
    std::vector<BranchView> out;
    const auto known = TRY(shelf_.list(tx, actor));
    // How many cases are open there: those that the actor may see.
    std::array<std::int64_t, overseas_desk + 1> open{};
    const auto reach = record::Permissions::standard().reach_of(actor, record::Verb::list, "consultation");
    if (actor.is_system || !reach.nothing()) {
      record::ListQuery query;
      query.kind = "consultation";
      query.key = "standing";
      query.value = "open";
      for (const record::Version& one : TRY(record::all_records(tx, parts_.records, actor, query)))
        if (const auto desk = desk_from(one.summary["desk"].text())) ++open.at(static_cast<std::size_t>(*desk));
    }
    for (const Prefecture& prefecture : desk_texts().prefectures) {
      DeskBranch branch;
      branch.code = prefecture.code;
      for (const auto& one : known)
        if (one.value.code == prefecture.code) branch = one.value;
      BranchView view = training_of(branch, today());
      view.open_cases = open.at(static_cast<std::size_t>(prefecture.code));
      out.push_back(std::move(view));
    }
    return out;
  });
}

Result<BranchView> BranchBook::find(const record::Actor& actor, int code) {
  TRY(check_code(code));
  for (BranchView& one : TRY(list(actor)))
    if (one.branch.code == code) return std::move(one);
  return error(ErrorCode::not_found, "no branch {}; they are 1 to {}", code, branch_count);
}

Result<BranchView> BranchBook::change(const record::Actor& actor, int code, std::string_view action,
                                      const std::function<Result<void>(DeskBranch&)>& edit) {
  TRY(check_code(code));
  auto written = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    if (TRY(shelf_.list(tx, desk_itself(), "code", std::to_string(code))).empty()) {
      DeskBranch fresh;
      fresh.code = code;
      const auto made = TRY(shelf_.create(tx, desk_itself(), fresh, "begun", id_of(code)));
      TRY(parts_.records.set_readers(tx, "desk_branch", made.id, {"group:" + group_of_branch(code)},
                                     {.actor = desk_itself(), .reason = "whose branch it is"}));
    }
    TRY(shelf_.change(tx, actor, id_of(code), action, edit, record::Verb::update, fmt::format("desk_branch.{}", action)));
    return {};
  });
  if (!written) return std::unexpected(std::move(written).error());
  return find(actor, code);
}

Result<BranchView> BranchBook::set_staff(const record::Actor& actor, int code, std::int64_t staff, std::string_view note) {
  if (staff < 0 || staff > most_staff) return error(ErrorCode::invalid_input, "staff: 0 to {}", most_staff);
  return change(actor, code, "staff", [&](DeskBranch& branch) -> Result<void> {
    branch.staff = staff;
    branch.note = note;
    return {};
  });
}

Result<BranchView> BranchBook::train(const record::Actor& actor, int code, const BranchTraining& training) {
  if (today() < training.day) return error(ErrorCode::invalid_input, "{} has not come yet", training.day.to_string());
  if (training.attended < 1 || training.attended > most_staff) return error(ErrorCode::invalid_input, "attended: 1 to {}", most_staff);
  if (std::ranges::find(taught, training.topic) == taught.end())
    return error(ErrorCode::invalid_input, "{} is not taught to branches: secret_management, leak, open_close are",
                 name_of(training.topic));
  return change(actor, code, "train", [&](DeskBranch& branch) -> Result<void> {
    BranchTraining one = training;
    one.by = actor.account;
    branch.trainings.push_back(std::move(one));
    return {};
  });
}

Result<void> BranchBook::give_account(const record::Actor& actor, int code, std::string_view login, std::string_view reason) {
  TRY(check_code(code));
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = "desk_branch", .id = id_of(code)}));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    const auto account = TRY(parts_.accounts.find_by_login(tx, login));
    if (!account) return error(ErrorCode::not_found, "no account {}", login);
    std::vector<std::string> groups = account->groups;
    std::erase_if(groups, [](const std::string& one) { return one.starts_with("branch:"); });
    groups.push_back(group_of_branch(code));
    return parts_.accounts.set_person(tx, account->id, account->person, groups,
                                      {.actor = desk_itself(), .reason = fmt::format("{} (by {})", reason, actor.account)});
  });
}

}  // namespace sekimori::consult
