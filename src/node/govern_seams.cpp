#include "node/govern_seams.h"

namespace sekimori::node {

govern::TaskSeam measure_tasks(const std::unique_ptr<protect::Safeguards>& safeguards) {
  return {.open = [&safeguards](sql::Transaction& tx, const record::Actor& actor, const model::Task& task,
                                std::string_view reason) -> Result<void> {
            TRY(safeguards->tasks.add(tx, actor, task, reason));
            return {};
          },
          .settle = [&safeguards](sql::Transaction& tx, const record::Actor& actor, std::string_view kind, std::string_view object,
                                  std::string_view note) { return safeguards->tasks.settle(tx, actor, kind, object, note); }};
}

govern::AskRoster roster_of(const std::unique_ptr<share::ShareRoom>& share) {
  return [&share](std::string_view number) -> Result<govern::Membership> {
    for (const share::KnownMember& one : TRY(share->members.list(record::Actor::system("govern"))))
      if (one.value.number == number)
        return one.value.state == share::MemberState::active ? govern::Membership::active : govern::Membership::past;
    return govern::Membership::none;
  };
}

}  // namespace sekimori::node
