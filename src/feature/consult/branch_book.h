// The 47 branches of the desk, one in each prefecture: who advises there, and whether they have been taught what they answer on.
//
//   for (const BranchView& one : TRY(branches.list(actor))) one.training;               // none, due, current
//   TRY(branches.train(actor, 13, {.day = day, .topic = Content::leak, .attended = 4}));
//   TRY(branches.give_account(actor, 13, "tokyo-1", "new adviser"));                     // from now on it sees what lies with branch 13
//
// Branches are data (content/desk/prefectures.toml); a record is made when something is said of one. Any thread.
#pragma once

#include "feature/consult/desk_parts.h"
#include "feature/consult/desk_texts.h"

namespace sekimori::consult {

struct BranchTraining {
  Day day;
  Content topic = Content::secret_management;
  std::int64_t attended = 0;
  std::string by;  // account
};

struct DeskBranch {
  int code = 0;
  std::int64_t staff = 0;
  std::vector<BranchTraining> trainings;
  std::string note;
};
Json to_json(const DeskBranch& branch);
Result<DeskBranch> desk_branch_from(const Json& json);

enum class TrainingState : unsigned char { none, due, current };
std::string_view name_of(TrainingState state);

// What branch advisers are taught, and for how long that holds.
constexpr std::array<Content, 3> taught = {Content::secret_management, Content::leak, Content::open_close};
constexpr int training_holds_days = 730;

struct BranchView {
  DeskBranch branch;
  TrainingState training = TrainingState::none;
  std::vector<Content> missing;  // topics nobody was taught within the time
  std::optional<Day> last_trained;
  std::int64_t open_cases = 0;
};
Json to_json(const BranchView& view);
// current: each topic within the time, with as many people as work there.
BranchView training_of(const DeskBranch& branch, Day today);

class BranchBook {
 public:
  explicit BranchBook(const DeskParts& parts);
  Result<std::vector<BranchView>> list(const record::Actor& actor);  // all 47
  Result<BranchView> find(const record::Actor& actor, int code);
  Result<BranchView> set_staff(const record::Actor& actor, int code, std::int64_t staff, std::string_view note);
  // invalid_input: a day in the future, nobody attended, a topic that is not taught.
  Result<BranchView> train(const record::Actor& actor, int code, const BranchTraining& training);
  // The account becomes one of the branch; needs "desk_branch.create". It needs the role branch_adviser by itself.
  Result<void> give_account(const record::Actor& actor, int code, std::string_view login, std::string_view reason);

 private:
  Result<BranchView> change(const record::Actor& actor, int code, std::string_view action,
                            const std::function<Result<void>(DeskBranch&)>& edit);
  Day today() const { return parts_.zone.day_of(parts_.clock.now()); }
  DeskParts parts_;
  record::RecordShelf<DeskBranch> shelf_;
};

}  // namespace sekimori::consult
