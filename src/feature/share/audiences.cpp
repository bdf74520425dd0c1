#include "feature/share/audiences.h"

#include <algorithm>
#include <array>

namespace sekimori::share {
namespace {

constexpr std::int64_t k_of_all = 5;
constexpr std::array<std::string_view, 5> labels = {"CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"};

record::Actor hub_itself() { return record::Actor::system("share"); }

}  // namespace

std::string member_of(const record::Actor& actor) {
  constexpr std::string_view prefix = "member:";
  for (const std::string& group : actor.groups)
    if (group.starts_with(prefix)) return group.substr(prefix.size());
  return {};
}

bool is_hub(const record::Actor& actor) {
  return actor.is_system || actor.has(record::Role::hub_operator) || actor.has(record::Role::hub_reviewer);
}

int strictness_of(std::string_view tlp) {
  const auto at = std::ranges::find(labels, tlp);
  return at == labels.end() ? -1 : static_cast<int>(at - labels.begin());
}

Result<std::string> next_number(sql::Transaction& tx, record::RecordStore& records, std::string_view kind, std::string_view letters,
                                int year) {
  const std::string prefix = fmt::format("{}-{:04}-", letters, year);
  record::ListQuery query;
  query.kind = kind;
  std::size_t last = 0;
  for (const record::Version& version : TRY(record::all_records(tx, records, hub_itself(), query)))
    if (const std::string_view number = version.summary["number"].text(); number.starts_with(prefix))
      last = std::max(last, static_cast<std::size_t>(std::strtoull(std::string(number.substr(prefix.size())).c_str(), nullptr, 10)));
  return fmt::format("{}{:03}", prefix, last + 1);
}

Result<std::vector<std::string>> Audiences::members_of(std::string_view audience) {
  const std::vector<std::string> readers = TRY(readers_of(audience));
  std::vector<std::string> out;
  for (const KnownMember& known : TRY(members_.list(hub_itself()))) {
    if (known.value.state != MemberState::active) continue;
    const bool belongs = std::ranges::any_of(known.value.sigs, [&](const std::string& sig) {
      return std::ranges::find(readers, "group:" + group_of_sig(sig)) != readers.end();
    });
    if (belongs) out.push_back(known.value.number);
  }
  return out;
}

Result<std::int64_t> Audiences::floor_of(std::string_view audience) {
  if (audience == everybodys_audience) return k_of_all + 1;
  return TRY(sigs_.find(hub_itself(), audience)).value.k + 1;
}

Result<Member> Audiences::member(std::string_view number) { return TRY(members_.find(hub_itself(), number)).value; }

}  // namespace sekimori::share
