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
